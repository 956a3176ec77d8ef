package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.TerminalUser;
import org.aeneas.tests.support.TerminalUser.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration utility as its user has it: the guide's jar, at a real terminal. */
class ConfigureOnTerminalTest {
    private static final String NODE = "Cassandra node <127.0.0.1>";
    private static final String PASSPHRASE = "open sesame";
    private static final String IP = "Enter IP for Cassandra node 1: ";
    private static final String COUNT = "Enter the number of data providers nodes [1]: ";
    private static final String SSH_PASSWORD = "Enter SSH password for " + NODE + " (optional): ";

    /** Of all tests, so that the framework starts from its caches. */
    @TempDir
    static Path caches;

    @TempDir
    Path folder;

    private Sshd sshd;
    private AgentFolders folders;
    private Path key;
    private Path output;

    @BeforeEach
    void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        folders = new AgentFolders(Files.createDirectory(folder.resolve("agent")));
        // Not to be written in ASCII.
        output = folder.resolve("Größeres");
        sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")));
        key = sshd.key("locked", "ed25519", PASSPHRASE);
        sshd.authorize(key);
        for (String name : List.of("node", "node/conf", "node/data", "node/data/shop-1")) {
            Files.setPosixFilePermissions(Files.createDirectory(folder.resolve(name)),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(folder.resolve("node/conf/cassandra.yaml"), "cluster_name: Troy\n");
    }

    @AfterEach
    void stop() throws Exception {
        if (sshd != null) {
            sshd.close();
        }
    }

    private TerminalUser user() {
        return new TerminalUser().with(Map.of("AENEAS_CONFIGURATION", caches.toString(), "AENEAS_LOGS",
                folder.resolve("log").toString(), "AENEAS_JAVA_OPTIONS", "-Daeneas.agent.root=" + folders.root(),
                "JAVA_HOME", System.getProperty("java.home")));
    }

    private Seen configure(TerminalUser user) throws Exception {
        return user.run(folder, List.of(System.getProperty("java.home") + "/bin/java", "-jar",
                Built.agent().toString(), "--configure"));
    }

    private AgentSettings settings() {
        return new SettingsFile(folders.settings()).read();
    }

    /** The guide's answers, up to the mounts. */
    private TerminalUser node(TerminalUser user) {
        return user.asked("Enter the Cassandra version (2, 3, 4 or 5) [3]: ", "")
                .asked(COUNT, "1").asked(IP, "127.0.0.1")
                .asked("Enter SSH port for " + NODE + " [22]: ", "" + sshd.target().port())
                .asked("Is it the key of this host? Y/N [N] : ", "Y")
                .asked("Enter SSH login for " + NODE + " : ", Sshd.user()).asked(SSH_PASSWORD, "")
                .asked("Is the connection to the node using a SSH private key? Y/N [N] : ", "Y")
                .asked("Enter the path to the private SSH key for " + NODE + ": ", key.toString())
                .asked("Enter passphrase for SSH private key for " + NODE + " (optional): ", PASSPHRASE)
                .asked("Enter the path to the cassandra.yaml file location on the node <127.0.0.1>: ",
                        folder.resolve("node/conf") + "/")
                .asked("Enter the path to the Cassandra data directories on the node <127.0.0.1>: ",
                        folder.resolve("node/data").toString())
                .sees("===== Mounting process started =====").sees("===== Mounting process was over =====");
    }

    private TerminalUser further(TerminalUser user) {
        return user.asked("Enter JMX port for " + NODE + " [7199]: ", "")
                .asked("Enter JMX user for " + NODE + " (optional): ", "")
                .asked("Enter the user that runs commands on " + NODE + " (optional): ", "");
    }

    private TerminalUser withSsl(TerminalUser user, TestStores stores) {
        return further(node(user).asked("Enable SSL communication Y/N [N] : ", "Y")
                .asked("Path to key store: ", stores.file("agent.p12").toString())
                .asked("Key store password:", TestStores.PASSWORD)
                .asked("Re-enter the key store password:", TestStores.PASSWORD)
                .asked("Path to trust store: ", stores.file("trust.p12").toString())
                .asked("Trust store password:", TestStores.PASSWORD)
                .asked("Re-enter the trust store password:", TestStores.PASSWORD)
                .asked("Enter the path to the output local folder: ", output.toString()));
    }

    /** In a window of 40 columns, without a locale, and a second time with all answers typed before they are asked. */
    @Test
    void should_ask_what_the_guide_shows_and_show_no_password() throws Exception {
        TestStores stores = TestStores.ofAgentAndClient(Files.createDirectory(folder.resolve("stores")));

        Seen seen = configure(withSsl(user().atColumns(40).with(Map.of("LC_ALL", "C")), stores)
                .sees("=== Configuration agent-settings.yaml successful completed ==="));

        assertEquals(0, seen.status(), seen.text());
        assertFalse(seen.text().contains(PASSPHRASE) || seen.text().contains(TestStores.PASSWORD), seen.text());
        AgentSettings first = settings();
        assertTrue(first.ssl().enabled());
        assertEquals(output.toString(), first.outputFolder());
        assertTrue(Files.isDirectory(output), "its name has more than ASCII");

        Seen again = configure(user().presses("\r".repeat(21)).sees(COUNT)
                .sees("Enter IP for Cassandra node 1 [127.0.0.1]: ")
                .sees("Enter SSH port for " + NODE + " [" + sshd.target().port() + "]: ")
                .sees("Enter SSH login for " + NODE + " [" + Sshd.user() + "]: ").sees(SSH_PASSWORD)
                .sees("Is the connection to the node using a SSH private key? Y/N [Y] : ")
                .sees("Enter the path to the private SSH key for " + NODE + " [" + key + "]: ")
                .sees(" on the node <127.0.0.1> [" + folder.resolve("node/conf/cassandra.yaml") + "]: ")
                .sees(" on the node <127.0.0.1> [" + folder.resolve("node/data") + "]: ")
                .sees("Enable SSL communication Y/N [Y] : ")
                .sees("Path to key store [" + stores.file("agent.p12") + "]: ")
                .sees("Path to trust store [" + stores.file("trust.p12") + "]: ")
                .sees("Enter the path to the output local folder [" + output + "]: "));
        assertEquals(0, again.status(), again.text());
        assertEquals(first, settings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ctrl+C", "Ctrl+D"})
    void should_leave_what_was_configured_before_and_the_terminal_as_it_was(String keys) throws Exception {
        boolean byEnd = keys.equals("Ctrl+D");
        String words = byEnd ? "The input ended before the last question.\nNothing was changed in the settings; start "
                + "again.\n" : "Interrupted. Nothing was changed in the settings.\n";
        String leave = byEnd ? TerminalUser.CTRL_D : TerminalUser.CTRL_C;
        Seen seen = configure(further(node(user()).asked("Enable SSL communication Y/N [N] : ", "N")
                .asked("Enter the path to the output local folder: ", output.toString()))
                .asked("Agent password:", PASSPHRASE).asked("Re-enter the agent password:", PASSPHRASE)
                .asked("Enter the address that the agent listens on [127.0.0.1]: ", ""));
        assertEquals(0, seen.status(), seen.text());
        byte[] settings = Files.readAllBytes(folders.settings());
        byte[] secrets = Files.readAllBytes(folders.secrets());

        Seen atQuestion = configure(user().asked(COUNT, "2").sees("[127.0.0.1]: ").presses(leave));
        Seen atPassword = configure(user().asked(COUNT, "").asked("[127.0.0.1]: ", "")
                .asked("[" + sshd.target().port() + "]: ", "").asked("[" + Sshd.user() + "]: ", "")
                .sees(SSH_PASSWORD).presses(byEnd ? "" : "half a wo").pauses().presses(leave));

        for (Seen left : List.of(atQuestion, atPassword)) {
            assertEquals(byEnd ? 1 : 130, left.status(), left.text());
            assertTrue(left.text().endsWith("\n" + words), left.text());
            assertFalse(left.text().contains("half"), left.text());
        }
        assertEquals(new String(settings), Files.readString(folders.settings()));
        assertEquals(new String(secrets), Files.readString(folders.secrets()));
    }

    @Test
    void should_take_corrections_and_ask_again_where_an_arrow_key_was_pressed() throws Exception {
        Seen seen = configure(user().asked("Enter the Cassandra version (2, 3, 4 or 5) [3]: ", "")
                .asked(COUNT, "7ü" + TerminalUser.BACKSPACE.repeat(2) + "1")
                .asked(IP, "127.0.0.1" + TerminalUser.LEFT)
                .sees("A key is in it that is no character, such as an arrow key. Enter it again.")
                .asked(IP, "10.0.0.1" + TerminalUser.CTRL_U + "127.0.0.1")
                .asked("Enter SSH port for " + NODE + " [22]: ", "" + sshd.target().port())
                .asked("Is it the key of this host? Y/N [N] : ", "Y")
                .asked("Enter SSH login for " + NODE + " : ", Sshd.user())
                .asked(SSH_PASSWORD, "secret" + TerminalUser.LEFT)
                .sees("A key is in it that is no character").sees(SSH_PASSWORD).presses(TerminalUser.CTRL_D));

        assertEquals(1, seen.status(), seen.text());
        assertFalse(seen.text().contains("secret"), seen.text());
    }
}
