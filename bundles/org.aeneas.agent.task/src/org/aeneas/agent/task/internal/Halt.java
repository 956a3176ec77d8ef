package org.aeneas.agent.task.internal;

import java.util.Optional;
import java.util.function.LongConsumer;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Ends all work of a run: because it was told to stop, or because something is in the way of all of it. */
final class Halt {

    /** Is told what begins. */
    @FunctionalInterface
    interface Begin {
        void begin(String work, String unit, long total);
    }

    private volatile boolean stopped;
    private volatile Problem inTheWay;

    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    /** The first one is the one that is told. */
    synchronized void because(Problem problem) {
        if (inTheWay == null) {
            inTheWay = problem;
        }
    }

    Optional<Problem> inTheWay() {
        return Optional.ofNullable(inTheWay);
    }

    boolean requested() {
        return stopped || inTheWay != null;
    }

    /** Is cancelled when the run is to end. */
    Progress progress(Begin begin, LongConsumer worked) {
        return new Progress() {
            @Override
            public void begin(String work, String unit, long total) {
                begin.begin(work, unit, total);
            }

            @Override
            public void worked(long units) {
                worked.accept(units);
            }

            @Override
            public boolean cancelled() {
                return requested();
            }
        };
    }

    /** For work that is not counted. */
    Progress progress() {
        return progress((work, unit, total) -> { }, units -> { });
    }
}
