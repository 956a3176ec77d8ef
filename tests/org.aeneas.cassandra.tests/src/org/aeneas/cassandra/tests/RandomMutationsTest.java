package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the SSTables of real nodes hold after random mutations, and what the nodes answer. */
@ExtendWith(WithClusters.class)
class RandomMutationsTest {
    private static final boolean ALL = Boolean.getBoolean("aeneas.tests.all");
    private static final long SEED = 20_261_122;
    private static final int MUTATIONS = ALL ? 10_000 : 1000;
    private static final int FLUSHES = ALL ? 12 : 6;
    private static final int MOST_REPLAYS = 400;

    static Stream<NodeKind> nodes() {
        return ALL ? NodeKind.answering() : Stream.of(NodeKind.V3_11, NodeKind.V5_0);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void should_read_what_the_node_answers_after_random_mutations(NodeKind kind, Clusters clusters) {
        Assumptions.assumeFalse(Readers.of(List.of(kind.format())).isEmpty(), "no reader on this class path");
        CassandraNode node = clusters.node(kind);
        List<MutationTable> tables = MutationTable.of(kind.version());
        List<Step> steps = steps(tables, new Dice(SEED));
        try (SourceConnection connection = Clusters.connect(node)) {
            Replay replay = new Replay(node, connection, "mutations");

            Map<String, StoredTable> stored = replay.run(tables, steps);

            List<String> refused = replay.refusals().stream()
                    .filter(why -> why.startsWith("cassandra-refused") && !isOfAbsentElement(why)).toList();
            List<String> failed = replay.refusals().stream().filter(why -> why.startsWith("cassandra-failed")).toList();
            for (MutationTable table : tables) {
                StoredTable result = stored.get(table.name());
                assertEquals(List.of(kind.format()), result.versions(), table.name());
                assertTrue(result.files().files().size() > 1, "SSTables of " + table.name());
                assertTrue(result.answered().size() > 2, "rows of " + table.name());
                if (!result.differences().isEmpty()) {
                    throw new AssertionError(report(table, smallest(table, steps, replay), replay, result));
                }
            }
            assertEquals(List.of(), refused);
            // old nodes fail over some edits of lists
            assertTrue(failed.size() <= MUTATIONS / 50, failed::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void should_read_what_the_node_answers_of_a_single_file(NodeKind kind, Clusters clusters) {
        Assumptions.assumeFalse(Readers.of(List.of(kind.format())).isEmpty(), "no reader on this class path");
        CassandraNode node = clusters.node(kind);
        List<MutationTable> tables = List.of(new SimpleTable("simple", 3, kind.version()), new SoloTable("solo", 1),
                new WideTable("wide", 2, "c1 ASC, c2 DESC", true, kind.version()));
        List<MutationTable> weighted = weighted(tables);
        Dice dice = new Dice(SEED);
        List<Step> steps = new ArrayList<>();
        IntStream.range(0, MUTATIONS).forEach(i -> steps.add(weighted.get(dice.below(weighted.size())).next(dice)));
        steps.add(new Step.Flush());
        try (SourceConnection connection = Clusters.connect(node)) {
            Replay replay = new Replay(node, connection, "alone");

            Map<String, StoredTable> stored = replay.run(tables, steps);

            for (MutationTable table : tables) {
                StoredTable result = stored.get(table.name());
                assertEquals(1, result.files().files().size(), table.name());
                assertTrue(result.answered().size() > 20, table.name() + ": " + result.answered().size() + " rows");
                if (!result.differences().isEmpty()) {
                    throw new AssertionError(report(table, smallest(table, steps, replay), replay, result));
                }
            }
        }
    }

    private static List<MutationTable> weighted(List<MutationTable> tables) {
        return tables.stream().flatMap(table -> IntStream.range(0, table.weight()).mapToObj(i -> table)).toList();
    }

    /** Mutations of all tables in turn, with flushes between them and compactions after a third and two thirds. */
    private static List<Step> steps(List<MutationTable> tables, Dice dice) {
        List<MutationTable> weighted = weighted(tables);
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= MUTATIONS; i++) {
            steps.add(weighted.get(dice.below(weighted.size())).next(dice));
            if (i % (MUTATIONS / FLUSHES) == 0) {
                steps.add(new Step.Flush());
            }
            if (i == MUTATIONS / 3 || i == 2 * MUTATIONS / 3) {
                steps.add(new Step.Compact());
            }
        }
        return steps;
    }

    /** To set or delete an element by its place is an error where there is none. */
    private static boolean isOfAbsentElement(String refusal) {
        return refusal.contains("out of bound") || refusal.contains("list which is null")
                || refusal.contains("index on an empty list");
    }

    private static List<Step> smallest(MutationTable table, List<Step> steps, Replay replay) {
        List<Step> own = steps.stream()
                .filter(step -> !(step instanceof Step.Write write) || write.table().equals(table.name())).toList();
        Shrinking<Step> shrinking = new Shrinking<>(part -> !differences(table, part, replay).isEmpty(), MOST_REPLAYS);
        return shrinking.smallest(own.stream().map(Step::partition).distinct().filter(key -> !key.isEmpty())
                .map(key -> own.stream().filter(s -> s.partition().isEmpty() || s.partition().equals(key)).toList())
                .filter(shrinking.fails()).findFirst().orElse(own));
    }

    private static List<String> differences(MutationTable table, List<Step> steps, Replay replay) {
        return replay.run(List.of(table), steps).get(table.name()).differences();
    }

    private static String report(MutationTable table, List<Step> smallest, Replay replay, StoredTable whole) {
        List<String> differences = differences(table, smallest, replay);
        return "The files differ from SELECT.\n" + String.join("\n", whole.differences())
                + "\nSmallest case found:\n" + Replay.named(table.create(), "ks", table.name()) + ";\n"
                + smallest.stream().map(step -> text(step)).collect(Collectors.joining("\n")) + "\n"
                + (differences.isEmpty() ? "It does not fail each time." : String.join("\n", differences));
    }

    private static String text(Step step) {
        return step instanceof Step.Write write ? Replay.named(write.cql(), "ks", write.table()) + ";"
                : step instanceof Step.Flush ? "-- nodetool flush" : "-- nodetool compact";
    }

    @Test
    void should_shrink_what_fails_to_its_smallest_case() {
        List<Integer> all = IntStream.range(0, 1000).boxed().toList();

        assertEquals(List.of(17, 400, 993),
                new Shrinking<Integer>(part -> part.containsAll(List.of(17, 400, 993)), 1000).smallest(all));
        assertEquals(List.of(5), new Shrinking<Integer>(part -> part.contains(5), 1000).smallest(all));
        assertEquals(500, new Shrinking<Integer>(part -> true, 1).smallest(all).size());
    }
}
