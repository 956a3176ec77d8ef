package org.aeneas.sstable.component;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Checksum;

import org.aeneas.sstable.SSTableProblems;

/**
 * A Data component without compression beside a CRC component: the size of its chunks, then a checksum for each
 * (class {@code DataIntegrityMetadata.ChecksumValidator}). Every chunk is checked as it is read.
 */
public final class CheckedContent extends PlainContent {
    private static final int HEADER = 4;
    private static final int MOST_CHUNK = 1 << 26;

    private final PlainContent checksums;
    private final int chunkSize;
    private final List<Checksum> kinds;

    private CheckedContent(Path data, Path crc, int chunkSize, List<Checksum> kinds) {
        super(data, chunkSize);
        this.chunkSize = chunkSize;
        this.kinds = kinds;
        try {
            this.checksums = new PlainContent(crc, 8192);
        } catch (RuntimeException e) {
            super.close();
            throw e;
        }
    }

    /**
     * @param kinds of checksum that may have been written; one of them must match
     * @throws Damage if the checksums cannot be the file's
     */
    public static CheckedContent open(Path data, Path crc, Checksum... kinds) throws Damage {
        int chunkSize = chunkSize(crc);
        if (chunkSize <= 0 || chunkSize > MOST_CHUNK) {
            throw new Damage("its checksums in " + crc.getFileName() + " are for chunks of " + chunkSize + " bytes");
        }
        CheckedContent content = new CheckedContent(data, crc, chunkSize, List.of(kinds));
        long chunks = (content.length() + chunkSize - 1) / chunkSize;
        long checksums = (content.checksums.length() - HEADER) / 4;
        if (chunks != checksums) {
            content.close();
            throw new Damage("it has " + chunks + " chunks, but " + crc.getFileName() + " has checksums for "
                    + checksums);
        }
        return content;
    }

    private static int chunkSize(Path crc) throws Damage {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(crc))) {
            return in.readInt();
        } catch (EOFException e) {
            throw new Damage("its checksums in " + crc.getFileName() + " are cut off", e);
        } catch (IOException e) {
            throw SSTableProblems.ofDisk(crc, e);
        }
    }

    @Override
    public Piece read(long position) throws Damage {
        Piece piece = super.read(position);
        int expected = checksums.intAt(HEADER + piece.start() / chunkSize * 4);
        for (Checksum kind : kinds) {
            if (of(kind, piece.bytes()) == expected) {
                return piece;
            }
        }
        throw new Damage("the checksum of the chunk at byte " + piece.start() + " does not match");
    }

    private static int of(Checksum checksum, ByteBuffer bytes) {
        checksum.reset();
        checksum.update(bytes.array(), 0, bytes.limit());
        return (int) checksum.getValue();
    }

    @Override
    public void close() {
        checksums.close();
        super.close();
    }
}
