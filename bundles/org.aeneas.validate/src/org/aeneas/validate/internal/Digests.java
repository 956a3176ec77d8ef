package org.aeneas.validate.internal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The digests of one side's items, on disk: each item as its key's digest and its whole digest, 16 bytes each, and its
 * {@link TtlBound}, spread over buckets by the key so that a bucket of both sides fits into memory. For several
 * writers.
 */
public final class Digests implements AutoCloseable {
    /** Longs a record: key high, key low, item high, item low, ttl. */
    static final int LONGS = 5;
    private static final int BUFFER = 32 * 1024;

    private final ScratchFolder scratch;
    private final Path folder;
    private final DataOutputStream[] buckets;

    /** @param side name of a folder in it, which is created */
    public Digests(ScratchFolder scratch, String side, int buckets) {
        this.scratch = scratch;
        this.folder = scratch.resolve(side);
        this.buckets = new DataOutputStream[buckets];
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < buckets; i++) {
                OutputStream file = Files.newOutputStream(path(i));
                this.buckets[i] = new DataOutputStream(new BufferedOutputStream(file, BUFFER));
            }
        } catch (IOException e) {
            Stream.of(this.buckets).filter(Objects::nonNull).forEach(Digests::closing);
            throw scratch.problem(e);
        }
    }

    public void add(ComparedItem item) {
        Digest key = item.keyDigest();
        Digest whole = item.digest();
        DataOutputStream bucket = buckets[Math.floorMod(key.high(), buckets.length)];
        synchronized (bucket) {
            try {
                bucket.writeLong(key.high());
                bucket.writeLong(key.low());
                bucket.writeLong(whole.high());
                bucket.writeLong(whole.low());
                bucket.writeLong(item.ttl());
            } catch (IOException e) {
                throw scratch.problem(e);
            }
        }
    }

    int buckets() {
        return buckets.length;
    }

    /** The records of a bucket, one after the other. Close the writers first. */
    long[] read(int bucket) {
        try {
            LongBuffer records = ByteBuffer.wrap(Files.readAllBytes(path(bucket))).asLongBuffer();
            long[] longs = new long[records.remaining() / LONGS * LONGS];
            records.get(longs);
            return longs;
        } catch (IOException e) {
            throw scratch.problem(e);
        }
    }

    private Path path(int bucket) {
        return folder.resolve(Integer.toString(bucket));
    }

    @Override
    public void close() {
        Optional<IOException> first = Stream.of(buckets).filter(Objects::nonNull).map(Digests::closing)
                .flatMap(Optional::stream).reduce((one, next) -> one);
        if (first.isPresent()) {
            throw scratch.problem(first.get());
        }
    }

    private static Optional<IOException> closing(DataOutputStream bucket) {
        try {
            bucket.close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
