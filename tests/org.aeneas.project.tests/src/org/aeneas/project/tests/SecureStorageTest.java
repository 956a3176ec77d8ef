package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.core.Problem;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.project.security.SecureStorage;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets on disk, for machines without a keyring. */
class SecureStorageTest {
    private static final SecretName NAME = SecretName.ofSource(UUID.randomUUID(), "password");
    private static final String SECRET = "tr0y-is-lost";

    @TempDir
    private Path folder;
    private Path password;

    @BeforeEach
    void writePassword() throws IOException {
        password = Files.writeString(folder.resolve("password"), "the master password\n");
    }

    @Test
    void should_give_back_a_secret_and_not_write_it_in_plain() throws IOException {
        Secrets secrets = open("storage", password);
        secrets.put(NAME, SECRET.toCharArray());
        assertArrayEquals(SECRET.toCharArray(), secrets.find(NAME).orElseThrow());
        assertFalse(Files.readString(folder.resolve("storage")).contains(SECRET));
    }

    @Test
    void should_read_what_another_process_kept() throws IOException {
        open("first", password).put(NAME, SECRET.toCharArray());
        // Equinox shares what is open under one file name: a copy is what a later process would open.
        Files.copy(folder.resolve("first"), folder.resolve("second"));
        assertArrayEquals(SECRET.toCharArray(), open("second", password).find(NAME).orElseThrow());
    }

    @Test
    void should_forget_a_secret() {
        Secrets secrets = open("storage", password);
        secrets.put(NAME, SECRET.toCharArray());
        secrets.forget(NAME);
        assertTrue(secrets.find(NAME).isEmpty());
    }

    @Test
    void should_say_that_the_master_password_is_another_one() throws IOException {
        open("first", password).put(NAME, SECRET.toCharArray());
        Files.copy(folder.resolve("first"), folder.resolve("second"));
        Path wrong = Files.writeString(folder.resolve("wrong"), "another password");
        Problem problem = Problems.of(() -> open("second", wrong).find(NAME));
        assertEquals("secrets-unreadable", problem.code());
        assertTrue(problem.object().endsWith("second"), problem.toString());
        assertTrue(problem.remedy().contains(SecureStorage.PASSWORD_FILE), problem.toString());
    }

    @Test
    void should_say_that_the_file_of_the_master_password_is_not_there() {
        Problem problem = Problems.of(() -> open("storage", folder.resolve("absent")));
        assertEquals(folder.resolve("absent").toString(), problem.object());
    }

    private Secrets open(String name, Path master) {
        return SecureStorage.open(folder.resolve(name), Optional.of(master), false);
    }
}
