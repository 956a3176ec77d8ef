package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.aeneas.core.CancelledException;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parts of the ring, with every partitioner and index format: together the whole, and nothing twice. */
class RingV5Test {

    @BeforeAll
    static void requireReader() {
        assumeTrue(FixtureV5.readerIsHere(), "Cassandra 5.0 is not on this class path");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tables")
    void should_cut_into_splits_that_together_are_the_whole(FixtureV5 fixture, String table) {
        try (RowSource source = fixture.open(table)) {
            List<ReadRow> whole = ReadRow.drain(source.open(TokenRange.ALL, fixture.asOf()));
            for (long target : new long[] {1, 300, 5_000, Long.MAX_VALUE}) {
                List<RowSource.Split> splits = source.splits(target);
                assertEquals(splits, source.splits(target), "the same again");
                assertEquals(whole, read(source, fixture, splits.stream().map(RowSource.Split::range).toList()));
                assertTrue(splits.stream().allMatch(split -> split.estimatedBytes() > 0), splits.toString());
            }
            assertEquals(List.of(TokenRange.ALL),
                    source.splits(Long.MAX_VALUE).stream().map(RowSource.Split::range).toList());
        }
    }

    @Test
    void should_cut_at_the_target_as_far_as_partitions_allow() {
        try (RowSource source = FixtureV5.OA.open("wide")) {
            List<RowSource.Split> splits = source.splits(5_000);
            assertTrue(splits.size() >= 2, splits.toString());
            assertTrue(splits.stream().anyMatch(split -> split.estimatedBytes() > 6_000), "the wide one: " + splits);
            assertEquals(splits.get(0).range().end(), splits.get(1).range().start());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("tables")
    void should_read_any_parts_of_the_ring(FixtureV5 fixture, String table) {
        Random random = new Random(7);
        try (RowSource source = fixture.open(table)) {
            List<ReadRow> whole = ReadRow.drain(source.open(TokenRange.ALL, fixture.asOf()));
            for (int cuts = 1; cuts < 40; cuts++) {
                List<TokenRange> ranges = new ArrayList<>();
                String start = "";
                for (String token : tokens(fixture, random, cuts)) {
                    ranges.add(new TokenRange(start, token));
                    start = token;
                }
                ranges.add(new TokenRange(start, ""));
                assertEquals(whole, read(source, fixture, ranges), ranges.toString());
            }
        }
    }

    @Test
    void should_give_every_thread_its_own_cursor() {
        try (RowSource source = FixtureV5.OA.open("life")) {
            List<ReadRow> whole = ReadRow.drain(source.open(TokenRange.ALL, FixtureV5.OA.asOf()));
            List<CompletableFuture<List<ReadRow>>> readers = Stream.generate(() -> CompletableFuture.supplyAsync(
                    () -> ReadRow.drain(source.open(TokenRange.ALL, FixtureV5.OA.asOf())))).limit(8).toList();
            readers.forEach(reader -> assertEquals(whole, reader.join()));
        }
    }

    @Test
    void should_be_cancelled_by_an_interrupt_that_leaves_other_cursors_alone() {
        try (RowSource source = FixtureV5.OA.open("life");
                RowCursor other = source.open(TokenRange.ALL, FixtureV5.OA.asOf())) {
            assertTrue(other.next());
            Thread.currentThread().interrupt();
            assertThrows(CancelledException.class,
                    () -> ReadRow.drain(source.open(TokenRange.ALL, FixtureV5.OA.asOf())));
            assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
            assertTrue(other.next());
        }
    }

    private static List<ReadRow> read(RowSource source, FixtureV5 fixture, List<TokenRange> ranges) {
        return ranges.stream().flatMap(range -> ReadRow.drain(source.open(range, fixture.asOf())).stream()).toList();
    }

    private static List<String> tokens(FixtureV5 fixture, Random random, int count) {
        return switch (fixture) {
            case RANDOM -> Stream.generate(() -> new BigInteger(127, random)).limit(count).sorted().distinct()
                    .map(BigInteger::toString).toList();
            case ORDERED -> Stream.generate(() -> HexFormat.of().formatHex(("p" + random.nextInt(60)).getBytes()))
                    .limit(count).sorted().distinct().toList();
            default -> Stream.generate(random::nextLong).limit(count).sorted().distinct().map(String::valueOf).toList();
        };
    }

    static Stream<Arguments> tables() {
        return Arrays.stream(FixtureV5.values())
                .flatMap(fixture -> fixture.tables.stream().map(table -> Arguments.of(fixture, table)));
    }
}
