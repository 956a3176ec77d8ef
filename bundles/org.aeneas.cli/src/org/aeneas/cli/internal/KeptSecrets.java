package org.aeneas.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.project.DataFolder;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.project.security.SecureStorage;

/**
 * The secret storage of the user, which the workbench has too. Its master password is in the file that
 * {@value SecureStorage#PASSWORD_FILE} names, or is asked for on the terminal when first a secret is needed. Nothing is
 * written while a workbench has the data folder: it would write back what it has read.
 */
final class KeptSecrets implements Secrets {
    private final DataFolder folder;
    private final Optional<Path> passwordFile;
    private SecureStorage storage;

    KeptSecrets(DataFolder folder, Map<String, String> environment) {
        this.folder = folder;
        this.passwordFile = SecureStorage.passwordFile(environment);
    }

    @Override
    public Optional<char[]> find(SecretName name) {
        return Files.exists(file()) ? storage().find(name) : Optional.empty();
    }

    @Override
    public void put(SecretName name, char[] secret) {
        try (DataFolder.Lock lock = folder.lock()) {
            storage().put(name, secret);
        }
    }

    @Override
    public void forget(SecretName name) {
        if (!Files.exists(file())) {
            return;
        }
        try (DataFolder.Lock lock = folder.lock()) {
            storage().forget(name);
        }
    }

    private Path file() {
        return SecureStorage.in(folder);
    }

    private synchronized SecureStorage storage() {
        if (storage == null) {
            storage = passwordFile.isPresent() ? SecureStorage.open(file(), passwordFile, false)
                    : SecureStorage.open(file(), typed());
        }
        return storage;
    }

    private char[] typed() {
        if (!Questions.possible()) {
            throw new Problem("secrets-locked", "The secret storage needs its master password.", file().toString(),
                    "Give the password by the file that " + SecureStorage.PASSWORD_FILE
                            + " names, or work on a terminal.").asException();
        }
        boolean known = Files.exists(file());
        char[] password = ask(known ? "Master password of the secret storage"
                : "New master password, for the secret storage of this machine");
        if (!known && !Arrays.equals(password, ask("The same again"))) {
            throw new Problem("secrets-locked", "The master passwords differ.", file().toString(),
                    "Run the command again, and type the same twice.").asException();
        }
        return password;
    }

    private char[] ask(String prompt) {
        char[] typed = Questions.secret(prompt + ": ").orElse(new char[0]);
        if (typed.length == 0) {
            throw new Problem("secrets-locked", "No master password was typed.", file().toString(),
                    "Run the command again.").asException();
        }
        return typed;
    }
}
