package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    @TempDir
    Path folder;

    private Machine machine;

    @BeforeEach
    void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        machine = new Machine(folder);
    }

    @AfterEach
    void stop() throws Exception {
        if (machine != null) {
            machine.close();
        }
    }

    private String node(String address) {
        return """
                  - ip: %s
                    ssh-port: %d
                    host-key: yes
                    ssh-login: %s
                    private-key: %s
                    cassandra-yaml: %s
                    data-directories: [%s, %s]
                """.formatted(address, machine.sshd.target().port(), Sshd.user(), machine.sshd.userKey(),
                machine.onNode("conf"), machine.onNode("data"), machine.onNode("more"));
    }

    private String usual() {
        return "cassandra-version: 3.11\nagent-password: open sesame\noutput-folder: " + folder.resolve("out")
                + "\nnodes:\n" + node("127.0.0.1");
    }

    private Script configure(String answers, int status) throws Exception {
        Path file = folder.resolve("answers.yaml");
        Files.writeString(file, answers);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Script screen = new Script();
        assertEquals(status, machine.run(screen, "--configure", "--answers", file.toString()), screen::text);
        return screen;
    }

    @Test
    void should_configure_several_nodes_without_a_question() throws Exception {
        Script screen = configure(usual() + node("localhost") + "    jmx-user: monitor\n    jmx-password: jmx secret\n",
                0);

        AgentSettings settings = machine.settings();
        assertEquals("3", settings.cassandraVersion());
        assertEquals(List.of("127.0.0.1", "localhost"),
                settings.dataProviders().stream().map(DataProvider::address).toList());
        SecretStore store = SecretStore.of(machine.folders);
        assertEquals("jmx secret", new String(store.require(settings.dataProviders().get(1).jmx().password())));
        screen.assertShown("Enter IP for Cassandra node 2: localhost");
        assertFalse(screen.text().contains("secret") || screen.text().contains("sesame"), screen::text);
    }

    @Test
    void should_confirm_a_host_by_its_fingerprint() throws Exception {
        configure(usual(), 0);
        HostKey pinned = new KnownHosts(machine.folders.knownHosts()).find(machine.sshd.target().hostAndPort())
                .orElseThrow();
        Files.delete(machine.folders.knownHosts());
        configure(usual().replace("host-key: yes", "host-key: " + pinned.fingerprint()), 0);
        Files.delete(machine.folders.knownHosts());

        Script screen = configure(usual().replace("host-key: yes", "host-key: SHA256:another"), 1);

        screen.assertShown("The answer \"nodes[1].host-key\" of answers.yaml is refused: The host's key "
                + pinned.fingerprint() + " was not confirmed.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ssh-login: .*          | ssh-login: nobody-here  | nodes[1].ssh-login
            ssh-port: .*           | ssh-port: 1             | nodes[1].ip
            ssh-port: .*           | ssh-port: many          | nodes[1].ssh-port
            private-key: .*        | private-key: /none      | nodes[1].private-key
            cassandra-yaml: .*     | cassandra-yaml: /none   | nodes[1].cassandra-yaml
            data-directories: .*   | data-directories: /none | nodes[1].data-directories
            cassandra-version: .*  | cassandra-version: 1.2  | cassandra-version
            agent-password: .*     | agent-password:         | agent-password
            output-folder: .*      | output-folder:          | output-folder
            output-folder: .*      | ssl: perhaps            | ssl
            """)
    void should_name_the_question_whose_answer_is_bad(String answer, String bad, String question) throws Exception {
        Script screen = configure(usual().replaceFirst(answer, bad), 1);

        screen.assertShown("The answer \"" + question + "\" of answers.yaml is refused: ");
        assertTrue(Files.notExists(machine.folders.settings()));
    }

    @Test
    void should_name_unknown_answers_with_line_and_column() throws Exception {
        Script screen = configure("colour: red\n" + usual() + "    ssh-prot: 22\n", 1);

        screen.assertShown("line 1, column 1: unknown key \"colour\"");
        screen.assertShown("column 5: unknown key \"ssh-prot\"");
    }

    @Test
    void should_take_secrets_from_closed_files_only() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "open sesame\n");
        String answers = usual().replace("agent-password: open sesame", "agent-password-file: " + secret);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        configure(answers, 1).assertShown("Run: chmod 600 " + secret);

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("r--------"));
        configure(answers, 0);

        assertEquals("open sesame", new String(SecretStore.of(machine.folders)
                .require(machine.settings().server().password())));
    }
}
