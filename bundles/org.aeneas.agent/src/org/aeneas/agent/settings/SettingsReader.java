package org.aeneas.agent.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.aeneas.agent.internal.yaml.YamlMap;
import org.aeneas.agent.settings.AgentSettings.Limits;
import org.aeneas.agent.settings.AgentSettings.Server;
import org.aeneas.agent.settings.AgentSettings.Ssl;
import org.aeneas.agent.settings.DataProvider.Jmx;
import org.aeneas.agent.settings.DataProvider.Login;

/** The keys of the settings. {@link SettingsText} writes them. */
final class SettingsReader {
    static final String USER = "[A-Za-z0-9_][A-Za-z0-9_.@\\\\-]*\\$?";
    static final String HOST = "[A-Za-z0-9][A-Za-z0-9.:%_-]*|:[A-Fa-f0-9.:%]+";
    private static final int MOST_TASKS = 64;
    private static final int MOST_THREADS = 1024;
    private static final int MOST_PORT = 65_535;

    private SettingsReader() {
    }

    static AgentSettings settings(YamlMap top) {
        AgentSettings initial = AgentSettings.initial();
        YamlMap cassandra = top.map("cassandra");
        String version = cassandra.text("version", "", "[2-5]", "2, 3, 4 or 5");
        cassandra.refuseOthers();
        Ssl ssl = ssl(top.map("ssl"));
        return new AgentSettings(version, server(top.map("server"), ssl), ssl, top.path("output-folder", ""),
                top.path("log-folder", initial.logFolder()), top.path("mount-folder", initial.mountFolder()),
                providers(top), limits(top.map("limits")));
    }

    private static Server server(YamlMap map, Ssl ssl) {
        String everyone = ssl.enabled() ? AgentSettings.ALL_ADDRESSES : AgentSettings.LOOPBACK;
        Server server = new Server(port(map, "port", AgentSettings.DEFAULT_PORT),
                map.text("bind-address", everyone, HOST, "an IP address"), secret(map, "password"),
                port(map, "health-port", AgentSettings.DEFAULT_HEALTH_PORT));
        if (server.port() == server.healthPort()) {
            map.refuse("health-port", "must be another one than port");
        }
        map.refuseOthers();
        return server;
    }

    private static Ssl ssl(YamlMap map) {
        Ssl ssl = new Ssl(map.flag("enabled", false), map.path("key-store", ""), secret(map, "key-store-password"),
                map.path("trust-store", ""), secret(map, "trust-store-password"));
        if (ssl.enabled()) {
            require(map, "key-store", ssl.keyStore());
            require(map, "trust-store", ssl.trustStore());
        }
        map.refuseOthers();
        return ssl;
    }

    private static Limits limits(YamlMap map) {
        Limits limits = new Limits((int) map.number("tasks", Limits.INITIAL.tasks(), 1, MOST_TASKS),
                map.number("disk-bytes", Limits.INITIAL.diskBytes(), 0, Long.MAX_VALUE),
                (int) map.number("threads", Limits.INITIAL.threads(), 0, MOST_THREADS));
        map.refuseOthers();
        return limits;
    }

    private static List<DataProvider> providers(YamlMap top) {
        List<DataProvider> providers = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        for (YamlMap map : top.maps("data-providers")) {
            DataProvider provider = provider(map);
            providers.add(provider);
            if (!provider.address().isEmpty() && !addresses.add(provider.address())) {
                map.refuse("address", "is that of an earlier data provider");
            }
        }
        return providers;
    }

    private static DataProvider provider(YamlMap map) {
        String address = map.text("address", "", HOST, "an IP address or a host name");
        require(map, "address", address);
        String yaml = map.path("cassandra-yaml", "");
        require(map, "cassandra-yaml", yaml);
        YamlMap ssh = map.map("ssh");
        Login login = login(ssh);
        DataProvider provider = new DataProvider(address, map.flag("local", false),
                port(ssh, "port", DataProvider.DEFAULT_SSH_PORT), login, yaml, directories(map), jmx(map.map("jmx")),
                map.text("command-user", "", USER, "a user's name"));
        ssh.refuseOthers();
        map.refuseOthers();
        return provider;
    }

    private static Login login(YamlMap ssh) {
        String user = ssh.text("login", "", USER, "a user's name");
        require(ssh, "login", user);
        SecretReference password = secret(ssh, "password");
        String key = ssh.path("private-key", "");
        SecretReference passphrase = secret(ssh, "passphrase");
        if (key.isEmpty() == !password.isPresent()) {
            ssh.refuse(key.isEmpty() ? "login" : "private-key", "needs either a password or a private-key, not both");
        }
        return key.isEmpty() ? new DataProvider.PasswordLogin(user, password)
                : new DataProvider.KeyLogin(user, key, passphrase);
    }

    private static List<String> directories(YamlMap map) {
        List<String> directories = map.texts("data-directories");
        if (directories.isEmpty() || !directories.stream().allMatch(d -> d.startsWith("/"))) {
            map.refuse("data-directories", "must be one or more absolute paths");
        }
        return directories;
    }

    private static Jmx jmx(YamlMap map) {
        Jmx jmx = new Jmx(port(map, "port", DataProvider.DEFAULT_JMX_PORT), map.text("user", ""),
                secret(map, "password"));
        map.refuseOthers();
        return jmx;
    }

    private static int port(YamlMap map, String key, int otherwise) {
        return (int) map.number(key, otherwise, 1, MOST_PORT);
    }

    private static void require(YamlMap map, String key, String value) {
        if (value.isEmpty()) {
            map.refuse(key, "is missing");
        }
    }

    private static SecretReference secret(YamlMap map, String key) {
        String text = map.text(key, "");
        if (SecretReference.isWellFormed(text)) {
            return SecretReference.parse(text);
        }
        map.refuse(key, "must be a reference such as secret:NAME: secrets themselves are in the store of secrets, "
                + "where --configure puts them");
        return SecretReference.NONE;
    }
}
