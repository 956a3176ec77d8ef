package org.aeneas.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.core.Problem;
import org.aeneas.extract.Target;
import org.aeneas.load.ImportEngine;
import org.aeneas.load.ItemEngine;
import org.aeneas.load.LoadEngine;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.ObjectSource;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.StagedObject;

/** Where an extraction has put its files: a folder, or {@code s3://bucket/prefix}. */
record StagedFiles(Target place, ObjectSource objects, Optional<Folder> inS3) {

    /** @param prefix empty, or ending in {@code /} */
    record Folder(String bucket, String prefix) {
    }

    private static final String S3 = "s3://";
    /** Old buckets may have capitals and underscores: S3 itself judges the rest. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");

    /** Whether the place is in a bucket, so that AWS is needed. */
    static boolean isBucket(String location) {
        return location.startsWith(S3);
    }

    static StagedFiles at(String location, AwsSession session) {
        if (isBucket(location)) {
            return inBucket(location.substring(S3.length()), location, session);
        }
        Path folder = Path.of(location);
        if (!Files.isDirectory(folder)) {
            throw new Problem("folder-missing",
                    Files.exists(folder) ? "This is a file, not a folder." : "There is no such folder.", location,
                    "Name the output folder of 'aeneas extract', or s3://BUCKET/PREFIX.").asException();
        }
        return new StagedFiles(Target.folder(folder), ObjectSource.folder(folder), Optional.empty());
    }

    private static StagedFiles inBucket(String rest, String location, AwsSession session) {
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        if (!BUCKET.matcher(bucket).matches()) {
            throw new Problem("bucket-name-invalid", "This is no place of the form s3://BUCKET/PREFIX.", location,
                    "Name a bucket: 3 to 63 lower-case letters, digits, dots and hyphens.").asException();
        }
        String path = slash < 0 ? "" : rest.substring(slash + 1);
        return inBucket(session, bucket, path.isEmpty() || path.endsWith("/") ? path : path + "/");
    }

    static StagedFiles inBucket(AwsSession session, String bucket, String prefix) {
        Target target = Target.bucket(session.objects(), bucket, prefix, new Encryption.BucketDefault());
        return new StagedFiles(target, ObjectSource.bucket(session.objects(), bucket, prefix),
                Optional.of(new Folder(bucket, prefix)));
    }

    /** @throws org.aeneas.core.ProblemException if the table is not staged there, or not completely */
    Manifest manifest(TableName table) {
        String name = new Layout(table.keyspace(), table.table()).manifest();
        Manifest manifest = place.read(name).map(json -> Manifest.parse(place.describe(name), json))
                .orElseThrow(() -> new Problem("manifest-missing", "The table " + table + " is not staged there.",
                        place.describe(name), "Extract it first, or correct the place's name.").asException());
        if (!manifest.complete()) {
            throw new Problem("staging-incomplete", "Not all of " + table + " is staged.", place.describe(name),
                    "Run 'aeneas extract' again until it is complete.").asException();
        }
        return manifest;
    }

    /** Loads what is here item by item. */
    LoadEngine itemEngine(AwsSession session, LoadOptions options, Manifest manifest) {
        return new ItemEngine(session, options, objects, () -> requireObjects(manifest));
    }

    /** @throws org.aeneas.core.ProblemException if DynamoDB cannot read this place */
    LoadEngine importEngine(AwsSession session) {
        return inS3.map(folder -> new ImportEngine(session, folder.bucket(), folder.prefix()))
                .orElseThrow(() -> new Problem("import-needs-bucket",
                        "DynamoDB imports from S3 only, not from a folder of this machine.", place.describe(""),
                        "Extract to s3://BUCKET/PREFIX, or copy the folder there; else load with --engine items.")
                        .asException());
    }

    /**
     * Before anything is deleted to make room for them.
     *
     * @throws org.aeneas.core.ProblemException if one of the objects is not there in its length
     */
    private void requireObjects(Manifest manifest) {
        Map<String, Long> sizes = place.sizes(new Layout(manifest.keyspace(), manifest.table()).data());
        for (StagedObject object : manifest.objects()) {
            Long bytes = sizes.get(object.name());
            if (bytes == null || bytes != object.bytes()) {
                throw new Problem("staged-object-corrupt", bytes == null ? "A staged object is missing."
                        : "A staged object has " + bytes + " bytes, not " + object.bytes() + ".",
                        place.describe(object.name()),
                        "Copy the object again if it was copied, else extract the table again; nothing was deleted.")
                        .asException();
            }
        }
    }
}
