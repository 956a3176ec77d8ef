package org.aeneas.staging.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.aeneas.staging.StagedObject;

/** Digests what passes, to compare it with what was staged. */
public final class VerifyingStream extends FilterInputStream {

    /** Other bytes passed than were staged. */
    public static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;

        ChangedException(String message) {
            super(message);
        }
    }

    private final StagedObject expected;
    private final MessageDigest digest;
    private long bytes;

    public VerifyingStream(StagedObject expected, InputStream in) {
        super(in);
        this.expected = expected;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        int read = super.read(target, from, count);
        if (read > 0) {
            digest.update(target, from, read);
            bytes += read;
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /**
     * Reads what a decompressor has left, and compares. Not done by the read that finds the end: a decompressor may
     * take its failure for the end of its data.
     *
     * @throws ChangedException if other bytes passed than were staged
     */
    public void verify() throws IOException {
        byte[] rest = new byte[8192];
        while (read(rest, 0, rest.length) >= 0) {
            // only the digest wants it
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (bytes != expected.bytes() || !sha256.equals(expected.sha256())) {
            throw new ChangedException(bytes + " bytes, SHA-256 " + sha256);
        }
    }
}
