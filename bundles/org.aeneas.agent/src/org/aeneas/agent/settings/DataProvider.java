package org.aeneas.agent.settings;

import java.util.List;

/**
 * A node of the clone datacenter, whose data the agent reads.
 *
 * @param address         IP address or host name
 * @param local           whether the node runs on this machine: then its files are read without a mount
 * @param sshPort         1 to 65535
 * @param cassandraYaml   the absolute path of cassandra.yaml on the node
 * @param dataDirectories absolute paths on the node, in the order of cassandra.yaml; at least one
 * @param commandUser     who runs our commands on the node, by sudo without a password; empty for the login itself
 */
public record DataProvider(String address, boolean local, int sshPort, Login login, String cassandraYaml,
        List<String> dataDirectories, Jmx jmx, String commandUser) {
    public static final int DEFAULT_SSH_PORT = 22;
    public static final int DEFAULT_JMX_PORT = 7199;

    public DataProvider {
        dataDirectories = List.copyOf(dataDirectories);
    }

    /** The folder of {@link #cassandraYaml}. */
    public String configurationDirectory() {
        int slash = cassandraYaml.lastIndexOf('/');
        return slash <= 0 ? "/" : cassandraYaml.substring(0, slash);
    }

    /** Who logs in on the node by SSH, and how. */
    public sealed interface Login {
        String user();

        /** The password or passphrase. */
        SecretReference secret();
    }

    public record PasswordLogin(String user, SecretReference password) implements Login {
        @Override
        public SecretReference secret() {
            return password;
        }
    }

    /** @param passphrase none if the key has none */
    public record KeyLogin(String user, String privateKey, SecretReference passphrase) implements Login {
        @Override
        public SecretReference secret() {
            return passphrase;
        }
    }

    /** @param user empty if JMX asks for none */
    public record Jmx(int port, String user, SecretReference password) {
        public static final Jmx INITIAL = new Jmx(DEFAULT_JMX_PORT, "", SecretReference.NONE);
    }
}
