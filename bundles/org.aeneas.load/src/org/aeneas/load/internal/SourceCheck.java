package org.aeneas.load.internal;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore.Stored;
import org.aeneas.aws.TableImports;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.StagedObject;

/** What DynamoDB would find out only at the end of an import, or never. */
public final class SourceCheck {
    private final AwsSession session;
    private final String bucket;
    private final String prefix;

    public SourceCheck(AwsSession session, String bucket, String prefix) {
        this.session = session;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** @throws ProblemException if an import would refuse the objects, take others for data, or miss some */
    public void check(Manifest manifest) {
        requireWithinLimits(manifest);
        String folder = prefix + new Layout(manifest.keyspace(), manifest.table()).data();
        Map<String, Stored> found = session.objects().list(bucket, folder).stream()
                .collect(Collectors.toMap(Stored::key, Function.identity()));
        for (StagedObject object : manifest.objects()) {
            Stored stored = found.remove(prefix + object.name());
            if (stored == null || stored.size() != object.bytes()) {
                throw new Problem("staged-object-corrupt", stored == null ? "A staged object is missing."
                        : "A staged object has " + stored.size() + " bytes, not " + object.bytes() + ".",
                        place(prefix + object.name()), "Copy the object again if it was copied, else extract the "
                        + "table again; nothing was deleted.").asException();
            }
        }
        found.keySet().stream().findFirst().ifPresent(other -> {
            throw new Problem("import-folder-not-clean", "This object is none of the staged ones, and DynamoDB would "
                    + "import it too.", place(other), "Move it elsewhere, or extract into another folder; nothing was "
                    + "deleted.").asException();
        });
    }

    private void requireWithinLimits(Manifest manifest) {
        int objects = manifest.objects().size();
        if (objects > TableImports.MOST_OBJECTS) {
            throw tooMuch(objects + " objects are staged; DynamoDB imports " + TableImports.MOST_OBJECTS + " at most.",
                    manifest);
        }
        long bytes = manifest.objects().stream().mapToLong(StagedObject::bytes).sum();
        long most = TableImports.mostBytes(session.region());
        if (bytes > most) {
            throw tooMuch("The staged objects have " + bytes + " bytes; DynamoDB imports " + most + " at a time in "
                    + session.region() + ".", manifest);
        }
    }

    private static ProblemException tooMuch(String what, Manifest manifest) {
        return new Problem("import-too-large", what, manifest.keyspace() + "." + manifest.table(),
                "Load item by item (--engine items).").asException();
    }

    private String place(String key) {
        return "s3://" + bucket + "/" + key;
    }
}
