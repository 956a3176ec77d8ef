package org.aeneas.extract.tests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.aeneas.aws.ObjectStore;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** One bucket in memory, with what can go wrong at the far end of a connection. */
class MemoryStore implements ObjectStore {
    static final String BUCKET = "bucket";

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final AtomicInteger uploads = new AtomicInteger();
    private volatile long uploadMillis;
    private volatile int failAfter = Integer.MAX_VALUE;

    /** Each upload of a file takes so long from now on. */
    void slowDown(long millis) {
        uploadMillis = millis;
    }

    /** So many more uploads of files succeed. */
    void failAfter(int count) {
        failAfter = uploads.get() + count;
    }

    int uploads() {
        return uploads.get();
    }

    synchronized Map<String, byte[]> objects() {
        return new TreeMap<>(objects);
    }

    @Override
    public void checkBucket(String bucket) {
        if (!bucket.equals(BUCKET)) {
            throw new Problem("bucket-missing", "The bucket does not exist.", bucket, "Create it.").asException();
        }
    }

    @Override
    public void checkWritable(String bucket, String prefix) {
        checkBucket(bucket);
    }

    @Override
    public List<String> buckets() {
        return List.of();
    }

    @Override
    public void createBucket(String bucket) {
        checkBucket(bucket);
    }

    @Override
    public void put(String bucket, String key, Path file, String sha256, Encryption encryption, Progress progress) {
        long end = System.nanoTime() + uploadMillis * 1_000_000;
        progress.begin("Uploading", "bytes", 1);
        progress.worked(1_000_000_000);
        while (System.nanoTime() < end) {
            progress.check();
            Thread.onSpinWait();
        }
        if (uploads.incrementAndGet() > failAfter) {
            throw new Problem("connection-lost", "The connection to S3 was lost.", key, "Try again.").asException();
        }
        try {
            put(bucket, key, Files.readAllBytes(file), encryption);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String bucket, String key, Content content, String sha256, Encryption encryption,
            Progress progress) {
        try (InputStream in = content.opening().from(0)) {
            put(bucket, key, in.readAllBytes(), encryption);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void put(String bucket, String key, byte[] content, Encryption encryption) {
        checkBucket(bucket);
        objects.put(key, content.clone());
    }

    @Override
    public synchronized InputStream get(String bucket, String key) {
        byte[] content = objects.get(key);
        if (content == null) {
            throw new Problem("object-missing", "There is no such object.", key, "Check the key.").asException();
        }
        return new ByteArrayInputStream(content);
    }

    @Override
    public synchronized Optional<Stored> head(String bucket, String key) {
        return Optional.ofNullable(objects.get(key)).map(content -> new Stored(key, content.length, Optional.empty()));
    }

    @Override
    public synchronized List<Stored> list(String bucket, String prefix) {
        return objects.entrySet().stream().filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> new Stored(entry.getKey(), entry.getValue().length, Optional.empty())).toList();
    }

    @Override
    public synchronized void delete(String bucket, List<String> keys) {
        keys.forEach(objects::remove);
    }
}
