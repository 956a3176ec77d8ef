package org.aeneas.agent.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/**
 * Secrets on disk: a file of mode 0600, one line a secret, each encrypted for itself with AES-256 in Galois/Counter
 * Mode, with its name as authenticated data, so that lines cannot be exchanged. The key is in a file of its own. For
 * many threads; of several processes that write at once the last one wins.
 */
public final class SecretStore implements SecretSource {
    private static final String HEADER = "aeneas-secrets 1";
    private static final String PERMISSIONS = "rw-------";

    private final Path file;
    private final SecretKeyFile key;
    private final Optional<ServiceUser> user;

    SecretStore(Path file, SecretKeyFile key, Optional<ServiceUser> user) {
        this.file = file;
        this.key = key;
        this.user = user;
    }

    /**
     * The store of a machine. Its key is what systemd hands over ({@code LoadCredential=}
     * {@value SecretKeyFile#CREDENTIAL}), else the key file, which is made with the first secret. The file is the
     * service user's, so that the service can read what root has put there; the key is root's.
     */
    public static SecretStore of(AgentFolders folders) {
        return new SecretStore(folders.secrets(), SecretKeyFile.of(folders, System.getenv("CREDENTIALS_DIRECTORY")),
                ServiceUser.find(folders));
    }

    /** What a project gives the service, in a file that the service may write; with the same key as {@link #of}. */
    public static SecretStore ofProject(AgentFolders folders) {
        return new SecretStore(folders.state().resolve("project-secrets.store"),
                SecretKeyFile.of(folders, System.getenv("CREDENTIALS_DIRECTORY")), ServiceUser.find(folders));
    }

    @Override
    public synchronized Optional<char[]> find(SecretReference reference) {
        return Optional.ofNullable(read().get(reference.name())).map(sealed -> open(reference.name(), sealed));
    }

    /** Keeps a secret; one that was kept under the name is replaced. */
    public synchronized void put(SecretReference reference, char[] secret) {
        Map<String, byte[]> secrets = read();
        byte[] plain = bytes(secret);
        try {
            secrets.put(reference.name(), key.findOrMake().seal(reference.name(), plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        write(secrets);
    }

    public synchronized void forget(Set<SecretReference> references) {
        Map<String, byte[]> secrets = read();
        if (secrets.keySet().removeAll(references.stream().map(SecretReference::name).toList())) {
            write(secrets);
        }
    }

    private char[] open(String name, byte[] sealed) {
        try {
            byte[] plain = key.find().open(name, sealed);
            CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain));
            char[] secret = Arrays.copyOfRange(characters.array(), 0, characters.remaining());
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(characters.array(), '\0');
            return secret;
        } catch (GeneralSecurityException e) {
            throw damaged("The secret " + name + " cannot be decrypted: it is damaged or was written with another key.",
                    e);
        }
    }

    private Map<String, byte[]> read() {
        Map<String, byte[]> secrets = new TreeMap<>();
        if (Files.notExists(file)) {
            return secrets;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                throw damaged("The file is no store of secrets.", null);
            }
            for (String line : lines.subList(1, lines.size())) {
                int space = line.indexOf(' ');
                secrets.put(line.substring(0, space), Base64.getDecoder().decode(line.substring(space + 1)));
            }
            return secrets;
        } catch (IOException e) {
            throw new Problem("secrets-unreadable", "The store of secrets cannot be read: " + e, file.toString(),
                    "Run it as root or as the service's user.").asException(e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged("A line of the store of secrets is damaged.", e);
        }
    }

    private void write(Map<String, byte[]> secrets) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        secrets.forEach((name, sealed) -> text.append(name).append(' ')
                .append(Base64.getEncoder().encodeToString(sealed)).append('\n'));
        AtomicFile.of(file, PERMISSIONS, user).write(text.toString());
    }

    private ProblemException damaged(String what, Exception cause) {
        return new Problem("secrets-damaged", what, file.toString(),
                "Restore the file and its key from a backup, or move it away and run --configure again.")
                        .asException(cause);
    }

    private static byte[] bytes(char[] secret) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.remaining());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
