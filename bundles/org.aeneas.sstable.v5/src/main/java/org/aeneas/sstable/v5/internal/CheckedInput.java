package org.aeneas.sstable.v5.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A Data component without compression beside a CRC component: the size of its chunks, then a checksum for each
 * (class {@code DataIntegrityMetadata.ChecksumValidator}). Every chunk is checked as it is read.
 */
final class CheckedInput extends PlainInput {
    private static final int HEADER = 4;
    private static final int MOST_CHUNK = 1 << 26;

    private final PlainInput checksums;
    private final int chunkSize;
    private final CRC32 crc = new CRC32();

    private CheckedInput(Path data, Path crc, int chunkSize) {
        super(data, chunkSize);
        this.chunkSize = chunkSize;
        try {
            this.checksums = new PlainInput(crc, 8192);
        } catch (RuntimeException e) {
            super.close();
            throw e;
        }
    }

    static CheckedInput open(Path data, Path crc) throws Damage {
        int chunkSize = chunkSize(crc);
        if (chunkSize <= 0 || chunkSize > MOST_CHUNK) {
            throw new Damage("its checksums in " + crc.getFileName() + " are for chunks of " + chunkSize + " bytes");
        }
        CheckedInput input = new CheckedInput(data, crc, chunkSize);
        long chunks = (input.length() + chunkSize - 1) / chunkSize;
        long checksums = (input.checksums.length() - HEADER) / 4;
        if (chunks != checksums) {
            input.close();
            throw new Damage("it has " + chunks + " chunks, but " + crc.getFileName() + " has checksums for "
                    + checksums);
        }
        return input;
    }

    private static int chunkSize(Path crc) throws Damage {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(crc))) {
            return in.readInt();
        } catch (EOFException e) {
            throw new Damage("its checksums in " + crc.getFileName() + " are cut off", e);
        } catch (IOException e) {
            throw Failures.ofDisk(crc, e);
        }
    }

    @Override
    Piece read(long position) throws Damage {
        Piece piece = super.read(position);
        crc.reset();
        crc.update(piece.bytes().array(), 0, piece.bytes().limit());
        if ((int) crc.getValue() != expected(piece.start() / chunkSize)) {
            throw new Damage("the checksum of the chunk at byte " + piece.start() + " does not match");
        }
        return piece;
    }

    private int expected(long chunk) throws Damage {
        try {
            checksums.seek(HEADER + chunk * 4);
            return checksums.readInt();
        } catch (IOException e) {
            throw new Damage("its checksums in " + checksums.path().getFileName() + " are cut off", e);
        }
    }

    @Override
    public void close() {
        checksums.close();
        super.close();
    }
}
