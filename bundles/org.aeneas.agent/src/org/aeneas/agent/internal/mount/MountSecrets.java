package org.aeneas.agent.internal.mount;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.DataProvider.PasswordLogin;
import org.aeneas.agent.settings.SecretSource;
import org.aeneas.core.Problem;

/**
 * How secrets reach sshfs: a password by its standard input; a passphrase by askpass, from a file of root's in memory
 * ({@code /run}), where it stays because ssh asks again whenever it reconnects.
 */
public record MountSecrets(SecretSource secrets, AgentFolders folders) {
    private static final String ASKPASS = "#!/bin/sh\n# ssh calls this for the passphrase of a key.\n"
            + "exec cat -- \"$AENEAS_PASSPHRASE_FILE\"\n";

    /** What sshfs shall read; the caller overwrites it. */
    byte[] input(DataProvider node) {
        return node.login() instanceof PasswordLogin login ? line(secrets.require(login.password())) : new byte[0];
    }

    /** In addition to ours: where askpass is. */
    Map<String, String> environment(DataProvider node) throws IOException {
        if (!(node.login() instanceof KeyLogin login) || !login.passphrase().isPresent()) {
            return Map.of("SSH_ASKPASS_REQUIRE", "never");
        }
        Path folder = folders.passphrases();
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path script = write(folders.askpass(), ASKPASS.getBytes(StandardCharsets.UTF_8), "rwx------");
        byte[] passphrase = line(secrets.require(login.passphrase()));
        try {
            Path file = write(folder.resolve(node.address() + ".passphrase"), passphrase, "rw-------");
            // Older versions of ssh ask by askpass only where DISPLAY is set.
            return Map.of("SSH_ASKPASS", script.toString(), "SSH_ASKPASS_REQUIRE", "force", "DISPLAY", "none",
                    "AENEAS_PASSPHRASE_FILE", file.toString());
        } finally {
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    private static Path write(Path file, byte[] content, String rights) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
        return Files.write(file, content, StandardOpenOption.WRITE);
    }

    private static byte[] line(char[] secret) {
        for (char c : secret) {
            if (c == '\n' || c == '\r') {
                throw new Problem("secret-unusable", "A secret with a line feed in it cannot be given to ssh.",
                        "SSH password or passphrase", "Change it on the node.").asException();
            }
        }
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] line = Arrays.copyOf(encoded.array(), encoded.remaining() + 1);
        line[line.length - 1] = '\n';
        Arrays.fill(encoded.array(), (byte) 0);
        Arrays.fill(secret, '\0');
        return line;
    }
}
