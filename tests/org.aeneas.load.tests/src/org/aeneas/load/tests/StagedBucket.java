package org.aeneas.load.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.NullNode;
import org.aeneas.aws.ObjectStore;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.core.row.TokenRange;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Counts;
import org.aeneas.staging.Format;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.Manifest.Chunk;
import org.aeneas.staging.Manifest.Plan;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.StandIns;

/** What an extraction leaves in a bucket: the objects of one table and their manifest. */
final class StagedBucket {
    private static final Layout LAYOUT = new Layout("shop", "orders");

    private final ObjectStore store;
    private final String prefix;
    private final Compression compression;
    private final StagedFolder local;
    private final List<Chunk> chunks = new ArrayList<>();

    /** @param prefix one for each test, so that none sees another's objects */
    StagedBucket(ObjectStore store, String prefix, Compression compression, Path scratch) {
        this.store = store;
        this.prefix = prefix;
        this.compression = compression;
        this.local = new StagedFolder(scratch);
    }

    StagedBucket with(List<String> lines) throws IOException {
        String name = LAYOUT.object(chunks.size() + 1, Format.DYNAMODB_JSON, compression);
        StagedObject object = local.object(name, lines);
        put(name, Files.readAllBytes(local.folder().resolve(name)));
        add(object, lines.size());
        return this;
    }

    /** So the manifest says; the bucket does not. */
    StagedBucket claiming(StagedObject object) {
        add(object, 1);
        return this;
    }

    void put(String name, byte[] content) {
        store.put(StandIns.BUCKET, prefix + name, content, new Encryption.BucketDefault());
    }

    void delete(String name) {
        store.delete(StandIns.BUCKET, List.of(prefix + name));
    }

    String name(int number) {
        return LAYOUT.object(number, Format.DYNAMODB_JSON, compression);
    }

    private void add(StagedObject object, long lines) {
        chunks.add(new Chunk(chunks.size() + 1, TokenRange.ALL, new Counts(lines, 0, lines, 0, 0, 0, object.bytes()),
                Optional.of(object)));
    }

    Manifest manifest() {
        Plan plan = new Plan("plan", 0, Format.DYNAMODB_JSON, compression, List.of(), chunks.size());
        return Manifest.of(LAYOUT, "", NullNode.getInstance(), plan, chunks, List.of());
    }
}
