package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

import org.aeneas.sstable.SSTableProblems;

/** The checksum of the whole Data component, for one that has no others. */
final class Digest {
    private static final int BUFFER = 1 << 18;

    private Digest() {
    }

    /**
     * Reads the whole file once.
     *
     * @param digest a decimal number as text
     * @throws org.aeneas.core.ProblemException {@code sstable-corrupt} naming the data
     */
    static void verify(Path data, Path digest) {
        long expected = parse(digest);
        CRC32 crc = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(data)) {
            while (channel.read(buffer) >= 0) {
                crc.update(buffer.flip());
                buffer.clear();
            }
        } catch (IOException e) {
            throw Failures.ofDisk(data, e);
        }
        if (crc.getValue() != expected) {
            throw SSTableProblems.corrupt(data, "its checksum does not match.", null);
        }
    }

    private static long parse(Path digest) {
        try {
            return Long.parseLong(Files.readString(digest).trim());
        } catch (NumberFormatException e) {
            throw SSTableProblems.corrupt(digest, "it is not a checksum.", e);
        } catch (IOException e) {
            throw Failures.ofDisk(digest, e);
        }
    }
}
