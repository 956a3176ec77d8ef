package org.aeneas.ssh;

import java.nio.file.Path;
import java.util.Arrays;

/** How a user proves who he is. Never printed. */
public sealed interface Credentials {

    /** Overwrites the secret; the credentials are of no use afterwards. */
    void clear();

    /** Also answers a server that asks for the password by keyboard-interactive. */
    record Password(char[] password) implements Credentials {
        @Override
        public void clear() {
            Arrays.fill(password, '\0');
        }

        @Override
        public String toString() {
            return "password";
        }
    }

    /**
     * @param file       as ssh-keygen or PuTTY write it; readable by its owner only
     * @param passphrase empty for none
     */
    record PrivateKey(Path file, char[] passphrase) implements Credentials {
        @Override
        public void clear() {
            Arrays.fill(passphrase, '\0');
        }

        @Override
        public String toString() {
            return "private key " + file;
        }
    }
}
