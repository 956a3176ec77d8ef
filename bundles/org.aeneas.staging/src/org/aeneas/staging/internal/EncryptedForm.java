package org.aeneas.staging.internal;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.spec.SecretKeySpec;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.FileForm;

/**
 * Encrypted files: a header of {@link #MAGIC} and a random salt, then frames. It is the construction of Tink's
 * AES-GCM-HKDF streaming on the JDK's own ciphers, which the processor's instructions make fast: each file has a key of
 * its own, derived from the salt, so that a frame's nonce can be its number; the nonce also says whether the frame is
 * the last one, so that neither an exchange nor a cut between frames goes unnoticed.
 */
public final class EncryptedForm implements FileForm {
    public static final int KEY_BYTES = 32;

    static final byte[] MAGIC = { 'A', 'e', 'n', 'c', 'r', 'y', 'p', '1' };
    static final int SALT_BYTES = 32;
    static final int HEADER_BYTES = MAGIC.length + SALT_BYTES;
    /** Of content in each frame but the last, which may have fewer. */
    static final int FRAME_BYTES = 64 * 1024;

    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final SecretKeySpec lines;

    public EncryptedForm(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, this one " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.lines = FrameCipher.derive(this.key, new byte[SALT_BYTES], "lines");
    }

    @Override
    public OutputStream write(FileOutputStream file) throws IOException {
        byte[] salt = random(SALT_BYTES);
        file.write(MAGIC);
        file.write(salt);
        return new EncryptingStream(file, new FrameCipher(FrameCipher.derive(key, salt, "file")));
    }

    @Override
    public InputStream read(Path file, long from) throws IOException {
        long size = size(file);
        FileInputStream in = new FileInputStream(file.toFile());
        try {
            byte[] header = in.readNBytes(HEADER_BYTES);
            byte[] salt = Arrays.copyOfRange(header, MAGIC.length, HEADER_BYTES);
            FrameCipher cipher = new FrameCipher(FrameCipher.derive(key, salt, "file"));
            return new DecryptingStream(file, in, cipher, size, from);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public long size(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw damaged(file, null);
            }
        }
        long frames = Files.size(file) - HEADER_BYTES;
        long frame = FRAME_BYTES + FrameCipher.TAG_BYTES;
        long count = (frames + frame - 1) / frame;
        // Also a file without content has a frame, so that a cut before it is noticed.
        if (frames - (count - 1) * frame < FrameCipher.TAG_BYTES || count == 0) {
            throw damaged(file, null);
        }
        return frames - count * FrameCipher.TAG_BYTES;
    }

    @Override
    public byte[] sealLine(byte[] line) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = FrameCipher.seal(lines, nonce, line);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encode(all);
    }

    @Override
    public byte[] openLine(byte[] sealed) {
        try {
            byte[] all = Base64.getDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return FrameCipher.open(lines, nonce, Arrays.copyOfRange(all, NONCE_BYTES, all.length));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw damaged(Path.of("a line of a log of rejects"), e);
        }
    }

    /** Not caused by an exception of input or output: those may pass, this does not. */
    static ProblemException damaged(Path file, Exception cause) {
        return new Problem("local-file-damaged", "An encrypted file on this machine is damaged, or was written with "
                + "another key.", file.toString(), "Check the disk; remove the file, then resume the task: what is not "
                + "on S3 is extracted again.").asException(cause);
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
