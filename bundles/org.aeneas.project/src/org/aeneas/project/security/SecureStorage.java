package org.aeneas.project.security;

import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.crypto.spec.PBEKeySpec;

import org.aeneas.core.Problem;
import org.aeneas.project.DataFolder;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;

/**
 * Secrets in Equinox's secure storage: a file, encrypted by a master password that the desktop's keyring holds where
 * there is one. Else the desktop program asks for it, and whoever has no window names a file of it.
 */
public final class SecureStorage implements Secrets {
    /** Names the file of the master password, for machines without a keyring and for runs without a window. */
    public static final String PASSWORD_FILE = "AENEAS_MASTER_PASSWORD_FILE";

    private static final String VALUE = "value";
    private static final String FILE = "secure_storage";

    private final ISecurePreferences root;
    private final Path file;

    private SecureStorage(ISecurePreferences root, Path file) {
        this.root = root;
        this.file = file;
    }

    /**
     * @param file     is made with the first secret
     * @param password file of the master password, its last line end left out; empty for the keyring or a question
     * @param ask      whether a window may ask the user
     * @throws org.aeneas.core.ProblemException {@code secrets-unreadable}
     */
    public static SecureStorage open(Path file, Optional<Path> password, boolean ask) {
        Map<Object, Object> options = new HashMap<>();
        options.put(IProviderHints.PROMPT_USER, ask);
        password.ifPresent(from -> options.put(IProviderHints.DEFAULT_PASSWORD, masterPassword(from)));
        return open(file, options);
    }

    /**
     * As {@link #open(Path, Optional, boolean)}, with the master password itself. No window asks for anything.
     *
     * @param password is copied and then wiped
     * @throws org.aeneas.core.ProblemException {@code secrets-unreadable}, also if it does not open what is there
     */
    public static SecureStorage open(Path file, char[] password) {
        requireAscii(password, file);
        Map<Object, Object> options = new HashMap<>();
        options.put(IProviderHints.PROMPT_USER, false);
        options.put(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec(password));
        Arrays.fill(password, '\0');
        SecureStorage opened = open(file, options);
        try {
            // Else what is kept next would have another password than what is there.
            readOne(opened.root);
        } catch (StorageException e) {
            throw e.getErrorCode() != StorageException.DECRYPTION_ERROR ? unreadable(file, e)
                    : new Problem("secrets-unreadable", "That is not the master password of the secret storage.",
                            file.toString(), "Run it again and type the right one. If it is lost, delete the storage "
                                    + "and enter the secrets again.").asException(e);
        }
        return opened;
    }

    /** Java's encryption by passwords (PBEKey) takes no other characters. */
    private static void requireAscii(char[] password, Path file) {
        for (char character : password) {
            if (character < ' ' || character > '~') {
                throw new Problem("secrets-unreadable", "The master password has a character that is not of ASCII, "
                        + "which the secret storage does not take.", file.toString(),
                        "Choose one of unaccented letters, digits, signs and blanks.").asException();
            }
        }
    }

    private static boolean readOne(ISecurePreferences node) throws StorageException {
        if (node.keys().length > 0) {
            node.get(node.keys()[0], null);
            return true;
        }
        for (String child : node.childrenNames()) {
            if (readOne(node.node(child))) {
                return true;
            }
        }
        return false;
    }

    private static SecureStorage open(Path file, Map<Object, Object> options) {
        try {
            URL url = file.toUri().toURL();
            return new SecureStorage(SecurePreferencesFactory.open(url, options), file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Where the secrets of a user are. */
    public static Path in(DataFolder folder) {
        return folder.path().resolve(FILE);
    }

    /** The password file that the environment names, if it does. */
    public static Optional<Path> passwordFile(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(PASSWORD_FILE)).filter(name -> !name.isBlank()).map(Path::of);
    }

    @Override
    public synchronized Optional<char[]> find(SecretName name) {
        if (!root.nodeExists(name.path())) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(root.node(name.path()).get(VALUE, null)).map(String::toCharArray);
        } catch (StorageException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public synchronized void put(SecretName name, char[] secret) {
        try {
            root.node(name.path()).put(VALUE, new String(secret), true);
            root.flush();
        } catch (StorageException | IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public synchronized void forget(SecretName name) {
        if (!root.nodeExists(name.path())) {
            return;
        }
        root.node(name.path()).removeNode();
        try {
            root.flush();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static PBEKeySpec masterPassword(Path from) {
        char[] password = new char[0];
        try {
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(Files.readAllBytes(from)));
            int length = text.remaining();
            while (length > 0 && (text.get(length - 1) == '\n' || text.get(length - 1) == '\r')) {
                length--;
            }
            password = new char[length];
            text.get(password);
            requireAscii(password, from);
            if (length == 0) {
                throw new Problem("secrets-unreadable", "The file of the master password is empty.", from.toString(),
                        "Write the password into it, and let nobody else read it.").asException();
            }
            return new PBEKeySpec(password);
        } catch (IOException e) {
            throw new Problem("secrets-unreadable", "The file of the master password cannot be read: "
                    + e.getClass().getSimpleName() + ".", from.toString(),
                    "Check " + PASSWORD_FILE + " and the rights of that file.").asException(e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static RuntimeException unreadable(Path file, Exception e) {
        return new Problem("secrets-unreadable", "The secure storage cannot be used: " + reason(e), file.toString(),
                "Unlock the desktop's keyring, or give the master password by the file that " + PASSWORD_FILE
                        + " names. If it is lost, delete the storage and enter the secrets again.").asException(e);
    }

    /** What Equinox says, which never names a secret. */
    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() + "." : message;
    }
}
