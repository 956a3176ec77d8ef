package org.aeneas.sandbox;

import java.nio.file.Path;

/**
 * How long started processes live, and where it is noted that they are ours.
 *
 * @param notes    a directory; whoever opens it next ends what outlived its owner
 * @param detached whether they go on when this JVM ends; otherwise they end with it, at the latest when the notes are
 *                 next opened
 */
public record Ownership(Path notes, boolean detached) {

    /** They end with this JVM. */
    public static Ownership ofThisJvm(Cache cache) {
        return new Ownership(cache.processes(), false);
    }

    /** They go on until they are stopped. */
    public static Ownership detached(Path notes) {
        return new Ownership(notes, true);
    }
}
