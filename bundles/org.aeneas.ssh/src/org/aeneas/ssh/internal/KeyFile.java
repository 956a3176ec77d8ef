package org.aeneas.ssh.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;

/** A private key on disk. */
record KeyFile(Path file) {
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** @param passphrase empty for none */
    void addTo(JSch jsch, byte[] passphrase) {
        try {
            checkPermissions();
            byte[] content = Files.readAllBytes(file);
            checkPassphrase(jsch, content, passphrase);
            jsch.addIdentity(file.toString(), content, null, passphrase.length == 0 ? null : passphrase);
        } catch (NoSuchFileException e) {
            throw problem("ssh-key-missing", "There is no such private key.", "Correct the path of the key.", e);
        } catch (IOException e) {
            throw problem("ssh-key-unreadable", "The private key cannot be read: " + e.getMessage(),
                    "Check that you may read the file.", e);
        } catch (JSchException e) {
            throw problem("ssh-key-unreadable", "The file is no private key that is understood here.",
                    "Give a key in the format of OpenSSH, PEM or PuTTY; ssh-keygen -p -f FILE rewrites one.", e);
        }
    }

    /** As ssh does: a key that others can read is no secret any more. Where there are no such permissions, no check. */
    private void checkPermissions() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
            throw problem("ssh-key-open", "Others than its owner may use the private key.",
                    "Run: chmod 600 " + file, null);
        }
    }

    /** JSch says nothing about a wrong passphrase: it leaves the key out and the login fails. */
    private void checkPassphrase(JSch jsch, byte[] content, byte[] passphrase) throws JSchException {
        KeyPair key = KeyPair.load(jsch, content, null);
        try {
            if (key.isEncrypted() && passphrase.length == 0) {
                throw problem("ssh-passphrase-required", "The private key is protected by a passphrase.",
                        "Give the passphrase.", null);
            }
            if (key.isEncrypted() && !key.decrypt(passphrase)) {
                throw problem("ssh-passphrase-wrong", "The passphrase does not open the private key.",
                        "Correct the passphrase.", null);
            }
        } finally {
            key.dispose();
        }
    }

    private ProblemException problem(String code, String what, String remedy, Exception cause) {
        return new Problem(code, what, file.toString(), remedy).asException(cause);
    }
}
