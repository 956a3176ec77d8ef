package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.staging.DurableFiles;

/**
 * Where the driver unpacks SQLite itself. In the system's folder for temporary files each killed process would leave
 * another copy, and programs may not be allowed there; in the store's own folder, whose lock says that nobody else uses
 * it, the next process removes what is left.
 */
final class NativeLibrary {
    private static final String PLACE = "org.sqlite.tmpdir";

    private NativeLibrary() {
    }

    /** Once a process, before the driver is used, unless somebody has chosen another place. */
    static synchronized void unpackIn(Path storeFolder) {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        Path place = storeFolder.resolve("native");
        try {
            Files.createDirectories(place);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(place)) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw DurableFiles.problem(place, e);
        }
        System.setProperty(PLACE, place.toAbsolutePath().toString());
    }
}
