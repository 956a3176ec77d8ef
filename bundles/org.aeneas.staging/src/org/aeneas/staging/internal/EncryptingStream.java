package org.aeneas.staging.internal;

import java.io.IOException;
import java.io.OutputStream;

/** Cuts what it is given into frames; which one is the last is known only at the end. Leaves the file open. */
final class EncryptingStream extends OutputStream {
    private final OutputStream file;
    private final FrameCipher cipher;
    private final byte[] frame = new byte[EncryptedForm.FRAME_BYTES];
    private final byte[] sealed = new byte[EncryptedForm.FRAME_BYTES + FrameCipher.TAG_BYTES];
    private int filled;
    private long number;
    private boolean closed;

    EncryptingStream(OutputStream file, FrameCipher cipher) {
        this.file = file;
        this.cipher = cipher;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int count) throws IOException {
        int at = from;
        for (int left = count; left > 0;) {
            if (filled == frame.length) {
                put(false);
            }
            int some = Math.min(left, frame.length - filled);
            System.arraycopy(source, at, frame, filled, some);
            filled += some;
            at += some;
            left -= some;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            put(true);
        }
    }

    private void put(boolean last) throws IOException {
        file.write(sealed, 0, cipher.seal(number++, last, frame, filled, sealed));
        filled = 0;
    }
}
