package org.aeneas.cli.internal;

import java.util.HashMap;
import java.util.Map;

import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A live source: a Cassandra cluster, or what another engine reads. */
final class CassandraOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--host", paramLabel = "HOST", description = "A node of a live cluster.")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "9042",
            description = "Its CQL port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--user", paramLabel = "NAME",
            description = "User name. The password comes by --password-stdin, by the file that "
                    + "AENEAS_CASSANDRA_PASSWORD_FILE names, or by a prompt.")
    private String user;

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean passwordFromStandardInput;

    /** Ours to throw: for any other exception picocli would print the value. */
    @Option(names = "--password", hidden = true, arity = "0..1")
    void refuse(String secret) {
        throw new ParameterException(command.commandLine(),
                "A password as an argument can be read by everybody on this "
                + "machine: use --password-stdin, AENEAS_CASSANDRA_PASSWORD_FILE, or the prompt.");
    }

    @Option(names = "--datacenter", paramLabel = "NAME",
            description = "Datacenter to read from. Default: the node's own.")
    private String datacenter;

    @Option(names = "--ssl", description = "Use TLS.")
    private boolean ssl;

    @Option(names = "--truststore", paramLabel = "FILE",
            description = "Trust store with the cluster's CA; its password in the "
            + "file that AENEAS_CASSANDRA_TRUSTSTORE_PASSWORD_FILE names.")
    private String trustStore;

    boolean given() {
        return host != null || engine.given();
    }

    /** For people. */
    String host() {
        return engine.given() ? engine.name() : host;
    }

    SourceConnection connect(Progress progress) {
        Arguments.require(command, host == null || !engine.given(), "Name one source: --host or --source-engine.");
        return engine.given() ? engine.connect(progress)
                : Services.engine("cassandra").connect(new ConnectionSettings(settings()), progress);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        Arguments.between(command, "--port", port, 1, 65535);
        settings.put("server", host);
        settings.put("port", Integer.toString(port));
        put(settings, "datacenter", datacenter);
        if (user != null) {
            settings.put("user", user);
            Secrets.read(passwordFromStandardInput, "AENEAS_CASSANDRA_PASSWORD_FILE", "Password of " + user)
                    .ifPresent(password -> settings.put("password", password));
        }
        if (ssl) {
            settings.put("ssl", "true");
        }
        put(settings, "trust-store", trustStore);
        if (trustStore != null) {
            Secrets.read(false, "AENEAS_CASSANDRA_TRUSTSTORE_PASSWORD_FILE", "Password of " + trustStore)
                    .ifPresent(password -> settings.put("trust-store-password", password));
        }
        return settings;
    }

    private static void put(Map<String, String> settings, String key, String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }
}
