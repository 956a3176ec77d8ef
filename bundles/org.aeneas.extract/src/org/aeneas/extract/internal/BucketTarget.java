package org.aeneas.extract.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.ObjectStore;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.extract.Target;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.StagedObject;

/** Objects of a bucket, under a prefix. S3 makes an object visible only when it is whole. */
public final class BucketTarget implements Target {
    private final ObjectStore store;
    private final String bucket;
    private final String prefix;
    private final ObjectStore.Encryption encryption;
    private final FileForm form;

    public BucketTarget(ObjectStore store, String bucket, String prefix, ObjectStore.Encryption encryption,
            FileForm form) {
        if (!prefix.isEmpty() && !prefix.endsWith("/")) {
            throw new IllegalArgumentException("a prefix ends with /: " + prefix);
        }
        this.store = store;
        this.bucket = bucket;
        this.prefix = prefix;
        this.encryption = encryption;
        this.form = form;
    }

    @Override
    public String describe(String name) {
        return "s3://" + bucket + "/" + prefix + name;
    }

    @Override
    public void check() {
        store.checkBucket(bucket);
    }

    @Override
    public Map<String, Long> sizes(String names) {
        Map<String, Long> sizes = new HashMap<>();
        for (ObjectStore.Stored stored : store.list(bucket, prefix + names)) {
            sizes.put(stored.key().substring(prefix.length()), stored.size());
        }
        return sizes;
    }

    @Override
    public Optional<byte[]> read(String name) {
        // Not by a HEAD first: its answer has no body, so it does not tell a missing bucket from a missing object.
        try (InputStream in = store.get(bucket, prefix + name)) {
            return Optional.of(in.readAllBytes());
        } catch (ProblemException e) {
            if (e.problem().code().equals("object-missing")) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            throw new Problem("object-unreadable", "Reading the object was interrupted: " + e.getMessage() + ".",
                    describe(name), "Check the connection to S3, then start again.").asException(e);
        }
    }

    @Override
    public void put(String name, byte[] content) {
        store.put(bucket, prefix + name, content, encryption);
    }

    @Override
    public Path place(String name, Path staging) {
        return staging.resolve(name);
    }

    @Override
    public FileForm form() {
        return form;
    }

    @Override
    public void deliver(StagedObject object, Path file, Progress progress) {
        if (form == FileForm.PLAIN) {
            store.put(bucket, prefix + object.name(), file, object.sha256(), encryption, progress);
            return;
        }
        ObjectStore.Content content = new ObjectStore.Content(file, object.bytes(), from -> form.read(file, from));
        store.put(bucket, prefix + object.name(), content, object.sha256(), encryption, progress);
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public void removeUnfinished(String names) {
        // S3 shows no unfinished object
    }
}
