package org.aeneas.load.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The writes of one partition key value that wait or are under way. Guarded by the buffer. */
final class Partition {

    enum State {
        /** Nothing waits, or what waits has to wait for something under way. */
        IDLE,
        /** In the ring of those that the next batch is made of. */
        READY,
        /** Not before {@link #readyAt}. */
        DELAYED
    }

    final String key;
    final Deque<PendingWrite> waiting = new ArrayDeque<>(2);
    /** Sort keys; seldom more than one. */
    final List<String> underWay = new ArrayList<>(1);
    State state = State.IDLE;
    /** {@link System#nanoTime()} before which nothing is to be sent, because DynamoDB was asked for too much. */
    long notBefore;
    long readyAt;

    Partition(String key, long now) {
        this.key = key;
        this.notBefore = now;
    }

    /** @return whether the first that waits may go while others are under way */
    boolean mayGo(int atOnce) {
        return underWay.size() < atOnce && !underWay.contains(waiting.peekFirst().sort);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && underWay.isEmpty();
    }
}
