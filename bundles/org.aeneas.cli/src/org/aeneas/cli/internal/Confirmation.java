package org.aeneas.cli.internal;

import java.util.Locale;
import java.util.Optional;

import org.aeneas.core.Problem;

/** Questions before what cannot be taken back. Where nobody can be asked, an option must have answered. */
final class Confirmation {

    private Confirmation() {
    }

    /**
     * Returns when it may be done.
     *
     * @param what     a sentence that tells what is at stake
     * @param question in one line, after it
     * @param given    whether an option has answered already
     * @param option   that option
     * @throws org.aeneas.core.ProblemException {@code not-confirmed}
     */
    static void require(String what, String question, String object, boolean given, String option) {
        if (!given && ask(what + " " + question + " [y/N]").filter(typed -> typed.toLowerCase(Locale.ROOT)
                .startsWith("y")).isEmpty()) {
            throw new Problem("not-confirmed", what, object, "Nothing was done. Run it again with " + option
                    + " if it is to be done.").asException();
        }
    }

    /** Empty where nobody can be asked. */
    static Optional<String> ask(String prompt) {
        return Questions.line(prompt + " ");
    }
}
