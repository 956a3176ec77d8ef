package org.aeneas.agent.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.aeneas.core.Problem;

/**
 * What the agent is told by its administrator. Secrets are not here: only their {@link SecretReference}s are.
 *
 * @param cassandraVersion the major version of the source: {@code 2}, {@code 3}, {@code 4} or {@code 5}; empty if
 *                         nobody has chosen one yet
 * @param outputFolder     absolute; empty if nobody has chosen one yet
 * @param logFolder        absolute
 * @param mountFolder      absolute
 */
public record AgentSettings(String cassandraVersion, Server server, Ssl ssl, String outputFolder, String logFolder,
        String mountFolder, List<DataProvider> dataProviders, Limits limits) {
    public static final int DEFAULT_PORT = 8080;
    public static final int DEFAULT_HEALTH_PORT = 8081;
    public static final String ALL_ADDRESSES = "0.0.0.0";
    public static final String LOOPBACK = "127.0.0.1";
    private static final String CONFIGURE =
            "sudo java -jar /usr/share/aws-cassandra-extractor/aws-cassandra-extractor.jar --configure";

    public AgentSettings {
        dataProviders = List.copyOf(dataProviders);
    }

    /** What holds before anybody has configured anything. */
    public static AgentSettings initial() {
        return new AgentSettings("", Server.INITIAL, Ssl.DISABLED, "", AgentFolders.LOG_FOLDER,
                AgentFolders.MOUNT_FOLDER, List.of(), Limits.INITIAL);
    }

    /**
     * Where the agent answers.
     *
     * @param bindAddress an address of this machine; {@value #ALL_ADDRESSES} for all of them
     * @param password    asked from who connects without SSL
     * @param healthPort  of loopback, for {@code /health} and {@code /metrics}
     */
    public record Server(int port, String bindAddress, SecretReference password, int healthPort) {
        static final Server INITIAL = new Server(DEFAULT_PORT, LOOPBACK, SecretReference.NONE, DEFAULT_HEALTH_PORT);
    }

    /** Stores are JKS or PKCS12 files; their paths are absolute, and empty where SSL is off. */
    public record Ssl(boolean enabled, String keyStore, SecretReference keyStorePassword, String trustStore,
            SecretReference trustStorePassword) {
        static final Ssl DISABLED = new Ssl(false, "", SecretReference.NONE, "", SecretReference.NONE);
    }

    /**
     * What the agent may use.
     *
     * @param tasks     that run at once
     * @param diskBytes of the output folder that staged files may take; 0 for no limit of its own
     * @param threads   that extract; 0 for one a processor
     */
    public record Limits(int tasks, long diskBytes, int threads) {
        static final Limits INITIAL = new Limits(2, 0, 0);
    }

    /** Every secret that is referred to. */
    public Set<SecretReference> secrets() {
        Set<SecretReference> all = new LinkedHashSet<>();
        all.add(server.password());
        all.add(ssl.keyStorePassword());
        all.add(ssl.trustStorePassword());
        dataProviders.forEach(node -> {
            all.add(node.login().secret());
            all.add(node.jmx().password());
        });
        all.remove(SecretReference.NONE);
        return all;
    }

    /** @throws org.aeneas.core.ProblemException {@code agent-not-configured} if the service cannot start with these */
    public void requireConfigured() {
        String missing = dataProviders.isEmpty() ? "data providers" : outputFolder.isEmpty() ? "output folder"
                : cassandraVersion.isEmpty() ? "Cassandra version" : "";
        if (!missing.isEmpty()) {
            throw new Problem("agent-not-configured", "The settings name no " + missing + ".",
                    AgentFolders.SETTINGS_NAME, "Run: " + CONFIGURE).asException();
        }
    }
}
