package org.aeneas.cassandra.clone;

import java.util.List;

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

    /** @param name of a file in the configuration's folder */
    public String file(String name) {
        return configuration + (configuration.endsWith("/") ? "" : "/") + name;
    }
}
