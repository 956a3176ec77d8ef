package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A body whose SHA-256 the signature covers. It fails before its last byte is handed out if the hash is another, so
 * that whatever it is passed on to never takes it for whole.
 */
final class HashedBody extends InputStream {
    private final InputStream in;
    private final String expected;
    private final MessageDigest digest;
    private int held;

    /** The body is not the one that was signed. */
    static final class MismatchException extends IOException {
        private static final long serialVersionUID = 1L;

        MismatchException() {
            super("The body's SHA-256 is not the one that was signed");
        }
    }

    HashedBody(InputStream in, String expected) throws IOException {
        this.in = in;
        this.expected = expected;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
        held = next();
    }

    private int next() throws IOException {
        int next = in.read();
        if (next >= 0) {
            digest.update((byte) next);
        } else if (!HexFormat.of().formatHex(digest.digest()).equals(expected)) {
            throw new MismatchException();
        }
        return next;
    }

    @Override
    public int read() throws IOException {
        if (held < 0) {
            return -1;
        }
        int result = held;
        held = next();
        return result;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (held < 0) {
            return -1;
        }
        if (length == 1) {
            buffer[offset] = (byte) read();
            return 1;
        }
        // One byte is always kept back: the first of the buffer is the one kept before.
        int n = in.read(buffer, offset + 1, length - 1);
        buffer[offset] = (byte) held;
        if (n < 0) {
            held = next();
            return 1;
        }
        digest.update(buffer, offset + 1, n);
        held = next();
        return n + 1;
    }
}
