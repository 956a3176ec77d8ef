package org.aeneas.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Problem;
import org.slf4j.Logger;

/** Where the proxies of a sandbox run. */
public sealed interface FrontLauncher {

    /** In the JVM that starts the sandbox, and no longer than it. */
    record InThisJvm() implements FrontLauncher {
    }

    /**
     * In a process of their own, which lives until the sandbox is stopped.
     *
     * @param command runs {@link Front#serve} with the two files whose paths are added to it
     */
    record SeparateProcess(List<String> command) implements FrontLauncher {
        public SeparateProcess {
            command = List.copyOf(command);
        }
    }

    /**
     * A process of this Java on the few jars or folders that the sandbox's classes need, found where they were loaded
     * from: this works in Equinox and on a plain class path, and starts faster than a second Equinox.
     */
    static FrontLauncher sameClasses() {
        String classPath = ClassOrigins.classPath(Front.class, ServiceProfile.class, Problem.class, ObjectMapper.class,
                JsonFactory.class, JsonProperty.class, Jdk8Module.class, Logger.class,
                ZstdInputStreamNoFinalizer.class, CsvMapper.class);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:-UsePerfData",
                "-Dslf4j.internal.verbosity=ERROR", "-cp", classPath,
                Front.class.getName()));
        return new SeparateProcess(command);
    }
}
