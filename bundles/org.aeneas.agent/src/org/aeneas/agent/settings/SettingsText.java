package org.aeneas.agent.settings;

import java.util.Set;

import org.aeneas.agent.settings.AgentSettings.Ssl;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.DataProvider.PasswordLogin;

/** The settings as YAML, documented key by key. {@link SettingsReader} reads them. */
final class SettingsText {
    private static final Set<String> NO_TEXTS = Set.of("true", "false", "null", "yes", "no", "on", "off");

    private final StringBuilder text = new StringBuilder();

    private SettingsText() {
    }

    static String of(AgentSettings settings) {
        SettingsText writer = new SettingsText();
        writer.write(settings);
        return writer.text.toString();
    }

    private void write(AgentSettings settings) {
        text.append("""
                # Settings of the data extraction agent for Cassandra.
                # --configure writes this file anew: it keeps values, but not comments of your own.
                # The agent reads it when it starts: sudo systemctl restart aws-cassandra-extractor
                # A secret never stands here. secret:NAME is its name in the encrypted agent-secrets.store beside this
                # file; --configure puts it there.

                cassandra:
                  # Major version of the source cluster: 2, 3, 4 or 5.
                """);
        line(2, "version", settings.cassandraVersion());
        server(settings);
        ssl(settings.ssl());
        text.append("\n# Where extracted files wait for their upload. An absolute path; needs the most room.\n");
        line(0, "output-folder", settings.outputFolder());
        text.append("\n# Where the agent and sshfs write their logs. An absolute path.\n");
        line(0, "log-folder", settings.logFolder());
        text.append("\n# Where the nodes' folders are mounted, as <address>_node/conf and <address>_node/data/data.\n");
        line(0, "mount-folder", settings.mountFolder());
        providers(settings);
        limits(settings.limits());
    }

    private void server(AgentSettings settings) {
        text.append("\nserver:\n  # The port on which the agent answers the workbench: 1 to 65535.\n");
        line(2, "port", settings.server().port());
        text.append("  # The address on which it answers: 0.0.0.0 is all of this machine's. Without SSL, others than\n"
                + "  # 127.0.0.1 let everybody on the network read the password and the data.\n");
        line(2, "bind-address", settings.server().bindAddress());
        text.append("  # The agent's password, asked from the workbench where SSL is off.\n");
        line(2, "password", settings.server().password());
        text.append("  # The port of 127.0.0.1 on which /health and /metrics are: 1 to 65535.\n");
        line(2, "health-port", settings.server().healthPort());
    }

    private void ssl(Ssl ssl) {
        text.append("\nssl:\n  # true: who connects must show a certificate that the trust store vouches for.\n");
        line(2, "enabled", ssl.enabled());
        text.append("  # The agent's certificate and private key: a JKS or PKCS12 file. Read again when it changes.\n");
        line(2, "key-store", ssl.keyStore());
        line(2, "key-store-password", ssl.keyStorePassword());
        text.append("  # The certificates that vouch for the workbench: a JKS or PKCS12 file.\n");
        line(2, "trust-store", ssl.trustStore());
        line(2, "trust-store-password", ssl.trustStorePassword());
    }

    private void providers(AgentSettings settings) {
        text.append("""

                # The nodes of the clone datacenter, one entry each:
                #   address           IP address or host name
                #   local             true where the node runs on this machine: it is read without a mount
                #   ssh               port, login, and either password or private-key (with passphrase, if it has one)
                #   command-user      who looks for snapshots there, by sudo without a password; empty: the login itself
                #   cassandra-yaml    path of cassandra.yaml on the node
                #   data-directories  data_file_directories of that file, in its order
                #   jmx               port on the node, reached through SSH; user and password where it asks for them
                """);
        if (settings.dataProviders().isEmpty()) {
            text.append("data-providers: []\n");
            return;
        }
        text.append("data-providers:\n");
        settings.dataProviders().forEach(this::provider);
    }

    private void provider(DataProvider node) {
        text.append("  - address: ").append(scalar(node.address())).append('\n');
        line(4, "local", node.local());
        text.append("    ssh:\n");
        line(6, "port", node.sshPort());
        line(6, "login", node.login().user());
        if (node.login() instanceof KeyLogin key) {
            line(6, "private-key", key.privateKey());
            line(6, "passphrase", key.passphrase());
        } else if (node.login() instanceof PasswordLogin password) {
            line(6, "password", password.password());
        }
        line(4, "command-user", node.commandUser());
        line(4, "cassandra-yaml", node.cassandraYaml());
        text.append("    data-directories:\n");
        node.dataDirectories().forEach(d -> text.append("      - ").append(scalar(d)).append('\n'));
        text.append("    jmx:\n");
        line(6, "port", node.jmx().port());
        line(6, "user", node.jmx().user());
        line(6, "password", node.jmx().password());
    }

    private void limits(AgentSettings.Limits limits) {
        text.append("\nlimits:\n  # Tasks that run at once: 1 to 64.\n");
        line(2, "tasks", limits.tasks());
        text.append("  # Bytes of the output folder that files may take; extraction waits at that. 0: no limit.\n");
        line(2, "disk-bytes", limits.diskBytes());
        text.append("  # Threads that extract. 0: one a processor.\n");
        line(2, "threads", limits.threads());
    }

    private void line(int indent, String key, Object value) {
        String scalar = value instanceof String string ? scalar(string) : value.toString();
        text.append(" ".repeat(indent)).append(key).append(':').append(scalar.isEmpty() ? "" : " ").append(scalar)
                .append('\n');
    }

    /** Plain where every YAML reader takes it for a text, else in double quotes. */
    private static String scalar(String value) {
        if (value.isEmpty() || value.matches("[A-Za-z/][A-Za-z0-9_./@+-]*") && !NO_TEXTS.contains(value)) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                default -> quoted.append(c < ' ' ? "\\x%02x".formatted(c) : String.valueOf((char) c));
            }
        });
        return quoted.append('"').toString();
    }
}
