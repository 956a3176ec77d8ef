package org.aeneas.bench.internal;

import java.io.IOException;

import org.aeneas.bench.Pass;
import org.aeneas.core.Progress;

/** One thing that is measured. */
public interface Contest {

    /** Short, as users name it. */
    String name();

    /** For people. */
    String what();

    /** What it may hold resident at most, in bytes; {@link Long#MAX_VALUE} if nothing is promised. */
    default long mostResident() {
        return Long.MAX_VALUE;
    }

    /** Whether it is measured only where it is named: it takes long, or much of the disk. */
    default boolean onRequest() {
        return false;
    }

    /** Whatever must not be measured: fetching, making data, starting what is measured against. */
    void prepare(Site site, Progress progress) throws IOException;

    Pass run(Site site, Progress progress) throws IOException;
}
