package org.aeneas.staging.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The content of an encrypted file. Nothing of a frame is given out before all of it is known to be right. */
final class DecryptingStream extends InputStream {
    private final Path path;
    private final FileInputStream file;
    private final FrameCipher cipher;
    private final long lastNumber;
    private final byte[] sealed = new byte[EncryptedForm.FRAME_BYTES + FrameCipher.TAG_BYTES];
    private final byte[] frame = new byte[EncryptedForm.FRAME_BYTES];
    private long number;
    private int at;
    private int filled;

    /** @param size of the content; {@code from} is at most that */
    DecryptingStream(Path path, FileInputStream file, FrameCipher cipher, long size, long from) throws IOException {
        this.path = path;
        this.file = file;
        this.cipher = cipher;
        this.lastNumber = Math.max(0, (size - 1) / EncryptedForm.FRAME_BYTES);
        this.number = Math.min(lastNumber, from / EncryptedForm.FRAME_BYTES);
        file.getChannel().position(EncryptedForm.HEADER_BYTES + number * sealed.length);
        int skip = (int) (from - number * EncryptedForm.FRAME_BYTES);
        next();
        at = Math.min(skip, filled);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (at == filled && (number > lastNumber || next() == 0)) {
            return -1;
        }
        int some = Math.min(count, filled - at);
        System.arraycopy(frame, at, target, from, some);
        at += some;
        return some;
    }

    @Override
    public int available() {
        return filled - at;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private int next() throws IOException {
        int count = file.readNBytes(sealed, 0, sealed.length);
        try {
            filled = cipher.open(number, number == lastNumber, sealed, count, frame);
        } catch (GeneralSecurityException e) {
            throw EncryptedForm.damaged(path, e);
        }
        at = 0;
        number++;
        return filled;
    }
}
