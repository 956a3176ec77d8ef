package org.aeneas.cassandra.clone;

import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;

/**
 * Cassandra on one host.
 *
 * @param user            of the operating system, by whom it runs
 * @param home            folder with {@code bin} or {@code lib}
 * @param configuration   folder of cassandra.yaml
 * @param dataDirectories absolute
 * @param commitLog       folder
 * @param savedCaches     folder
 * @param java            home of the Java that runs it
 * @param service         how it is started and stopped
 */
public record Installation(String user, String home, String configuration, List<String> dataDirectories,
        String commitLog, String savedCaches, String java, Service service) {
    public static final String YAML = "cassandra.yaml";
    public static final String PLACE = "cassandra-rackdc.properties";
    public static final String TOPOLOGY = "cassandra-topology.properties";

    public Installation {
        dataDirectories = List.copyOf(dataDirectories);
    }

    /**
     * What {@code bin/cassandra -v} says of this, on its host.
     *
     * @throws org.aeneas.core.ProblemException {@code command-failed}, {@code version-unreadable}
     */
    public CassandraVersion version(HostShell shell, Progress progress) {
        // An archive has it in its home; a package where every program is.
        String said = shell.require("JAVA_HOME=" + Command.quote(java) + "; CASSANDRA_CONF="
                + Command.quote(configuration) + "; export JAVA_HOME CASSANDRA_CONF; c="
                + Command.quote(home + "/bin/cassandra")
                + "; if [ -x \"$c\" ]; then CASSANDRA_HOME=" + Command.quote(home)
                + " \"$c\" -v; else cassandra -v; fi", progress);
        return CassandraVersion.of(said.lines().map(String::strip).filter(line -> line.matches("\\d+\\.\\d+.*"))
                .reduce((first, second) -> second).orElse(said.strip()));
    }

    /** @param name of a file in the configuration's folder */
    public String file(String name) {
        return configuration + (configuration.endsWith("/") ? "" : "/") + name;
    }
}
