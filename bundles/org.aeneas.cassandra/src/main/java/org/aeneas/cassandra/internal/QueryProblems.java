package org.aeneas.cassandra.internal;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;

/** Why a cluster did not answer a statement, in plain words. */
final class QueryProblems {

    private QueryProblems() {
    }

    /** @param object the table or the statement, without values */
    static ProblemException of(Throwable failure, String object) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        if (cause instanceof UnauthorizedException) {
            return new Problem("cassandra-forbidden", "The cluster does not let this user do that: "
                    + cause.getMessage(), object, "Grant the user SELECT on it, or connect as another.")
                            .asException(cause);
        }
        if (cause instanceof QueryValidationException) {
            return new Problem("cassandra-refused", "The cluster refuses the statement: " + cause.getMessage(), object,
                    "Check that the schema did not change since it was read.").asException(cause);
        }
        if (cause instanceof IllegalArgumentException) {
            return new Problem("statement-values", "The values do not fit the statement: " + cause.getMessage(), object,
                    "Give a value of the column's type for each place.").asException(cause);
        }
        return new Problem("cassandra-failed", "The cluster could not answer: " + cause.getMessage(), object,
                "Check that its nodes are up and not overloaded, then try again.").asException(cause);
    }

    /** Whether the same statement may do better a moment later. */
    static boolean isPassing(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return cause instanceof DriverException && !(cause instanceof QueryValidationException);
    }

    static Throwable unwrapped(Throwable failure) {
        boolean wrapped = failure instanceof ExecutionException || failure instanceof CompletionException;
        return wrapped && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }

    /** A statement as it may stand in a message: its texts, which may be secrets, left out. */
    static String withoutTexts(String statement) {
        String plain = statement.replaceAll("(?s)'(?:[^']|'')*+'|\\$\\$.*?\\$\\$", "'…'").strip()
                .replaceAll("\\s+", " ");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }
}
