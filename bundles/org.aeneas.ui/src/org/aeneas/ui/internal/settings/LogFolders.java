package org.aeneas.ui.internal.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.project.settings.LoggingSettings;
import org.aeneas.staging.DurableFiles;

/** Folders in which logs shall be. */
final class LogFolders {

    private LogFolders() {
    }

    /**
     * Makes those that are missing.
     *
     * @throws org.aeneas.core.ProblemException if one cannot be made or written
     */
    static void require(LoggingSettings settings) {
        Stream.concat(settings.folder().stream(), settings.extractorLog().stream()).forEach(LogFolders::require);
    }

    private static void require(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new Problem("access-denied", "The operating system does not let this user write there.",
                    folder.toString(), "Give this user access to it, or choose another folder.").asException();
        }
    }
}
