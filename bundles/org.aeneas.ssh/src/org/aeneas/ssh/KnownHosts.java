package org.aeneas.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * The hosts whose keys a user has confirmed, in a file of ours in OpenSSH's format: one key a host, pinned. For many
 * threads; of several processes that write at once the last one wins.
 */
public final class KnownHosts {
    private final Path file;

    /** @param file need not exist; it is made with the first key */
    public KnownHosts(Path file) {
        this.file = file;
    }

    /** @param host as {@link SshTarget#hostAndPort()} */
    public synchronized Optional<HostKey> find(String host) {
        return read().stream().filter(k -> k.host().equals(host)).findFirst();
    }

    /** Pins a key that the user has confirmed; one that was pinned for the host before is replaced. */
    public synchronized void trust(HostKey key) {
        List<HostKey> keys = read();
        keys.removeIf(k -> k.host().equals(key.host()));
        keys.add(key);
        write(keys);
    }

    /** @param host as {@link SshTarget#hostAndPort()} */
    public synchronized void forget(String host) {
        List<HostKey> keys = read();
        if (keys.removeIf(k -> k.host().equals(host))) {
            write(keys);
        }
    }

    private List<HostKey> read() {
        List<HostKey> keys = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    keys.add(parse(line, i + 1));
                }
            }
        } catch (NoSuchFileException e) {
            return keys;
        } catch (IOException e) {
            throw unusable(e);
        }
        return keys;
    }

    private HostKey parse(String line, int number) {
        String[] fields = line.split("\\s+");
        if (fields.length < 3 || !fields[2].matches("[A-Za-z0-9+/]{16,}={0,2}")) {
            throw new Problem("ssh-known-hosts", "A line of the file of known hosts is damaged.", file + ":" + number,
                    "Remove the line, and confirm the key of its host again.").asException();
        }
        return new HostKey(fields[0], fields[1], fields[2]);
    }

    private void write(List<HostKey> keys) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "known-hosts", ".part");
            try {
                Files.write(part, keys.stream().map(k -> k.host() + " " + k.type() + " " + k.key()).toList());
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private RuntimeException unusable(IOException e) {
        return new Problem("ssh-known-hosts", "The file of known hosts cannot be used: " + e.getMessage(),
                file.toString(), "Check that you may read and write it.").asException(e);
    }
}
