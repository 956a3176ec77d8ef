package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Digest component: a checksum of the whole Data component, for files without compression whose CRC component is
 * missing.
 */
final class Digest {
    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);
    private static final int BLOCK = 1 << 18;

    private Digest() {
    }

    /**
     * Reads the whole file, if there is a digest.
     *
     * @throws Damage if the file is not what was written
     */
    static void verify(TableFile file) throws Damage {
        Path digest = file.component("Digest.crc32");
        if (!Files.exists(digest)) {
            LOG.warn("Neither CRC.db nor Digest.crc32 is there to tell whether {} is what was written.", file.data());
            return;
        }
        CRC32 crc = new CRC32();
        byte[] block = new byte[BLOCK];
        try (PlainInput in = new PlainInput(file.data(), 1)) {
            int count;
            for (long at = 0; at < in.length(); at += count) {
                count = in.readFile(at, block, 0, block.length);
                crc.update(block, 0, count);
            }
        }
        if (!Long.toString(crc.getValue()).equals(word(digest))) {
            throw new Damage("its checksum does not match");
        }
    }

    private static String word(Path digest) {
        try {
            return Files.readString(digest).trim();
        } catch (IOException e) {
            throw Failures.ofDisk(digest, e);
        }
    }
}
