package org.aeneas.load.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.aeneas.core.ProblemException;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadReport.FailedObject;

/** Something that writes come from: a staged object, or a part of a table that is to be emptied. */
public abstract class Feed {
    /** Bytes that wait or are under way; guarded by the buffer. */
    long buffered;

    /** Writes that are not settled yet, and one for the end that is not reached yet. */
    private final AtomicLong unsettled = new AtomicLong(1);
    private final AtomicLong items = new AtomicLong();
    private final AtomicLong deletes = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    /** For rejects and the log. */
    abstract String name();

    /**
     * Hands all writes over, in order, in a thread of its own.
     *
     * @param next takes the next write; returns when there is room for it
     */
    abstract void pump(Consumer<PendingWrite> next);

    /** Called once, when the last write is settled. */
    abstract void completed(LoadCounts counts);

    /** @return what the report says of it if only this feed is broken; empty if the load cannot go on */
    abstract Optional<FailedObject> failure(ProblemException e);

    final void handedOver() {
        unsettled.incrementAndGet();
    }

    final void ended() {
        settle();
    }

    final void acknowledged(PendingWrite write) {
        (write.write.delete() ? deletes : items).incrementAndGet();
        settle();
    }

    final void rejected() {
        rejected.incrementAndGet();
        settle();
    }

    private void settle() {
        if (unsettled.decrementAndGet() == 0) {
            completed(counts());
        }
    }

    /** Whether all of it is settled. */
    final boolean isComplete() {
        return unsettled.get() == 0;
    }

    final LoadCounts counts() {
        return new LoadCounts(items.get(), deletes.get(), rejected.get());
    }
}
