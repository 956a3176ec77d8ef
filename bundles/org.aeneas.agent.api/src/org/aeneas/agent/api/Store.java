package org.aeneas.agent.api;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** A key store or trust store in a file, JKS or PKCS12, with its password, which is also that of the key in it. */
public record Store(Path file, char[] password) implements AutoCloseable {

    public Store {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(password, "password");
    }

    /** Wipes the password; the store is of no use afterwards. */
    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
