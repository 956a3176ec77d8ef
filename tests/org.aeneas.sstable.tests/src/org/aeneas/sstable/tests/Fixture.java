package org.aeneas.sstable.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;

/**
 * The folders of {@code resources/sstables}: the same statements, executed on a real node of each version, flushed
 * after the inserts and again after the updates and deletes.
 */
public enum Fixture {
    /** Cassandra 2.1.20. */
    S21("s21", "ka", 2.1),
    /** Cassandra 2.2.19. */
    S22("s22", "lb", 2.2),
    /** Cassandra 3.0.31. */
    S30("s30", "me", 3.0),
    /** Cassandra 3.1.1. */
    S31("s31", "ma", 3.1),
    /** Cassandra 3.11.19. */
    S311("s311", "me", 3.91),
    /** Cassandra 4.0.19. */
    S40("s40", "nb", 4.0),
    /** Cassandra 4.1.10. */
    S41("s41", "nb", 4.1),
    /** Cassandra 5.0.9, storage_compatibility_mode CASSANDRA_4. */
    S50("s50", "nb", 5.0),
    /** Cassandra 5.0.9, storage_compatibility_mode NONE. */
    S50OA("s50oa", "oa", 5.0),
    /** Cassandra 5.0.9, sstable format bti. */
    S50BTI("s50bti", "da", 5.0);

    private static final Path ROOT = Path.of("resources/sstables");

    final String folder;
    final String format;
    private final double version;

    Fixture(String folder, String format, double version) {
        this.folder = folder;
        this.format = format;
        this.version = version;
    }

    /** The directory of {@code table}, whose name ends with the table's id. */
    Path directory(String table) {
        try (Stream<Path> directories = Files.list(ROOT.resolve(folder))) {
            return directories.filter(directory -> directory.getFileName().toString().startsWith(table + "-"))
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> tables() {
        return hasCompactTables() ? List.of("wide", "comp", "cnt", "cs1", "cs2", "cs3")
                : List.of("wide", "comp", "cnt");
    }

    /** COMPACT STORAGE went away with 4.0. */
    boolean hasCompactTables() {
        return version < 4;
    }

    /** date, time, smallint, tinyint: since 2.2. */
    boolean hasDates() {
        return version >= 2.2;
    }

    /** A delete of a range of rows: since 3.0. */
    boolean hasRangeDelete() {
        return version >= 3;
    }

    /**
     * The statements of the second phase ran before the first flush too: harmless but for the counter's decrement, and
     * for the list that was set to [9, 9] at a fixed time, whose second writing stands beside the first. As the nodes
     * wrote it: the second SSTable of cnt has -199.
     */
    boolean secondPhaseRanTwice() {
        return this == S21 || this == S22 || this == S31;
    }

    /** duration and non-frozen user types: since 3.11 for our purposes. */
    boolean hasDurations() {
        return version >= 3.9;
    }

    /** The readers that know the format, of {@link Services}. */
    List<String> readers() {
        return switch (format) {
            case "ka", "lb" -> List.of(Readers.V3);
            case "ma", "me" -> List.of(Readers.V3, Readers.V5);
            default -> List.of(Readers.V5);
        };
    }

    @Override
    public String toString() {
        return folder;
    }
}
