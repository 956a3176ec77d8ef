package org.aeneas.staging.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.aeneas.staging.FileForm;
import org.aeneas.staging.StagedWriter.Space;

/**
 * The bytes of a file on their way to the disk: counted and digested. Closing the stream, as compressors do, leaves the
 * file open, so that another thread may wait for the disk. A file stream and not a channel, because a thread's
 * interruption would close a channel.
 */
public final class DigestingFile extends OutputStream {
    private final FileOutputStream file;
    private final OutputStream content;
    private final Space space;
    private final MessageDigest digest;
    private final byte[] one = new byte[1];
    private long bytes;
    private boolean abandoned;

    /** @param form of the file; what is counted and digested is its content */
    public DigestingFile(FileOutputStream file, FileForm form, Space space) throws IOException {
        this.file = file;
        this.content = form.write(file);
        this.space = space;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        one[0] = (byte) b;
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int count) throws IOException {
        if (abandoned) {
            return;
        }
        space.take(count);
        content.write(source, from, count);
        digest.update(source, from, count);
        bytes += count;
    }

    /** Closes the file when its content survives a stop of the machine. */
    public void sync() throws IOException {
        try (FileOutputStream closing = file) {
            if (content != file) {
                content.close();
            }
            closing.getFD().sync();
        }
    }

    /** Closes the file, whose content nobody wants any more; what a compressor still writes is dropped. */
    public void abandon() throws IOException {
        abandoned = true;
        file.close();
    }

    public long bytes() {
        return bytes;
    }

    /** Of all bytes written; ask once, at the end. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
