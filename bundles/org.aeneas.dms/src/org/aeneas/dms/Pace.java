package org.aeneas.dms;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;

/**
 * Spaces the calls of all who share it, first come, first served, and slows all of them down when one is refused for its
 * rate. For many threads.
 */
final class Pace {
    /** So many calls may go at once after a rest: to set up one task takes no more. */
    private static final int BURST = 20;
    /** Each refusal doubles the gap, up to so many times the usual one. */
    private static final int SLOWEST = 32;
    /** What is left of a wider gap after a call that passed. */
    private static final double RECOVERY = 0.875;
    private static final long CHECK_MILLIS = 100;

    private final long usual;
    private final Deque<Object> line = new ArrayDeque<>();
    private long gap;
    private long next;
    private long slowed;

    /** @param usual between two calls, in the long run */
    Pace(Duration usual) {
        this.usual = usual.toNanos();
        this.gap = this.usual;
        this.next = System.nanoTime() - BURST * this.usual;
        this.slowed = next;
    }

    /**
     * Waits for one's turn to call.
     *
     * @return when it came, by {@link System#nanoTime}
     * @throws CancelledException which leaves the turn to the next one
     */
    synchronized long turn(Progress progress) {
        Object me = new Object();
        line.add(me);
        try {
            long now = System.nanoTime();
            while (line.peek() != me || now - next < 0) {
                progress.check();
                await(line.peek() == me ? next - now : Long.MAX_VALUE);
                now = System.nanoTime();
            }
            progress.check();
            long rested = gap > usual ? now : now - BURST * usual;
            next = (next - rested < 0 ? rested : next) + gap;
            return now;
        } finally {
            line.remove(me);
            notifyAll();
        }
    }

    private void await(long nanos) {
        try {
            wait(Math.min(CHECK_MILLIS, TimeUnit.NANOSECONDS.toMillis(nanos) + 1));
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    /** So many more calls went in the same turn. */
    synchronized void more(int calls) {
        next += calls * gap;
    }

    synchronized void passed() {
        gap = Math.max(usual, (long) (gap * RECOVERY));
    }

    /** @param turn of the call; several that were on their way together slow down once */
    synchronized void refused(long turn) {
        if (turn - slowed < 0) {
            return;
        }
        gap = Math.min(2 * gap, SLOWEST * usual);
        slowed = System.nanoTime();
        // Others who were refused, too, shall not all come back at the same instant.
        next = slowed + (long) (gap * ThreadLocalRandom.current().nextDouble(0.5, 1.5));
    }
}
