package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Problem;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reading snapshots of several nodes. */
@ExtendWith(StandIns.Extension.class)
class NodeSourcesTest {
    private static final long AS_OF = 1_760_000_000;
    private static final int ROWS = 40;

    @TempDir
    private Path folder;
    private Path full;
    private Path empty;

    @BeforeEach
    void copyTables() throws Exception {
        full = Tables.copyTo(folder.resolve("full"));
        empty = folder.resolve("empty");
        Files.createDirectories(Tables.directory(empty, Tables.PLAIN));
        Files.writeString(Tables.directory(empty, Tables.PLAIN).resolve("manifest.json"), "{\"files\":[]}");
    }

    private static Task task() {
        return new Task("none", Tables.spec("nodes", "bucket", "nodes", Tables.PLAIN), TaskState.RUNNING,
                Optional.empty(), OptionalLong.of(AS_OF), 0, Optional.empty(), Instant.EPOCH, Instant.EPOCH, List.of());
    }

    private static TableSchema table() {
        return task().spec().tables().get(0).decisions().source();
    }

    private static TableSources.Opened open(SharedSnapshots snapshots) {
        return TableSources.nodes(new SSTables(Readers.all()), snapshots).open(task(), table());
    }

    /** The keys, in the order in which they are read. */
    private static List<Integer> keys(TableSources.Opened opened, TokenRange range) {
        List<Integer> keys = new ArrayList<>();
        try (RowCursor cursor = opened.rows().open(range, AS_OF)) {
            while (cursor.next()) {
                keys.add(cursor.row().value(0).getInt());
            }
        }
        return keys;
    }

    private static List<Integer> keys(SharedSnapshots snapshots) {
        try (TableSources.Opened opened = open(snapshots)) {
            return keys(opened, TokenRange.ALL);
        }
    }

    @Test
    void should_read_of_each_node_only_what_it_replicates() {
        List<Integer> all = keys(new SharedSnapshots().node("a", full).upTo("", "a"));
        List<Integer> first = keys(new SharedSnapshots().node("a", full).node("b", empty).upTo("0", "a").upTo("", "b"));
        List<Integer> last = keys(new SharedSnapshots().node("a", full).node("b", empty).upTo("0", "b").upTo("", "a"));

        assertEquals(ROWS, all.size());
        assertFalse(first.isEmpty() || last.isEmpty(), "both halves have rows");
        assertEquals(all.subList(0, first.size()), first);
        assertEquals(all.subList(first.size(), ROWS), last);
    }

    @Test
    void should_merge_all_that_replicate_a_part() throws Exception {
        Path copy = Tables.copyTo(folder.resolve("copy"));
        List<Integer> all = keys(new SharedSnapshots().node("a", full).upTo("", "a"));

        assertEquals(all, keys(new SharedSnapshots().node("a", full).node("b", copy).upTo("", "a", "b")));
        assertEquals(all, keys(new SharedSnapshots().node("a", full).node("b", copy).node("c", empty)
                .upTo("-3000000000000000000", "a", "c").upTo("0", "a", "b").upTo("", "b", "c")));
    }

    @Test
    void should_read_any_range_over_many_parts_in_the_ring_s_order() {
        SharedSnapshots vnodes = new SharedSnapshots().node("a", full).node("b", Tables.copyTo(folder.resolve("b")));
        for (long token = -9; token <= 9; token++) {
            vnodes.upTo(Long.toString(token * 1_000_000_000_000_000_000L), token % 2 == 0 ? "a" : "b");
        }
        vnodes.upTo("", "a");
        List<Integer> all = keys(new SharedSnapshots().node("a", full).upTo("", "a"));
        try (TableSources.Opened opened = open(vnodes)) {
            assertEquals(all, keys(opened, TokenRange.ALL));
            List<Integer> pieces = new ArrayList<>();
            String start = "";
            for (String end : List.of("-5500000000000000000", "-5000000000000000000", "-4999999999999999999",
                    "3200000000000000000", "")) {
                pieces.addAll(keys(opened, new TokenRange(start, end)));
                start = end;
            }
            assertEquals(all, pieces);
        }
    }

    @Test
    void should_wait_where_a_file_of_the_snapshot_is_not_to_be_seen() {
        SharedSnapshots snapshots = new SharedSnapshots().node("a", full).upTo("", "a").files("nb-9-big-Data.db");
        Problem problem = Problems.of("source-lost", () -> open(snapshots));

        assertTrue(problem.what().contains("nb-9-big-Data.db"), problem.what());
        assertEquals(Tables.directory(full, Tables.PLAIN).toString(), problem.object());
    }

    @Test
    void should_let_the_snapshot_go_when_all_is_staged(StandIns aws) throws Exception {
        String bucket = aws.bucket("task-nodes");
        SharedSnapshots snapshots = new SharedSnapshots().node("a", full)
                .node("b", Tables.copyTo(folder.resolve("b"))).upTo("0", "a").upTo("", "b");
        try (Agent agent = Agent.open(folder.resolve("agent"), TableSources.nodes(new SSTables(Readers.all()),
                snapshots), Services.aws(), Agent.SETTINGS,
                aws.profile())) {
            String id = agent.start(Tables.spec("nodes", bucket, "nodes", Tables.PLAIN));
            assertEquals(ROWS, agent.await(id, TaskState.DONE).table(Tables.PLAIN).items());
        }
        assertEquals("begin nodes", snapshots.calls().get(0));
        assertEquals("end nodes", snapshots.calls().get(1));
    }
}
