package org.aeneas.validate.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.aeneas.core.Problem;

/** A folder of our own that is removed when the work ends, however it ends. */
public final class ScratchFolder implements AutoCloseable {
    private final Path folder;

    /** @param parent is created where it does not exist, and kept */
    public ScratchFolder(Path parent) {
        try {
            Files.createDirectories(parent);
            folder = Files.createTempDirectory(parent, "aeneas-validate");
        } catch (IOException e) {
            throw new Problem("scratch-unwritable", "No folder can be made there: " + e.getMessage(), parent.toString(),
                    "Free space there, or name another place with --scratch.").asException(e);
        }
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
