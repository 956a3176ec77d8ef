package org.aeneas.validate.internal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The digests of one side's items, on disk: each item as its key's digest and its whole digest, 16 bytes each, and its
 * {@link TtlBound}, spread over buckets by the key so that a bucket of both sides fits into memory. For several
 * writers.
 */
public final class Digests implements AutoCloseable {
    /** Longs a record: key high, key low, item high, item low, ttl. */
    static final int LONGS = 5;
    private static final int BUFFER = 32 * 1024;

    private final Path folder;
    private final DataOutputStream[] buckets;

    /** @param folder is created; the caller removes it */
    public Digests(Path folder, int buckets) {
        this.folder = folder;
        this.buckets = new DataOutputStream[buckets];
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < buckets; i++) {
                OutputStream file = Files.newOutputStream(path(i));
                this.buckets[i] = new DataOutputStream(new BufferedOutputStream(file, BUFFER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
                throw new UncheckedIOException(e);
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
            throw new UncheckedIOException(e);
        }
    }

    private Path path(int bucket) {
        return folder.resolve(Integer.toString(bucket));
    }

    @Override
    public void close() {
        try {
            for (DataOutputStream bucket : buckets) {
                bucket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
