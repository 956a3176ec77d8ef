package org.aeneas.sstable.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** What can be wrong with a directory that somebody names. */
final class DirectoryProblems {
    private static final int MOST_NAMES = 5;
    private static final String FLUSH = " Rows that are only in the node's memory are written by nodetool flush first.";

    private DirectoryProblems() {
    }

    static ProblemException missing(Path directory, Throwable cause) {
        return new Problem("directory-missing", "There is no such directory.", directory.toString(),
                "Name a table's directory (its name ends with the table's id), or a snapshot or backups directory in"
                        + " it.").asException(cause);
    }

    static ProblemException unreadable(Path directory, String why, Throwable cause) {
        return new Problem("directory-unreadable", "The directory cannot be read: " + why + ".", directory.toString(),
                "Name a table's directory, and let the user who runs this read it and every directory above it.")
                .asException(cause);
    }

    /** @param below the names of sub-directories that may be meant */
    static ProblemException nothing(Path directory, List<String> below) {
        String shown = below.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (below.size() > MOST_NAMES ? ", …" : "");
        String remedy = below.isEmpty() ? "Name the table's directory, a snapshot in it, or its backups."
                : "Sub-directories are read only when they are named; there are: " + shown + ".";
        return new Problem("sstable-none", "There are no SSTables in this directory.", directory.toString(),
                remedy + FLUSH).asException();
    }

    static ProblemException nothing(List<Path> directories) {
        return new Problem("sstable-none", "There are no SSTables in any of these directories.",
                directories.stream().map(Path::toString).collect(Collectors.joining(", ")),
                "Name the table's directory of each disk, a snapshot in it, or its backups." + FLUSH).asException();
    }

    static ProblemException otherTable(Path file, String found, String wanted) {
        return new Problem("sstable-other-table", "The SSTable is of table " + found + ", not of " + wanted + ".",
                file.toString(), "Name the directory of " + wanted + ", or the table " + found + ".").asException();
    }
}
