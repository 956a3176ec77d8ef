package org.aeneas.cassandra.clone;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.aeneas.core.Problem;

/**
 * What a journal knows of a step.
 *
 * @param facts   what was found before the change, and undoing needs
 * @param seconds of the epoch, when it came into this state
 * @param problem of a step that failed
 */
public record StepRecord(StepState state, Map<String, String> facts, long seconds, Optional<Problem> problem) {
    static final StepRecord NEW = new StepRecord(StepState.WAITING, Map.of(), 0, Optional.empty());

    public StepRecord {
        facts = Map.copyOf(facts);
    }

    StepRecord in(StepState other, Optional<Problem> why, long now) {
        return new StepRecord(other, facts, now, why);
    }

    /** The first value stays: a second attempt must not take what the first one did for what was there before. */
    StepRecord with(String key, String value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.putIfAbsent(key, value);
        return new StepRecord(state, more, seconds, problem);
    }
}
