package org.aeneas.sstable.v3.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Checksum;

import org.apache.cassandra.utils.ChecksumType;

/**
 * A Data component without compression beside a CRC component: the size of its chunks, then a checksum for each
 * (class {@code DataIntegrityMetadata.ChecksumValidator}). Every chunk is checked as it is read.
 */
final class CheckedInput extends PlainInput {
    private static final int HEADER = 4;
    private static final int MOST_CHUNK = 1 << 26;

    private final PlainInput checksums;
    private final int chunkSize;
    private final Checksum crc = ChecksumType.CRC32.newInstance();
    private final Checksum adler = ChecksumType.Adler32.newInstance();

    private CheckedInput(Path data, PlainInput checksums, int chunkSize) {
        super(data, chunkSize);
        this.checksums = checksums;
        this.chunkSize = chunkSize;
    }

    static CheckedInput open(Path data, Path crc) throws Damage {
        int chunkSize = chunkSize(crc);
        if (chunkSize <= 0 || chunkSize > MOST_CHUNK) {
            throw new Damage("its checksums in " + crc.getFileName() + " are for chunks of " + chunkSize + " bytes");
        }
        CheckedInput input = new CheckedInput(data, new PlainInput(crc, 8192), chunkSize);
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
        int expected = expected(piece.start() / chunkSize);
        // versions differ in the kind of checksum, and some wrote another than their number says
        if (of(crc, piece.bytes()) != expected && of(adler, piece.bytes()) != expected) {
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
