package org.aeneas.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whole folders, to be compared and to be copied as a kill would leave them. */
public final class Folders {

    private Folders() {
    }

    /** A new one, which whoever asked for it deletes. */
    public static Path temporary() {
        try {
            return Files.createTempDirectory("aeneas-tests");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files' contents by relative name; as ISO 8859-1, so that they compare and print. */
    public static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(folder)) {
            try {
                contents.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contents;
    }

    /**
     * What the files take on the disk while others write them; 0 if some were made, renamed or removed meanwhile: their
     * sizes would be of different instants.
     */
    public static long bytes(Path folder) {
        if (!Files.exists(folder)) {
            return 0;
        }
        try {
            List<Path> before = files(folder);
            long bytes = before.stream().mapToLong(file -> file.toFile().length()).sum();
            return before.equals(files(folder)) ? bytes : 0;
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /**
     * Copies a folder in which another thread may be at work, as it could have been found after a kill. A journal is
     * copied before the data that it tells of, which is written before it is told of.
     */
    public static void copy(Path folder, Path to) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            try {
                List<Path> files = files(folder);
                for (Path file : files) {
                    Path copy = to.resolve(folder.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                if (files.equals(files(folder))) {
                    return;
                }
            } catch (NoSuchFileException | UncheckedIOException e) {
                Thread.onSpinWait();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            delete(to);
        }
        throw new IllegalStateException("no quiet instant in " + folder);
    }

    /** With all that is in it; nothing happens if there is none. */
    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ordinary files in it and beneath, in order. */
    public static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
