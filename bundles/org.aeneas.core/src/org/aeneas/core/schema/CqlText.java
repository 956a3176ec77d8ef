package org.aeneas.core.schema;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/**
 * Schema text and where it came from.
 *
 * @param origin the file or the server, for messages
 */
record CqlText(String origin, String text) {
    private static final String REMEDY =
            "Correct the statement there, or save the schema anew with cqlsh's DESCRIBE KEYSPACE.";

    ProblemException problem(Token at, String what) {
        return problem(at, what, REMEDY);
    }

    ProblemException problem(Token at, String what, String remedy) {
        return new Problem("schema-syntax", "The schema cannot be read: " + what + ".",
                origin + ":" + at.line() + ":" + at.column(), remedy).asException();
    }

    /** The text between two tokens as it was written, with each run of white space as one blank. */
    String between(Token first, Token beyond) {
        return text.substring(first.from(), beyond.from()).strip().replaceAll("\\s+", " ");
    }
}
