package org.aeneas.agent.task;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * How far a table of a task is.
 *
 * @param table         with the keyspace
 * @param stages        those that it passes through
 * @param parts         of its stages: chunks, or staged objects; none of a stage that has not begun yet
 * @param rows          read, static rows included
 * @param expectedRows  an estimate, which may be exceeded; -1 if unknown
 * @param bytes         of staged objects that S3 has confirmed
 * @param items         that DynamoDB has acknowledged, or refused
 * @param expectedItems -1 until all is staged
 * @param rejects       rows that cannot be represented, and items that DynamoDB refused
 * @param rate          rows, or while it loads items, a second; 0 while nothing is measured
 * @param secondsLeft   of the stage that it is in, by that rate; -1 if unknown
 * @param problem       the last one
 */
public record TableStatus(String table, Map<Stage, Stage.State> stages, Map<Stage, Parts> parts, long rows,
        long expectedRows, long bytes, long items, long expectedItems, long rejects, double rate, long secondsLeft,
        Optional<Problem> problem) {

    /** How many are done, of all that there are. */
    public record Parts(int done, int all) {
        public static final Parts NONE = new Parts(0, 0);

        /** One more. */
        public Parts next() {
            return new Parts(done + 1, all);
        }
    }

    public TableStatus {
        stages = Map.copyOf(stages);
        // What a store of an earlier version has says nothing of them.
        parts = parts == null ? Map.of() : Map.copyOf(parts);
    }

    /** Of a table of which nothing is done. */
    static TableStatus pending(String table, TaskSpec spec) {
        Map<Stage, Stage.State> stages = new EnumMap<>(Stage.class);
        spec.stages().forEach(stage -> stages.put(stage, Stage.State.PENDING));
        return new TableStatus(table, stages, Map.of(), 0, -1, 0, 0, -1, 0, 0, -1, Optional.empty());
    }

    public boolean is(Stage stage, Stage.State state) {
        return stages.get(stage) == state;
    }

    public boolean done() {
        return stages.values().stream().allMatch(state -> state == Stage.State.DONE);
    }

    public TableStatus with(Stage stage, Stage.State state) {
        if (!stages.containsKey(stage)) {
            return this;
        }
        Map<Stage, Stage.State> changed = new EnumMap<>(stages);
        changed.put(stage, state);
        return new TableStatus(table, changed, parts, rows, expectedRows, bytes, items, expectedItems, rejects, rate,
                secondsLeft, problem);
    }

    /** Nothing is known of the parts of a stage of which nothing is told. */
    public Parts parts(Stage stage) {
        return parts.getOrDefault(stage, Parts.NONE);
    }

    public TableStatus withParts(Map<Stage, Parts> newParts) {
        return new TableStatus(table, stages, newParts, rows, expectedRows, bytes, items, expectedItems, rejects, rate,
                secondsLeft, problem);
    }

    public TableStatus withRows(long newRows, long newExpected) {
        return new TableStatus(table, stages, parts, newRows, newExpected, bytes, items, expectedItems, rejects, rate,
                secondsLeft, problem);
    }

    public TableStatus withItems(long newItems, long newExpected) {
        return new TableStatus(table, stages, parts, rows, expectedRows, bytes, newItems, newExpected, rejects, rate,
                secondsLeft, problem);
    }

    public TableStatus withBytes(long newBytes) {
        return new TableStatus(table, stages, parts, rows, expectedRows, newBytes, items, expectedItems, rejects, rate,
                secondsLeft, problem);
    }

    public TableStatus withRejects(long newRejects) {
        return new TableStatus(table, stages, parts, rows, expectedRows, bytes, items, expectedItems, newRejects, rate,
                secondsLeft, problem);
    }

    public TableStatus withRate(double newRate, long newSecondsLeft) {
        return new TableStatus(table, stages, parts, rows, expectedRows, bytes, items, expectedItems, rejects, newRate,
                newSecondsLeft, problem);
    }

    public TableStatus withProblem(Optional<Problem> newProblem) {
        return new TableStatus(table, stages, parts, rows, expectedRows, bytes, items, expectedItems, rejects, rate,
                secondsLeft, newProblem);
    }
}
