package org.aeneas.bench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.sandbox.ClassOrigins;

/**
 * How a program is run that needs Cassandra's classes; those of this bundle are there too.
 *
 * @param jars    the folder of Cassandra's jars
 * @param options further options of the virtual machine
 */
record CassandraProgram(Path jars, List<String> options) {
    private static final List<String> MODULES = List.of("--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
    /** Else Cassandra's own log would come with the answer; a resource of this bundle. */
    private static final String QUIET = "-Dlogback.configurationFile=org/aeneas/bench/internal/peer/logback.xml";

    static CassandraProgram of(Path jars) {
        return new CassandraProgram(jars, List.of());
    }

    CassandraProgram heap(String size) {
        return with("-Xmx" + size);
    }

    CassandraProgram with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new CassandraProgram(jars, all);
    }

    ChildProcess process(String name, String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MODULES);
        command.add(QUIET);
        command.addAll(options);
        String ours = ClassOrigins.classPath(CassandraProgram.class);
        command.addAll(List.of("-cp", ours + ":" + jars.resolve("*"), main));
        command.addAll(arguments);
        return ChildProcess.of(name, command);
    }
}
