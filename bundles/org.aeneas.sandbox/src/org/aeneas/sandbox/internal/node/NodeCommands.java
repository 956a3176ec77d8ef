package org.aeneas.sandbox.internal.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sandbox.internal.process.Loopback;

/** The command lines of a node and of its tools. */
public record NodeCommands(CassandraVersion version, Path java, Path jars, NodeDirectory directory, String address) {
    public List<String> daemon(NodeOptions options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-javaagent:" + jamm());
        command.addAll(moduleOptions(version));
        command.add("-Xms" + options.heapMegabytes() + "m");
        command.add("-Xmx" + options.heapMegabytes() + "m");
        command.add("-XX:+UseSerialGC");
        // Nodes here are young: a quarter less processor time until they answer. Later options win.
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:-UsePerfData");
        command.addAll(common());
        command.add("-Dlogback.configurationFile=" + directory.logback());
        command.add("-Dcassandra-rackdc.properties=" + directory.rackProperties().toUri());
        command.add("-Dcassandra-foreground=yes");
        command.add("-Djava.io.tmpdir=" + directory.temporary());
        command.add("-Dcassandra.logdir=" + directory.log().getParent());
        command.add("-Djava.net.preferIPv4Stack=true");
        // Cassandra's own JMX: Java's, by com.sun.management.jmxremote.port, opens a second port on every address.
        command.add("-Dcassandra.jmx.local.port=" + directory.jmxPort());
        // A cluster on one machine has nobody to wait for.
        command.add("-Dcassandra.ring_delay_ms=5000");
        command.add("-Dcassandra.skip_wait_for_gossip_to_settle=0");
        command.add("-Dcassandra.consistent.rangemovement=false");
        command.addAll(options.jvmOptions());
        command.add("-cp");
        command.add(classPath());
        command.add("org.apache.cassandra.service.CassandraDaemon");
        return command;
    }

    public List<String> nodetool(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(moduleOptions(version));
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                // Old nodetools write an address in brackets, which Java refuses since 8u332.
                "-Dcom.sun.jndi.rmiURLParsing=legacy"));
        command.addAll(common());
        command.add("-Dlogback.configurationFile=" + directory.quietLogback());
        command.addAll(List.of("-cp", classPath(), "org.apache.cassandra.tools.NodeTool"));
        command.addAll(List.of("-h", Loopback.HOST, "-p", Integer.toString(directory.jmxPort())));
        command.addAll(arguments);
        return command;
    }

    private List<String> common() {
        return List.of("-Dcassandra.config=" + directory.yaml().toUri(), "-Dcassandra.storagedir=" + directory.root());
    }

    private String classPath() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return String.join(":", files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted().toList());
        }
    }

    private Path jamm() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.getFileName().toString().startsWith("jamm-")).findFirst()
                    .orElseThrow(() -> new IOException("There is no jamm in " + jars));
        }
    }

    /** What its Java needs to let it at Java's internals. */
    public static List<String> moduleOptions(CassandraVersion version) throws IOException {
        if (version.java() < 11) {
            return List.of();
        }
        try (InputStream in = NodeCommands.class.getResourceAsStream("jvm-" + version.java() + ".options")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
