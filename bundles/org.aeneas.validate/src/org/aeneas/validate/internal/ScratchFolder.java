package org.aeneas.validate.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;

/** A folder of our own that is removed when the work ends, however it ends. */
public final class ScratchFolder implements AutoCloseable {
    private final Path parent;
    private final Path folder;

    /** @param parent is created where it does not exist, and kept */
    public ScratchFolder(Path parent) {
        this.parent = parent;
        try {
            Files.createDirectories(parent);
            folder = Files.createTempDirectory(parent, "aeneas-validate");
        } catch (IOException e) {
            throw new Problem("scratch-unwritable", "No folder for temporary files can be made: " + reason(e) + ".",
                    parent.toString(),
                    "Make room and let this user write there, or name another place with --scratch.").asException(e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /** For files in here: names the place that the user can do something about. */
    ProblemException problem(IOException e) {
        Problem problem = DurableFiles.problem(parent, e).problem();
        return new Problem(problem.code(), problem.what(), problem.object(),
                "Make room there, or name another place with --scratch; then validate again.").asException(e);
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
