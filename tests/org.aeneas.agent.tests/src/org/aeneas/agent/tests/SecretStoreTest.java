package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoreTest {
    private static final SecretReference ONE = new SecretReference("one");
    private static final SecretReference TWO = new SecretReference("two");

    @TempDir
    Path folder;

    private AgentFolders folders;

    @BeforeEach
    void fill() {
        folders = new AgentFolders(folder);
        store().put(ONE, "first ä €".toCharArray());
        store().put(TWO, "second".toCharArray());
    }

    private SecretStore store() {
        return SecretStore.of(folders);
    }

    @Test
    void should_give_back_what_was_put_into_it() {
        assertArrayEquals("first ä €".toCharArray(), store().require(ONE));
        store().put(ONE, "another".toCharArray());
        assertEquals("another", new String(store().require(ONE)));
        assertEquals("second", new String(store().require(TWO)));
    }

    @Test
    void should_say_which_secret_is_missing() {
        store().forget(Set.of(ONE));

        assertEquals("secret:one", Problems.of("secret-missing", () -> store().require(ONE)).object());
        assertEquals(0, store().require(SecretReference.NONE).length);
    }

    @Test
    void should_keep_its_files_closed_and_unreadable() throws Exception {
        for (Path file : List.of(folders.secrets(), folders.secretsKey())) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            String text = Files.readString(file);
            assertFalse(text.contains("second") || text.contains("c2Vjb25k"), text);
        }
        String before = Files.readString(folders.secrets());
        store().put(TWO, "second".toCharArray());
        assertNotEquals(before, Files.readString(folders.secrets()), "a nonce is never used twice");
    }

    @Test
    void should_give_the_store_to_the_service_but_not_its_key() throws Exception {
        assumeTrue(ServiceUser.runsAsRoot(), "only root may give files away");
        Files.writeString(Files.createDirectories(folders.at("/etc")).resolve("passwd"),
                ServiceUser.NAME + ":x:54321:54321::/:/bin/false\n");

        store().put(ONE, "another".toCharArray());

        assertEquals(54321, Files.getAttribute(folders.secrets(), "unix:uid"));
        assertEquals(0, Files.getAttribute(folders.secretsKey(), "unix:uid"));
    }

    @Test
    void should_notice_that_two_secrets_were_exchanged() throws Exception {
        String text = Files.readString(folders.secrets());
        Files.writeString(folders.secrets(), text.replace("one ", "x ").replace("two ", "one ").replace("x ", "two "));

        Problem problem = Problems.of("secrets-damaged", () -> store().find(ONE));

        assertEquals(folders.secrets().toString(), problem.object());
    }

    @Test
    void should_notice_another_key_and_a_damaged_file() throws Exception {
        Files.writeString(folders.secretsKey(), "00".repeat(32));
        Problems.of("secrets-damaged", () -> store().find(ONE));
        Files.writeString(folders.secretsKey(), "no key");
        Problems.of("secrets-key-damaged", () -> store().find(ONE));
        Files.writeString(folders.secrets(), "text\n");
        Problems.of("secrets-damaged", () -> store().find(ONE));
    }

    @Test
    void should_refuse_a_key_that_others_may_read() throws Exception {
        Files.setPosixFilePermissions(folders.secretsKey(), PosixFilePermissions.fromString("rw-r-----"));

        Problem problem = Problems.of("secrets-key-open", () -> store().find(ONE));

        assertTrue(problem.remedy().contains("chmod 600"), problem.remedy());
    }
}
