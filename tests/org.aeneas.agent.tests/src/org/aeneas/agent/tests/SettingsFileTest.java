package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.AgentSettings.Limits;
import org.aeneas.agent.settings.AgentSettings.Server;
import org.aeneas.agent.settings.AgentSettings.Ssl;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.Jmx;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.DataProvider.PasswordLogin;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final String NODE = """
            data-providers:
              - address: 10.0.0.1
                ssh:
                  login: centos
                  private-key: /keys/a.pem
                cassandra-yaml: /etc/cassandra/cassandra.yaml
                data-directories: /data
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("agent-settings.yaml");
    }

    private AgentSettings read(String text) throws Exception {
        Files.writeString(file, text);
        return new SettingsFile(file).read();
    }

    private String mistakes(String text) throws Exception {
        Files.writeString(file, text);
        Problem problem = Problems.of("settings-invalid", () -> new SettingsFile(file).read());
        assertEquals(file.toString(), problem.object());
        return problem.what();
    }

    private static SecretReference secret(String name) {
        return new SecretReference(name);
    }

    private static AgentSettings everything(String odd) {
        return new AgentSettings("4", new Server(9443, "10.0.0.9", secret("agent-password"), 9444),
                new Ssl(true, "/stores/" + odd, secret("key-store-password"), "/stores/trust",
                        secret("trust-store-password")),
                "/out/" + odd, "/logs", "/mounts",
                List.of(new DataProvider("10.0.0.1", true, 2222, new KeyLogin("centos", "/keys/" + odd,
                        secret("node.10.0.0.1.passphrase")), "/etc/cassandra.yaml", List.of("/d1", "/" + odd),
                        new Jmx(7299, "monitor", secret("node.10.0.0.1.jmx-password")), "sct_extractor"),
                        new DataProvider("fd00::7", false, 22, new PasswordLogin("ubuntu", secret("p")), "/c.yaml",
                                List.of("/d"), Jmx.INITIAL, "")),
                new Limits(7, 12_345_678_901L, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with blanks # and: colons", "\"quotes\" and \\ and 'more'", "ä ü 漢"})
    void should_read_back_all_that_it_wrote(String odd) throws Exception {
        AgentSettings settings = everything(odd);

        new SettingsFile(file).write(settings);

        assertEquals(settings, new SettingsFile(file).read());
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing beside it");
        }
    }

    @Test
    void should_read_back_what_holds_before_anything_is_configured() {
        new SettingsFile(file).write(AgentSettings.initial());

        assertEquals(AgentSettings.initial(), new SettingsFile(file).read());
        Problem problem = Problems.of("agent-not-configured", () -> new SettingsFile(file).read().requireConfigured());
        assertTrue(problem.remedy().contains("--configure"), problem.remedy());
    }

    @Test
    void should_have_a_comment_above_every_key_that_is_not_explained_in_the_list_of_nodes() throws Exception {
        new SettingsFile(file).write(AgentSettings.initial());
        List<String> lines = Files.readAllLines(file);

        for (String key : List.of("version", "port", "bind-address", "password", "enabled", "key-store", "trust-store",
                "output-folder", "log-folder", "mount-folder", "tasks", "disk-bytes", "threads")) {
            int at = lines.indexOf(lines.stream().filter(l -> l.strip().startsWith(key + ":")).findFirst()
                    .orElseThrow());
            assertTrue(lines.get(at - 1).strip().startsWith("#"), key);
        }
        String text = String.join("\n", lines);
        for (String key : List.of("address", "local", "ssh", "command-user", "cassandra-yaml", "data-directories",
                "jmx")) {
            assertTrue(text.contains("\n#   " + key + " "), key);
        }
    }

    @Test
    void should_take_defaults_for_what_is_not_there() throws Exception {
        AgentSettings settings = read(NODE);

        assertEquals(8080, settings.server().port());
        assertEquals("127.0.0.1", settings.server().bindAddress(), "without SSL");
        assertEquals(List.of("/data"), settings.dataProviders().get(0).dataDirectories());
        assertEquals(22, settings.dataProviders().get(0).sshPort());
        assertEquals(7199, settings.dataProviders().get(0).jmx().port());
        assertEquals("0.0.0.0", read("ssl: {enabled: true, key-store: /k, trust-store: /t}").server().bindAddress());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server: {prot: 80}              | line 1, column 10: unknown key "prot"
            colour: red                     | line 1, column 1: unknown key "colour"
            server: {port: 80a}             | line 1, column 16: port must be a whole number, not "80a"
            server: {port: 70000}           | line 1, column 16: port must be from 1 to 65535, not 70000
            limits: {tasks: 0}              | line 1, column 17: tasks must be from 1 to 64, not 0
            limits: {disk-bytes: -1}        | line 1, column 22: disk-bytes must be 0 or more, not -1
            ssl: {enabled: yes}             | line 1, column 16: enabled must be true or false, not "yes"
            ssl: {enabled: true}            | line 1, column 6: key-store is missing
            output-folder: out              | line 1, column 16: output-folder must be an absolute path
            cassandra: {version: 1.2}       | line 1, column 22: version must be 2, 3, 4 or 5
            server: 8080                    | line 1, column 9: keys with values are expected here
            server: {port: [1, 2]}          | line 1, column 16: port must be one value
            data-providers: [{address: a b}]| line 1, column 28: address must be an IP address or a host name
            """)
    void should_name_what_is_wrong_with_its_line_and_column(String text, String mistake) throws Exception {
        assertTrue(mistakes(text).contains(mistake), () -> text);
    }

    @Test
    void should_name_all_mistakes_at_once() throws Exception {
        String what = mistakes("server:\n  port: x\n  port: 1\nlimits:\n  tasks: y\n");

        assertTrue(what.contains("line 2, column 9: port must"), what);
        assertTrue(what.contains("line 3, column 3: the key \"port\" stands here twice"), what);
        assertTrue(what.contains("line 5, column 10: tasks must"), what);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1, 2", "a: 'open", "\tb: 1", "a: *nowhere"})
    void should_say_where_a_file_stops_being_yaml(String text) throws Exception {
        String what = mistakes(text);

        assertTrue(what.matches("(?s).*line [12], column \\d+: this is no YAML.*"), what);
    }

    @Test
    void should_refuse_a_secret_in_the_file_without_repeating_it() throws Exception {
        String what = mistakes("server: {password: hunter2}");

        assertTrue(what.contains("line 1, column 20: password must be a reference such as secret:NAME"), what);
        assertFalse(what.contains("hunter2"), what);
    }

    @Test
    void should_ask_for_one_way_to_log_in_and_for_addresses_that_differ() throws Exception {
        assertTrue(mistakes(NODE.replace("private-key: /keys/a.pem", "port: 22"))
                .contains("needs either a password or a private-key"));
        assertTrue(mistakes(NODE.replace("login:", "password: secret:a\n      login:"))
                .contains("needs either a password or a private-key"));
        assertTrue(mistakes(NODE + NODE.substring(NODE.indexOf('\n') + 1))
                .contains("line 8, column 14: address is that of an earlier data provider"));
    }

    @Test
    void should_accept_the_other_name_of_the_guide_where_only_that_is_there() throws Exception {
        AgentFolders folders = new AgentFolders(folder);
        Files.createDirectories(folders.configuration());
        Path other = Files.writeString(folders.configuration().resolve("aws-agent-settings.yaml"), NODE);

        assertEquals(other, folders.settings());

        Files.writeString(folders.configuration().resolve("agent-settings.yaml"), NODE);
        assertEquals("agent-settings.yaml", folders.settings().getFileName().toString());
    }
}
