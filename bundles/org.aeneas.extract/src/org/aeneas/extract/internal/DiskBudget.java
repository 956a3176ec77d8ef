package org.aeneas.extract.internal;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.staging.StagedWriter;

/**
 * Keeps objects that wait for their upload within a limit of the disk. A writer waits while the limit is reached; if
 * no upload is left that could free something, the youngest writer gives its place up and its chunk is begun again
 * later. For many threads.
 */
final class DiskBudget {
    private static final long RECHECK_MILLIS = 100;

    /** The chunk must give its space up and be begun again. */
    static final class Yield extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Yield() {
            super("another chunk needs the disk space", null, false, false);
        }
    }

    /** The chunk alone needs more than the limit. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLarge(long limit) {
            super("one object needs more than " + limit + " bytes", null, false, false);
        }
    }

    private final long limit;
    private final Stop stop;
    /** In the order of admission. */
    private final List<Lease> writers = new ArrayList<>();
    private long used;
    private int waiting;
    private int deliveries;

    DiskBudget(long limit, Stop stop) {
        this.limit = limit;
        this.stop = stop;
    }

    /** The space of one object, from its first byte until the file is removed. */
    final class Lease implements StagedWriter.Space, AutoCloseable {
        private long held;
        private boolean delivering;

        @Override
        public void take(int bytes) {
            synchronized (DiskBudget.this) {
                waiting++;
                try {
                    while (used + bytes > limit) {
                        yieldIfStuck(this);
                        pause();
                    }
                } finally {
                    waiting--;
                }
                used += bytes;
                held += bytes;
            }
        }

        /** The object is whole: its space will be free when it is delivered. */
        void written() {
            synchronized (DiskBudget.this) {
                writers.remove(this);
                delivering = true;
                deliveries++;
                DiskBudget.this.notifyAll();
            }
        }

        /** The file is gone. */
        @Override
        public void close() {
            synchronized (DiskBudget.this) {
                used -= held;
                held = 0;
                writers.remove(this);
                if (delivering) {
                    delivering = false;
                    deliveries--;
                }
                DiskBudget.this.notifyAll();
            }
        }
    }

    /** Waits until an object of about that size has room, or nobody else is left who could make room. */
    synchronized Lease admit(long estimate) {
        while (used + estimate > limit && !(writers.isEmpty() && deliveries == 0)) {
            pause();
        }
        Lease lease = new Lease();
        writers.add(lease);
        return lease;
    }

    private void yieldIfStuck(Lease lease) {
        if (deliveries > 0 || waiting < writers.size() || writers.get(writers.size() - 1) != lease) {
            return;
        }
        if (writers.size() == 1) {
            throw new TooLarge(limit);
        }
        throw new Yield();
    }

    private void pause() {
        stop.check();
        try {
            wait(RECHECK_MILLIS);
        } catch (InterruptedException e) {
            stop.interrupted();
        }
    }
}
