package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigureSslTest {
    @TempDir
    Path folder;

    private Machine machine;
    private Stores stores;
    private Path keys;
    private Path trusted;

    @BeforeEach
    void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        machine = new Machine(folder);
        stores = new Stores(folder);
        keys = stores.keys("Cassandra_key");
        trusted = stores.trusting("Cassandra_trust", keys);
    }

    @AfterEach
    void stop() throws Exception {
        if (machine != null) {
            machine.close();
        }
    }

    private Script begun() {
        return machine.files(machine.login(machine.begun(), machine.sshd.userKey().toString()))
                .asked("Enable SSL communication Y/N [N] : ", "Y");
    }

    private static Script keys(Script user, String prompt, Path file, String password) {
        return user.asked(prompt, file.toString()).askedSecretly("Key store password:", password)
                .askedSecretly("Re-enter the key store password:", password);
    }

    private Script rest(Script user) {
        return machine.further(user.asked("Path to trust store: ", trusted.toString())
                .askedSecretly("Trust store password:", Stores.PASSWORD)
                .askedSecretly("Re-enter the trust store password:", Stores.PASSWORD)
                .asked("Enter the path to the output local folder: ", folder.resolve("out").toString()));
    }

    private void succeeds(Script user) {
        assertEquals(0, machine.run(user, "--configure"), user::text);
        user.assertOver();
    }

    @Test
    void should_ask_for_both_stores_as_the_guide_shows() throws Exception {
        succeeds(rest(keys(begun(), "Path to key store: ", keys, Stores.PASSWORD)));

        AgentSettings settings = machine.settings();
        assertTrue(settings.ssl().enabled());
        assertEquals(trusted.toString(), settings.ssl().trustStore());
        assertEquals("0.0.0.0", settings.server().bindAddress());
        assertEquals(Stores.PASSWORD,
                new String(SecretStore.of(machine.folders).require(settings.ssl().keyStorePassword())));
        assertFalse(Files.readString(machine.folders.settings()).contains(Stores.PASSWORD));
    }

    @Test
    void should_verify_the_password_against_the_file() throws Exception {
        Path jks = stores.keys("jks", "-storetype", "JKS");
        Script user = keys(begun(), "Path to key store: ", jks, "wrong")
                .askedSecretly("Key store password:", Stores.PASSWORD)
                .askedSecretly("Re-enter the key store password:", Stores.PASSWORD);

        succeeds(rest(user));

        user.assertShown("The password for keystore is incorrect.");
    }

    @Test
    void should_ask_for_another_store_if_that_one_is_of_no_use() throws Exception {
        Path text = Files.writeString(folder.resolve("text"), "no store");
        Path expired = stores.keys("expired", "-startdate", "2020/01/01 00:00:00", "-validity", "30");
        Script user = begun().asked("Path to key store: ", folder.resolve("none").toString());
        keys(user, "Path to key store [" + folder.resolve("none") + "]: ", text, Stores.PASSWORD);
        keys(user, "Path to key store [" + text + "]: ", trusted, Stores.PASSWORD);
        keys(user, "Path to key store [" + trusted + "]: ", expired, Stores.PASSWORD);
        keys(user, "Path to key store [" + expired + "]: ", keys, Stores.PASSWORD);

        succeeds(rest(user));

        user.assertShown("There is no such file. [" + folder.resolve("none") + "]");
        user.assertShown("The file is neither a JKS nor a PKCS12 store. [" + text + "]");
        user.assertShown("The key store has no private key in it. [" + trusted + "]");
        user.assertShown("The agent's certificate expired on 2020-01-31T");
    }

    @Test
    void should_copy_for_the_service_what_it_could_not_read() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root makes files another user's");
        Path passwd = machine.folders.at("/etc/passwd");
        Files.createDirectories(passwd.getParent());
        Files.writeString(passwd, "aws-cassandra-extractor:x:54322:54322::/:/bin/false\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));

        succeeds(rest(keys(begun(), "Path to key store: ", keys, Stores.PASSWORD)));

        AgentSettings settings = machine.settings();
        Path copy = Path.of(settings.ssl().keyStore());
        assertEquals(machine.folders.copies(), copy.getParent());
        assertEquals(54322, Files.getAttribute(copy, "unix:uid"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        KeyLogin login = (KeyLogin) settings.dataProviders().get(0).login();
        assertEquals(machine.folders.copies().resolve("127.0.0.1.key"), Path.of(login.privateKey()));
        assertEquals(54322, Files.getAttribute(Path.of(settings.outputFolder()), "unix:uid"));
    }

    @Test
    void should_not_touch_the_copy_that_the_settings_name_before_the_last_answer() throws Exception {
        should_copy_for_the_service_what_it_could_not_read();
        Path copy = Path.of(machine.settings().ssl().keyStore());
        byte[] before = Files.readAllBytes(copy);
        Path other = stores.keys("other_key");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        KeyLogin login = (KeyLogin) machine.settings().dataProviders().get(0).login();
        Script user = new Script().asked("Enter the number of data providers nodes [1]: ", "")
                .asked("Enter IP for Cassandra node 1 [127.0.0.1]: ", "")
                .asked("Enter SSH port for Cassandra node <127.0.0.1> [" + machine.sshd.target().port() + "]: ", "")
                .asked("Enter SSH login for Cassandra node <127.0.0.1> [" + login.user() + "]: ", "")
                .askedSecretly("Enter SSH password for Cassandra node <127.0.0.1> (optional): ", "")
                .asked("Is the connection to the node using a SSH private key? Y/N [Y] : ", "")
                .asked("Enter the path to the private SSH key for Cassandra node <127.0.0.1> [" + login.privateKey()
                        + "]: ", "")
                .askedSecretly("Enter passphrase for SSH private key for Cassandra node <127.0.0.1> (optional): ", "")
                .asked("Enter the path to the cassandra.yaml file location on the node <127.0.0.1> ["
                        + machine.onNode("conf/cassandra.yaml") + "]: ", "")
                .asked("Enter the path to the Cassandra data directories on the node <127.0.0.1> ["
                        + machine.onNode("data") + "," + machine.onNode("more") + "]: ", "")
                .asked("Enable SSL communication Y/N [Y] : ", "");

        assertEquals(1, machine.run(keys(user, "Path to key store [" + copy + "]: ", other, Stores.PASSWORD).ends(),
                "--configure"), user::text);

        user.assertShown("its own copy is " + copy.resolveSibling("2-key-store"));
        assertArrayEquals(before, Files.readAllBytes(copy));
    }
}
