package org.aeneas.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.aeneas.aws.ObjectStore;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.StagedObject;

/** Where staged objects are. For many threads. */
@FunctionalInterface
public interface ObjectSource {

    /** @throws org.aeneas.core.ProblemException if it cannot be opened */
    InputStream open(StagedObject object);

    /** The output folder of an extraction. */
    static ObjectSource folder(Path folder) {
        return object -> {
            Path file = folder.resolve(object.name());
            try {
                return Files.newInputStream(file);
            } catch (IOException e) {
                String why = e instanceof NoSuchFileException ? "it is not there" : DurableFiles.reason(e);
                throw new Problem("file-unreadable", "The staged object cannot be read: " + why + ".",
                        file.toString(), "Copy the folder again if it was copied, or extract the table again.")
                        .asException(e);
            }
        };
    }

    /** @param prefix empty, or ending in {@code /} */
    static ObjectSource bucket(ObjectStore store, String bucket, String prefix) {
        return object -> store.get(bucket, prefix + object.name());
    }
}
