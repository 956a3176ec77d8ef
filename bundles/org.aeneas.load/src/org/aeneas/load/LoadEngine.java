package org.aeneas.load;

import org.aeneas.core.Progress;

/** A way of getting staged objects into a table. */
public interface LoadEngine {

    /**
     * Prepares the table and loads all; returns when all is loaded that can be. After it was interrupted in whatever
     * way, the same task goes on where it stopped.
     *
     * @param progress counts items
     * @throws org.aeneas.core.ProblemException   if the load cannot go on
     * @throws org.aeneas.core.CancelledException if cancelled
     */
    LoadReport load(LoadTask task, Progress progress);
}
