package org.aeneas.cli.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.core.Problem;
import org.aeneas.extract.Target;
import org.aeneas.load.ObjectSource;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;

/** Where an extraction has put its files: a folder, or {@code s3://bucket/prefix}. */
record StagedFiles(Target place, ObjectSource objects) {

    static StagedFiles at(String location, AwsSession session) {
        if (location.startsWith("s3://")) {
            URI uri = URI.create(location);
            String path = uri.getPath().replaceFirst("^/", "");
            String prefix = path.isEmpty() || path.endsWith("/") ? path : path + "/";
            return inBucket(session, uri.getHost(), prefix);
        }
        Path folder = Path.of(location);
        if (!Files.isDirectory(folder)) {
            throw new Problem("folder-missing", "There is no such folder.", location,
                    "Name the output folder of 'aeneas extract', or s3://BUCKET/PREFIX.").asException();
        }
        return new StagedFiles(Target.folder(folder), ObjectSource.folder(folder));
    }

    static StagedFiles inBucket(AwsSession session, String bucket, String prefix) {
        Target target = Target.bucket(session.objects(), bucket, prefix, new Encryption.BucketDefault());
        return new StagedFiles(target, ObjectSource.bucket(session.objects(), bucket, prefix));
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
}
