package org.aeneas.sstable.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableProblems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Digest component: a checksum of the whole Data component, for files without compression whose CRC component is
 * missing. From 2.1 on it is a number (Adler-32 or CRC-32, in 2.1 under the name of SHA-1), before that SHA-1 and the
 * file's name.
 */
public final class Digest {
    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);
    private static final List<String> COMPONENTS = List.of("Digest.crc32", "Digest.adler32", "Digest.sha1");
    private static final int SHA1_DIGITS = 40;
    private static final int BLOCK = 1 << 18;

    private Digest() {
    }

    /**
     * Reads the whole file, if there is a digest.
     *
     * @throws Damage if the file is not what was written
     */
    public static void verify(SSTable file) throws Damage {
        for (String component : COMPONENTS) {
            Path digest = file.component(component);
            if (Files.exists(digest)) {
                verify(file.data(), word(digest));
                return;
            }
        }
        LOG.warn("Neither CRC.db nor a Digest is there to tell whether {} is what was written.", file.data());
    }

    private static void verify(Path data, String expected) throws Damage {
        boolean wantsSha1 = expected.length() == SHA1_DIGITS;
        MessageDigest sha1 = sha1();
        CRC32 crc = new CRC32();
        Adler32 adler = new Adler32();
        byte[] block = new byte[BLOCK];
        try (PlainContent in = new PlainContent(data, 1)) {
            int count;
            for (long at = 0; at < in.length(); at += count) {
                count = in.readFile(at, block, 0, block.length);
                if (wantsSha1) {
                    sha1.update(block, 0, count);
                }
                crc.update(block, 0, count);
                adler.update(block, 0, count);
            }
        }
        List<String> found = wantsSha1 ? List.of(HexFormat.of().formatHex(sha1.digest()))
                : List.of(Long.toString(crc.getValue()), Long.toString(adler.getValue()));
        if (!found.contains(expected)) {
            throw new Damage("its checksum does not match");
        }
    }

    private static String word(Path digest) {
        try {
            return Files.readString(digest).trim().split("\\s")[0];
        } catch (IOException e) {
            throw SSTableProblems.ofDisk(digest, e);
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
