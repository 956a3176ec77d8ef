package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.load.Checkpoint;
import org.aeneas.load.CheckpointFile;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.RejectFile;
import org.aeneas.load.TableLoader;
import org.aeneas.load.Target;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.CountingProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a load leaves when it ends before its end, and what the next one does with it. */
class ResumeTest {
    private static final Target TARGET = new Target("t", "id", Optional.of("n"));
    private static final int OBJECTS = 6;
    private static final int ROWS = 200;
    private static final LoadOptions OPTIONS = LoadOptions.DEFAULT.withThreads(4).withObjectsAtOnce(2);

    @TempDir
    private Path folder;
    private StagedFolder staged;
    private final List<StagedObject> objects = new ArrayList<>();

    @BeforeEach
    void stage() throws IOException {
        staged = new StagedFolder(folder.resolve("staged"));
        for (int o = 0; o < OBJECTS; o++) {
            int object = o;
            objects.add(staged.object("part-" + o + ".json",
                    IntStream.range(0, ROWS).mapToObj(n -> put("o" + object + "-" + n, n)).toList()));
        }
    }

    @Test
    void should_go_on_after_it_died_at_any_object() {
        for (int dies = 0; dies <= OBJECTS; dies++) {
            MemoryTable table = new MemoryTable().withLatency(300);
            Path file = folder.resolve("checkpoint-" + dies);
            int recorded = dieAfter(dies, table, file);
            Set<String> opened = new HashSet<>();
            try (CheckpointFile checkpoint = new CheckpointFile(file)) {
                LoadReport report = load(table, checkpoint, noting(opened), new CountingProgress());
                assertEquals(OBJECTS, report.objects());
                assertEquals(recorded, report.objectsBefore());
                assertEquals(new LoadCounts(OBJECTS * ROWS, 0, 0), report.counts());
            }
            assertEquals(OBJECTS - recorded, opened.size(), "what was done is not read again");
            assertEquals(OBJECTS * ROWS, table.items().size());
        }
    }

    /** As a dying process: nothing after so many objects is recorded, and the last line is torn. */
    private int dieAfter(int count, MemoryTable table, Path file) {
        try (CheckpointFile checkpoint = new CheckpointFile(file)) {
            Checkpoint dying = new Checkpoint() {
                private int recorded;

                @Override
                public Optional<LoadCounts> loaded(StagedObject object) {
                    return Optional.empty();
                }

                @Override
                public synchronized void record(StagedObject object, LoadCounts counts) {
                    if (recorded == count) {
                        throw new Problem("killed", "for a test", object.name(), "none").asException();
                    }
                    recorded++;
                    checkpoint.record(object, counts);
                }
            };
            if (count == OBJECTS) {
                load(table, dying, staged.source(), new CountingProgress());
            } else {
                assertThrows(ProblemException.class, () -> load(table, dying, staged.source(), new CountingProgress()));
            }
            Files.writeString(file, "{\"object\":{\"name\":\"part-", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return count;
    }

    @Test
    void should_record_an_object_only_when_all_of_it_is_acknowledged() {
        MemoryTable table = new MemoryTable().leavingUnprocessed(item -> item.toString().contains("o3-150"));
        CountingProgress progress = new CountingProgress().cancelledFrom((long) OBJECTS * ROWS - 1);
        Path file = folder.resolve("checkpoint");
        try (CheckpointFile checkpoint = new CheckpointFile(file)) {
            assertThrows(CancelledException.class, () -> load(table, checkpoint, staged.source(), progress));
        }
        try (CheckpointFile checkpoint = new CheckpointFile(file)) {
            for (StagedObject object : objects) {
                boolean whole = !object.name().equals("part-3.json");
                assertEquals(whole, checkpoint.loaded(object).isPresent(), object.name());
            }
        }
    }

    @Test
    void should_stop_soon_when_cancelled_in_the_middle_of_endless_throttling() {
        MemoryTable table = new MemoryTable().leavingUnprocessed(item -> true);
        CountingProgress progress = new CountingProgress();
        Thread canceller = new Thread(() -> {
            try {
                Thread.sleep(1500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            progress.cancel();
        });
        canceller.start();
        long start = System.nanoTime();
        assertThrows(CancelledException.class, () -> load(table, Checkpoint.NONE, staged.source(), progress));
        assertTrue(System.nanoTime() - start < 8e9);
        assertEquals(0, table.items().size());
    }

    @Test
    void should_not_take_an_object_of_the_same_name_and_other_content_for_done() throws IOException {
        MemoryTable table = new MemoryTable();
        try (CheckpointFile checkpoint = new CheckpointFile(folder.resolve("checkpoint"))) {
            load(table, checkpoint, staged.source(), new CountingProgress());
            objects.set(0, staged.object("part-0.json", List.of(put("new", 1))));
            LoadReport report = load(table, checkpoint, staged.source(), new CountingProgress());
            assertEquals(OBJECTS - 1, report.objectsBefore());
            assertEquals(OBJECTS * ROWS + 1, table.items().size());
        }
    }

    @Test
    void should_keep_the_rejects_of_done_objects_and_write_those_of_the_others_once() throws IOException {
        MemoryTable table = new MemoryTable().refusing(item -> item.toString().matches(".*o[14]-77\\].*"));
        Path rejects = folder.resolve("rejects.jsonl");
        Path file = folder.resolve("checkpoint");
        for (int run = 0; run < 3; run++) {
            try (CheckpointFile checkpoint = new CheckpointFile(file);
                    RejectFile sink = new RejectFile(rejects, reject -> objects.stream()
                            .anyMatch(o -> o.name().equals(reject.object()) && checkpoint.loaded(o).isPresent()))) {
                CountingProgress progress = new CountingProgress().cancelledFrom(run == 0 ? 700 : Long.MAX_VALUE);
                try {
                    new TableLoader(table, TARGET, OPTIONS).load(objects, staged.source(), checkpoint, sink, -1,
                            progress);
                } catch (CancelledException e) {
                    assertEquals(0, run);
                }
            }
        }
        List<String> lines = Files.readAllLines(rejects);
        assertEquals(2, lines.size(), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("part-1.json") && line.contains("\"line\":78")));
        assertTrue(lines.stream().anyMatch(line -> line.contains("part-4.json") && line.contains("o4-77")));
        assertEquals(OBJECTS * ROWS - 2, table.items().size());
    }

    @Test
    void should_say_what_is_wrong_with_a_checkpoint_that_is_something_else() throws IOException {
        Path file = Files.writeString(folder.resolve("checkpoint"), "something else\n");
        Problem problem = assertThrows(ProblemException.class, () -> new CheckpointFile(file)).problem();
        assertEquals("file-unusable", problem.code());
        assertEquals(file.toString(), problem.object());
    }

    private ObjectSource noting(Set<String> opened) {
        return object -> {
            synchronized (opened) {
                opened.add(object.name());
            }
            return staged.source().open(object);
        };
    }

    private LoadReport load(MemoryTable table, Checkpoint checkpoint, ObjectSource source, CountingProgress progress) {
        return new TableLoader(table, TARGET, OPTIONS).load(objects, source, checkpoint, reject -> {
            throw new AssertionError(reject.toString());
        }, -1, progress);
    }
}
