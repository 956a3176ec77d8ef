package org.aeneas.sample.csv;

import java.io.IOException;
import java.nio.file.Path;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** What a user is told: what happened, to which object, and what to do. */
final class CsvProblems {

    private CsvProblems() {
    }

    static ProblemException unreadable(Path file, IOException e) {
        return new Problem("csv-unreadable", "It cannot be read: " + e, file.toString(),
                "Check that it is there, and that it may be read.").asException(e);
    }

    /** @param offset bytes from the beginning of the file to the line */
    static ProblemException line(Path file, long offset, String what) {
        return new Problem("csv-line", "The line at byte " + offset + " is wrong: " + what + ".", file.toString(),
                "Correct the line.").asException();
    }

    static ProblemException name(Path file) {
        return new Problem("csv-name", "The name cannot be that of a table.", file.toString(),
                "Rename the file: letters, digits and underscores, then .csv.").asException();
    }
}
