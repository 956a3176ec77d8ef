package org.aeneas.agent.settings;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the agent's files are. The names without {@code aws-} are the real ones; those with it are links to them.
 *
 * @param root the folder that stands for {@code /}: another one only in tests, measurements and images
 */
public record AgentFolders(Path root) {
    public static final String SETTINGS_NAME = "agent-settings.yaml";
    public static final String MOUNT_FOLDER = "/mnt/cassandra-data-extractor";
    public static final String LOG_FOLDER = "/var/log/cassandra-data-extractor";
    private static final String CONFIGURATION = "/etc/cassandra-data-extractor";
    private static final String OTHER_SETTINGS_NAME = "aws-agent-settings.yaml";

    public AgentFolders {
        root = root.toAbsolutePath().normalize();
    }

    /** The folders of this machine; the system property {@code aeneas.agent.root} names another root. */
    public static AgentFolders ofMachine() {
        return new AgentFolders(Path.of(System.getProperty("aeneas.agent.root", "/")));
    }

    /** @param absolute such as {@value #MOUNT_FOLDER} */
    public Path at(String absolute) {
        return root.resolve(absolute.replaceFirst("^/+", "")).normalize();
    }

    public Path configuration() {
        return at(CONFIGURATION);
    }

    /** What the service must not lose: the store of its tasks, whom it serves. Of the service user alone. */
    public Path state() {
        return at("/var/lib/aws-cassandra-extractor");
    }

    /** The settings: {@code aws-agent-settings.yaml} where only that is there. */
    public Path settings() {
        Path usual = configuration().resolve(SETTINGS_NAME);
        Path other = configuration().resolve(OTHER_SETTINGS_NAME);
        return Files.notExists(usual) && Files.isRegularFile(other) ? other : usual;
    }

    /** Variables of the service, if the administrator has made this file; its unit names it. */
    public Path environment() {
        return configuration().resolve("environment");
    }

    /** The encrypted secrets; see {@link SecretStore}. */
    public Path secrets() {
        return configuration().resolve("agent-secrets.store");
    }

    /** The key of {@link #secrets}, where systemd does not hand it over. */
    public Path secretsKey() {
        return configuration().resolve("agent-secrets.key");
    }

    /** The pinned keys of the data-provider nodes, in OpenSSH's format. */
    public Path knownHosts() {
        return configuration().resolve("known_hosts");
    }

    /** Copies of private keys and stores that the service could not read where the user has them. */
    public Path copies() {
        return configuration().resolve("keys");
    }

    /** What ssh calls for a passphrase. Not in {@code /run}, where Debian lets nothing be executed. */
    public Path askpass() {
        return configuration().resolve("askpass");
    }

    /** In memory, and of root alone: passphrases for as long as ssh may ask for them. */
    public Path passphrases() {
        return at("/run/aws-cassandra-extractor-mount");
    }

    /** The unprivileged service makes this file where it wants mounts to be looked after; {@code -mnt} deletes it. */
    public Path remountRequest() {
        return at("/run/aws-cassandra-extractor/remount");
    }
}
