package org.aeneas.agent.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.aeneas.core.Problem;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far the cut-over of a task is.
 *
 * @param steps one of each kind, in the order in which they are done
 */
public record Finish(List<Step> steps) {

    public enum Kind {
        /** Nobody writes to the source any more, as a person has confirmed. */
        WRITERS_STOPPED,
        /** No node holds back writes for another one. */
        HINTS_DRAINED,
        /** The nodes have what the source has. */
        REPAIRED,
        /** A cycle that began after that is in DynamoDB. */
        LAST_CYCLE,
        /** Items whose time is over are deleted. */
        EXPIRED_REMOVED,
        /** DynamoDB has what the source answers, as a person has confirmed who has compared both. */
        VALIDATED,
        /** The nodes are as they were before the task. */
        CLEANED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum State {
        PENDING, RUNNING, DONE, FAILED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param at      when it came to this state, milliseconds since 1970; empty while it is pending
     * @param problem why it failed; it is tried again when the task goes on
     */
    public record Step(Kind kind, State state, OptionalLong at, Optional<Problem> problem) {
    }

    public Finish {
        steps = List.copyOf(steps);
    }

    /** Asked for by someone who says that nobody writes any more. */
    public static Finish begin(Instant now) {
        return new Finish(Stream.of(Kind.values())
                .map(kind -> new Step(kind, State.PENDING, OptionalLong.empty(), Optional.empty())).toList()).with(Kind.WRITERS_STOPPED, State.DONE, now, Optional.empty());
    }

    public Step step(Kind kind) {
        return steps.get(kind.ordinal());
    }

    public boolean done(Kind kind) {
        return step(kind).state() == State.DONE;
    }

    /** The first that is not done; empty if all are. */
    public Optional<Step> next() {
        return steps.stream().filter(step -> step.state() != State.DONE).findFirst();
    }

    public Finish with(Kind kind, State state, Instant at, Optional<Problem> problem) {
        List<Step> changed = new ArrayList<>(steps);
        changed.set(kind.ordinal(), new Step(kind, state, OptionalLong.of(at.toEpochMilli()), problem));
        return new Finish(changed);
    }
}
