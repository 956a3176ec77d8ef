package org.aeneas.agent.server.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were answered with which status. For many threads. */
final class Counters {
    private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();

    void answered(int status) {
        answers.computeIfAbsent(status, key -> new LongAdder()).increment();
    }

    Map<Integer, LongAdder> answers() {
        return answers;
    }
}
