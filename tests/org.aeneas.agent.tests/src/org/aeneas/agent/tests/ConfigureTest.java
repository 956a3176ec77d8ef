package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.aeneas.agent.PipedTerminal;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigureTest {
    private static final String NODE = "Cassandra node <127.0.0.1>";

    @TempDir
    Path folder;

    private Machine machine;
    private Path output;

    @BeforeEach
    void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        machine = new Machine(folder);
        output = folder.resolve("out_data");
    }

    @AfterEach
    void stop() throws Exception {
        if (machine != null) {
            machine.close();
        }
    }

    private Script usual() {
        return machine.withoutSsl(machine.files(machine.login(machine.begun(), key())), output);
    }

    private String key() {
        return machine.sshd.userKey().toString();
    }

    @Test
    void should_ask_what_the_guide_shows_and_end_with_its_words() {
        Script user = usual();

        assertEquals(0, machine.run(user, "--configure"), user::text);

        user.assertOver();
        user.assertShown("===== Mounting process started =====");
        user.assertShown("===== Mounting process was over =====");
        user.assertShown("The agent reads its settings when it starts. If it runs already: sudo systemctl restart "
                + "aws-cassandra-extractor");
        Path file = machine.folders.settings();
        assertEquals(List.of("=== Configuration agent-settings.yaml successful completed ===",
                "If you want to add new nodes or change it parameters, you should edit the configuration file " + file),
                user.lines().subList(user.lines().size() - 2, user.lines().size()));
        AgentSettings settings = machine.settings();
        DataProvider node = settings.dataProviders().get(0);
        assertEquals(new KeyLogin(Sshd.user(), key(), SecretReference.NONE), node.login());
        assertEquals(machine.onNode("conf/cassandra.yaml"), node.cassandraYaml());
        assertEquals(List.of(machine.onNode("data"), machine.onNode("more")), node.dataDirectories());
        assertEquals(output.toString(), settings.outputFolder());
        assertTrue(Files.isDirectory(output));
        assertEquals("open sesame", new String(SecretStore.of(machine.folders).require(settings.server().password())));
    }

    @Test
    void should_take_its_answers_from_a_pipe() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        InputStream answers = new ByteArrayInputStream(usual().answers().getBytes());

        int status = machine.run(new PipedTerminal(answers, new PrintStream(printed, true)), "--configure");

        assertEquals(0, status, printed::toString);
        assertTrue(printed.toString().contains("Enter the number of data providers nodes [1]: \n"), printed::toString);
        assertFalse(printed.toString().contains("sesame"), printed::toString);
        assertEquals(machine.sshd.target().port(), machine.settings().dataProviders().get(0).sshPort());
    }

    @Test
    void should_show_the_hosts_key_and_pin_it() throws Exception {
        Script user = usual();

        machine.run(user, "--configure");

        String pinned = Files.readString(machine.folders.knownHosts());
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(
                machine.folders.knownHosts())), "the service logs in by them too");
        assertTrue(pinned.startsWith("[127.0.0.1]:" + machine.sshd.target().port() + " "), pinned);
        String type = pinned.split(" ")[1].replace("ssh-", "");
        user.assertShown(machine.sshd.fingerprint("host_" + type));
    }

    @Test
    void should_ask_for_the_node_again_if_the_hosts_key_is_not_confirmed() {
        String port = "" + machine.sshd.target().port();
        Script user = new Script()
                .asked("Enter the Cassandra version (2, 3, 4 or 5) [3]: ", "")
                .asked("Enter the number of data providers nodes [1]: ", "")
                .asked("Enter IP for Cassandra node 1: ", "127.0.0.1")
                .asked("Enter SSH port for " + NODE + " [22]: ", port)
                .asked("Is it the key of this host? Y/N [N] : ", "")
                .asked("Enter IP for Cassandra node 1 [127.0.0.1]: ", "")
                .asked("Enter SSH port for " + NODE + " [" + port + "]: ", "")
                .asked("Is it the key of this host? Y/N [N] : ", "y");
        machine.withoutSsl(machine.files(machine.login(user, key())), output);

        assertEquals(0, machine.run(user, "--configure"), user::text);

        user.assertShown("was not confirmed");
    }

    @Test
    void should_offer_earlier_answers_as_defaults_and_keep_earlier_secrets() {
        machine.run(usual(), "-configure");
        AgentSettings first = machine.settings();
        Script again = new Script()
                .asked("Enter the number of data providers nodes [1]: ", "")
                .asked("Enter IP for Cassandra node 1 [127.0.0.1]: ", "")
                .asked("Enter SSH port for " + NODE + " [" + machine.sshd.target().port() + "]: ", "")
                .asked("Enter SSH login for " + NODE + " [" + Sshd.user() + "]: ", "")
                .askedSecretly("Enter SSH password for " + NODE + " (optional): ", "")
                .asked("Is the connection to the node using a SSH private key? Y/N [Y] : ", "")
                .asked("Enter the path to the private SSH key for " + NODE + " [" + key() + "]: ", "")
                .askedSecretly("Enter passphrase for SSH private key for " + NODE + " (optional): ", "")
                .asked("Enter the path to the cassandra.yaml file location on the node <127.0.0.1> ["
                        + machine.onNode("conf/cassandra.yaml") + "]: ", "")
                .asked("Enter the path to the Cassandra data directories on the node <127.0.0.1> ["
                        + machine.onNode("data") + "," + machine.onNode("more") + "]: ", "")
                .asked("Enable SSL communication Y/N [N] : ", "")
                .asked("Enter the path to the output local folder [" + output + "]: ", "");
        machine.further(again).askedSecretly("Agent password:", "").askedSecretly("Re-enter the agent password:", "")
                .asked("Enter the address that the agent listens on [127.0.0.1]: ", "");

        assertEquals(0, machine.run(again, "--configure"), again::text);

        again.assertOver();
        assertEquals(first, machine.settings());
        assertEquals("open sesame", new String(SecretStore.of(machine.folders).require(first.server().password())));
    }

    @Test
    void should_give_the_guides_advice_for_a_key_that_others_may_read() throws Exception {
        Path open = Files.copy(machine.sshd.userKey(), folder.resolve("open_key"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Script user = machine.login(machine.begun(), open.toString())
                .asked("Enter SSH login for " + NODE + " [" + Sshd.user() + "]: ", "")
                .askedSecretly("Enter SSH password for " + NODE + " (optional): ", "")
                .asked("Is the connection to the node using a SSH private key? Y/N [Y] : ", "")
                .asked("Enter the path to the private SSH key for " + NODE + " [" + open + "]: ", key())
                .askedSecretly("Enter passphrase for SSH private key for " + NODE + " (optional): ", "");
        machine.withoutSsl(machine.files(user), output);

        assertEquals(0, machine.run(user, "--configure"), user::text);

        user.assertShown("Change the SSH private keys permission to 600 to secure them. "
                + "You can also set permissions to 400.");
    }

    @Test
    void should_log_in_by_a_password_that_is_never_shown_nor_in_the_settings() throws Exception {
        assumeTrue(Sshd.knowsPasswords(), "only root can give sshd a password of its own");
        Script user = machine.begun();
        for (String password : List.of("wrong battery", Sshd.PASSWORD)) {
            user.asked(password.equals(Sshd.PASSWORD) ? "Enter SSH login for " + NODE + " [" + Sshd.user() + "]: "
                    : "Enter SSH login for " + NODE + " : ", Sshd.user())
                    .askedSecretly("Enter SSH password for " + NODE + " (optional): ", password)
                    .asked("Is the connection to the node using a SSH private key? Y/N [N] : ", "");
        }
        machine.withoutSsl(machine.files(user), output);

        assertEquals(0, machine.run(user, "--configure"), user::text);

        user.assertShown("The host refused the login by password.");
        String settings = Files.readString(machine.folders.settings());
        for (String text : List.of(user.text(), settings, Files.readString(machine.folders.secrets()))) {
            assertFalse(text.contains("wrong battery") || text.contains(Sshd.PASSWORD) || text.contains("sesame"),
                    text);
        }
    }

    @Test
    void should_name_files_that_are_not_on_the_node_and_ask_again() throws Exception {
        String directories = "Enter the path to the Cassandra data directories on the node <127.0.0.1>";
        String location = "Enter the path to the cassandra.yaml file location on the node <127.0.0.1>";
        Path text = machine.write("file", "no directory");
        Script user = machine.login(machine.begun(), key())
                .asked(location + ": ", machine.onNode("data"))
                .asked(location + " [" + machine.onNode("data") + "]: ", machine.onNode("conf/cassandra.yaml"))
                .asked(directories + ": ", machine.onNode("data") + "," + text)
                .asked(directories + " [" + machine.onNode("data") + "," + text + "]: ", machine.onNode("data"));
        machine.withoutSsl(user, output);

        assertEquals(0, machine.run(user, "--configure"), user::text);

        user.assertShown("The node has no such cassandra.yaml. [" + machine.onNode("data") + "]");
        user.assertShown("The node has no such directory. [" + text + "]");
    }

    @Test
    void should_keep_nothing_when_the_input_ends_early() {
        Script user = machine.files(machine.login(machine.begun(), key())).ends();

        assertEquals(1, machine.run(user, "--configure"), user::text);

        user.assertShown("The input ended");
        assertTrue(Files.notExists(machine.folders.settings()));
        assertTrue(Files.notExists(machine.folders.secrets()));
    }

    @Test
    void should_warn_of_an_open_address_without_ssl_and_ask_again_when_passwords_differ() {
        Script user = machine.files(machine.login(machine.begun(), key()))
                .asked("Enable SSL communication Y/N [N] : ", "maybe")
                .asked("Enable SSL communication Y/N [N] : ", "N")
                .asked("Enter the path to the output local folder: ", output.toString());
        machine.further(user)
                .askedSecretly("Agent password:", "one").askedSecretly("Re-enter the agent password:", "two")
                .askedSecretly("Agent password:", "one").askedSecretly("Re-enter the agent password:", "one")
                .asked("Enter the address that the agent listens on [127.0.0.1]: ", "0.0.0.0");

        assertEquals(0, machine.run(user, "--configure"), user::text);

        user.assertShown("WARNING: without SSL, everybody who can listen on the network reads");
        user.assertShown("The passwords do not match.");
        assertEquals("0.0.0.0", machine.settings().server().bindAddress());
    }
}
