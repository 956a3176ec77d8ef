package org.aeneas.sstable.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** What can be wrong with a directory that somebody names. */
final class DirectoryProblems {

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

    static ProblemException nothing(Path directory, List<Path> entries) {
        String below = entries.stream().filter(Files::isDirectory).map(path -> path.getFileName().toString())
                .limit(5).collect(Collectors.joining(", "));
        return new Problem("sstable-none", "There are no SSTables in this directory.", directory.toString(),
                below.isEmpty() ? "Name the table's directory, a snapshot in it, or its backups."
                        : "Sub-directories are read only when they are named; there are: " + below + ".").asException();
    }

    static ProblemException otherTable(Path file, String found, String wanted) {
        return new Problem("sstable-other-table", "The SSTable is of table " + found + ", not of " + wanted + ".",
                file.toString(), "Name the directory of " + wanted + ", or the table " + found + ".").asException();
    }
}
