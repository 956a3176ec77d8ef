package org.aeneas.ui.migration.internal;

import org.aeneas.core.Problem;

/** A problem where there is little room for it. */
public final class Problems {

    private Problems() {
    }

    /** To which object, what happened, and below what to do. */
    public static String text(Problem problem) {
        return problem.object() + ": " + problem.what() + "\n" + problem.remedy();
    }
}
