package org.aeneas.dms;

import java.util.Optional;

import org.aeneas.aws.Replications.Statistics;
import org.aeneas.core.Problem;

/** Whether every staged row is accounted for. */
public final class Account {
    private Account() {
    }

    /**
     * Staged rows, static items included, are those that DMS loaded, could not load, or whose condition failed.
     *
     * @return {@code dms-rows-differ} if they are not
     */
    public static Optional<Problem> check(String table, long staged, Statistics counted) {
        long seen = counted.loaded() + counted.errors() + counted.conditionFailed();
        if (seen == staged) {
            return Optional.empty();
        }
        return Optional.of(new Problem("dms-rows-differ", "Staged are " + staged + " rows, but AWS DMS counts " + seen
                + ": " + counted.loaded() + " loaded, " + counted.errors() + " with errors, "
                + counted.conditionFailed() + " kept out by a condition.", table,
                "Compare both sides with Validate, and load the table anew."));
    }
}
