package org.aeneas.ui.mapping.internal.apply;

import org.aeneas.load.TableCreation.Outcome;
import org.aeneas.ui.mapping.internal.Messages;
import org.eclipse.osgi.util.NLS;

/** What became of a table, in words. */
final class ResultText {

    private ResultText() {
    }

    static String of(Outcome outcome) {
        if (outcome instanceof Outcome.Different different) {
            return NLS.bind(Messages.Apply_DIFFERENT, String.join(" ", different.differences()));
        }
        if (outcome instanceof Outcome.Failed failed) {
            return NLS.bind(Messages.Apply_FAILED, failed.problem().what(), failed.problem().remedy());
        }
        return outcome instanceof Outcome.Created ? Messages.Apply_CREATED : Messages.Apply_EQUAL;
    }

    static boolean isGood(Outcome outcome) {
        return outcome instanceof Outcome.Created || outcome instanceof Outcome.Equal;
    }
}
