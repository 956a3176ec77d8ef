package org.aeneas.staging;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.staging.internal.EncryptedForm;

/**
 * In which form files with rows lie on the disk of this machine. What they hold, and what of it goes elsewhere, does
 * not depend on it. For many threads.
 */
public interface FileForm {

    /** As they are. */
    FileForm PLAIN = new FileForm() {
        @Override
        public OutputStream write(FileOutputStream file) {
            return file;
        }

        @Override
        public InputStream read(Path file, long from) throws IOException {
            FileInputStream in = new FileInputStream(file.toFile());
            in.getChannel().position(from);
            return in;
        }

        @Override
        public long size(Path file) throws IOException {
            return Files.size(file);
        }

        @Override
        public byte[] sealLine(byte[] line) {
            return line;
        }

        @Override
        public byte[] openLine(byte[] sealed) {
            return sealed;
        }
    };

    /**
     * Encrypted with AES-256 in Galois/Counter Mode: who has not the key reads nothing, and changes nothing without
     * being noticed. Reading what was changed, cut short or written with another key throws
     * {@link org.aeneas.core.ProblemException} {@code local-file-damaged}.
     *
     * @param key {@value EncryptedForm#KEY_BYTES} random bytes, which are copied
     */
    static FileForm encrypted(byte[] key) {
        return new EncryptedForm(key);
    }

    /** Closing the answer ends the content; where it is not {@code file} itself, that stays open. */
    OutputStream write(FileOutputStream file) throws IOException;

    /** @param from this byte of the content on, from 0 */
    InputStream read(Path file, long from) throws IOException;

    /** @return the content's size in bytes */
    long size(Path file) throws IOException;

    /** A line of a file to which lines are appended, each readable by itself; without its line break. */
    byte[] sealLine(byte[] line);

    byte[] openLine(byte[] sealed);
}
