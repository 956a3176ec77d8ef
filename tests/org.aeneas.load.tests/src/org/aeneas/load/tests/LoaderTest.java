package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.delete;
import static org.aeneas.load.tests.StagedFolder.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.Checkpoint;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.Preparation;
import org.aeneas.load.Rejects.Reject;
import org.aeneas.load.TableLoader;
import org.aeneas.load.TablePreparation;
import org.aeneas.load.Target;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staged objects into a table of a stand-in that validates as DynamoDB does. */
@ExtendWith(StandIns.Extension.class)
class LoaderTest {
    private static final TableAdmin.Definition TABLE = new TableAdmin.Definition("loaded",
            new TableAdmin.Key("id", TableAdmin.KeyType.S), Optional.of(new TableAdmin.Key("n", TableAdmin.KeyType.N)),
            new TableAdmin.Capacity.OnDemand(), List.of(), Optional.of("ttl"), Map.of());
    private static final LoadOptions OPTIONS = LoadOptions.DEFAULT.withThreads(4);

    @TempDir
    private Path folder;
    private StagedFolder staged;
    private AwsSession session;
    private final ConcurrentLinkedQueue<Reject> rejects = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void emptyTable(AwsSession open) {
        session = open;
        staged = new StagedFolder(folder);
        new TablePreparation(session, OPTIONS).prepare(TABLE, Preparation.DROP_TABLES, Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"part.json", "part.json.gz", "part.json.zst"})
    void should_load_objects_of_each_compression(String name) throws IOException {
        StagedObject object = staged.object(name, rows("a", 300));
        LoadReport report = load(List.of(object), staged.source(), new CountingProgress());
        assertEquals(new LoadCounts(300, 0, 0), report.counts());
        assertTrue(report.complete());
        assertEquals(300, count());
    }

    @Test
    void should_load_objects_from_a_bucket() throws IOException {
        ObjectStore store = session.objects();
        List<StagedObject> objects = new ArrayList<>();
        for (int o = 0; o < 3; o++) {
            StagedObject object = staged.object("data/ks/t/part-" + o + ".json.zst", rows("p" + o, 200));
            store.put(StandIns.BUCKET, "task-7/" + object.name(), folder.resolve(object.name()), object.sha256(),
                    new ObjectStore.Encryption.BucketDefault(), Progress.NONE);
            objects.add(object);
        }
        CountingProgress progress = new CountingProgress();
        LoadReport report = load(objects, ObjectSource.bucket(store, StandIns.BUCKET, "task-7/"), progress);
        assertEquals(3, report.objects());
        assertEquals(600, progress.worked());
        assertEquals(600, count());
    }

    @Test
    void should_put_and_delete_as_the_lines_say() throws IOException {
        load(List.of(staged.object("1.json", rows("a", 50))), staged.source(), new CountingProgress());
        List<String> changes = List.of(delete("a7", 7), put("a8", 8, "new"), delete("a9", 1000));
        LoadReport report = load(List.of(staged.object("2.json", changes)), staged.source(), new CountingProgress());
        assertEquals(new LoadCounts(1, 2, 0), report.counts());
        assertEquals(49, count());
    }

    @Test
    void should_write_everything_but_what_dynamodb_refuses_and_say_why() throws IOException {
        List<String> lines = new ArrayList<>(rows("a", 100));
        lines.add(30, "{\"Item\":{\"id\":{\"S\":\"no sort key\"}}}");
        lines.add(60, put("too large", 1, "x".repeat(410_000)));
        lines.add(90, "{\"Item\":{\"id\":{\"S\":\"wrong number\"},\"n\":{\"N\":\"one\"}}}");
        LoadReport report = load(List.of(staged.object("a.json", lines)), staged.source(), new CountingProgress());
        assertEquals(new LoadCounts(100, 0, 3), report.counts());
        assertEquals(100, count());
        assertEquals(List.of(31L, 61L, 91L), rejects.stream().map(Reject::line).sorted().toList());
        Reject large = rejects.stream().filter(reject -> reject.line() == 61).findFirst().orElseThrow();
        assertEquals("loaded", large.table());
        assertEquals("a.json", large.object());
        assertEquals("{\"id\":{\"S\":\"too large\"},\"n\":{\"N\":\"1\"}}", large.key());
        assertTrue(large.reason().contains("size"), large.reason());
    }

    @Test
    void should_go_on_for_as_long_as_it_is_throttled(StandIns standIns) throws IOException {
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.THROTTLE));
        StagedObject object = staged.object("a.json", rows("a", 400));
        Thread relief = new Thread(() -> {
            try {
                Thread.sleep(4000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            standIns.traffic().clear();
        });
        relief.start();
        LoadReport report = load(List.of(object), staged.source(), new CountingProgress());
        assertEquals(400, count());
        assertTrue(report.throttled() > 4, "throttled " + report.throttled());
        assertTrue(report.took().toMillis() >= 3500, "took " + report.took());
    }

    @Test
    void should_lose_nothing_when_everything_goes_wrong_now_and_then(StandIns standIns) throws IOException {
        for (Kind kind : List.of(Kind.THROTTLE, Kind.UNPROCESSED, Kind.SERVER_ERROR, Kind.RESET, Kind.RESET_AFTER)) {
            standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", kind)
                    .withProbability(0.15, kind.ordinal()));
        }
        List<StagedObject> objects = new ArrayList<>();
        for (int o = 0; o < 5; o++) {
            objects.add(staged.object(o + ".json.gz", rows("p" + o, 300)));
        }
        LoadReport report = load(objects, staged.source(), new CountingProgress());
        assertEquals(new LoadCounts(1500, 0, 0), report.counts());
        assertTrue(report.resent() > 50, "sent again: " + report.resent());
        standIns.traffic().clear();
        assertEquals(1500, count());
    }

    @Test
    void should_stop_with_a_problem_when_nothing_can_be_written(StandIns standIns) throws IOException {
        StagedObject object = staged.object("a.json", rows("a", 400));
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.ACCESS_DENIED).after(3));
        Problem denied = assertThrows(ProblemException.class,
                () -> load(List.of(object), staged.source(), new CountingProgress())).problem();
        assertEquals("aws-access-denied", denied.code());
        assertTrue(denied.remedy().contains("dynamodb:BatchWriteItem"), denied.remedy());

        standIns.traffic().clear();
        session.tables().delete("loaded", Progress.NONE);
        Problem missing = assertThrows(ProblemException.class,
                () -> load(List.of(object), staged.source(), new CountingProgress())).problem();
        assertEquals("table-missing", missing.code());
    }

    @Test
    void should_load_the_other_objects_when_some_are_damaged() throws IOException {
        StagedObject good = staged.object("good.json", rows("good", 100));
        StagedObject cut = staged.object("cut.json.gz", rows("cut", 5000));
        byte[] bytes = Files.readAllBytes(folder.resolve("cut.json.gz"));
        Files.write(folder.resolve("cut.json.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        StagedObject changed = staged.object("changed.json", rows("changed", 10));
        Files.writeString(folder.resolve("changed.json"), String.join("\n", rows("changeX", 10)) + "\n");
        StagedObject strange = staged.object("strange.json", List.of(put("strange", 1), "{\"Item\":{\"id\":\"x\"}}"));
        StagedObject missing = staged.object("missing.json", rows("missing", 10));
        Files.delete(folder.resolve("missing.json"));

        CountingProgress progress = new CountingProgress();
        LoadReport report = load(List.of(cut, changed, strange, missing, good), staged.source(), progress);
        assertFalse(report.complete());
        assertEquals(1, report.objects());
        AtomicLong there = new AtomicLong();
        session.items().scan("loaded", 0, 1, page -> there.addAndGet(page.size()));
        assertTrue(there.get() > 100 + 10 + 1 && there.get() < 5000, there.toString());
        assertEquals(new LoadCounts(there.get(), 0, 0), report.counts(), "what is in DynamoDB");
        assertEquals(there.get(), progress.worked(), "what was shown");
        assertEquals(Map.of("cut.json.gz", "staged-object-corrupt", "changed.json", "staged-object-corrupt",
                "strange.json", "staged-line-invalid", "missing.json", "file-unreadable"),
                report.failed().stream().collect(Collectors.toMap(
                        failed -> failed.object().name(), failed -> failed.problem().code())));
        Problem line = report.failed().stream().map(LoadReport.FailedObject::problem)
                .filter(problem -> problem.code().equals("staged-line-invalid")).findFirst().orElseThrow();
        assertTrue(line.what().contains("Line 2"), line.what());
    }

    @Test
    void should_say_that_a_bucket_is_missing_instead_of_calling_each_object_damaged() throws IOException {
        StagedObject object = staged.object("a.json", rows("a", 1));
        Problem problem = assertThrows(ProblemException.class, () -> load(List.of(object),
                ObjectSource.bucket(session.objects(), "no-such-bucket-here", ""), new CountingProgress())).problem();
        assertEquals("bucket-missing", problem.code());
    }

    private LoadReport load(List<StagedObject> objects, ObjectSource source, CountingProgress progress) {
        return new TableLoader(session.items(), Target.of(TABLE), OPTIONS).load(objects, source, Checkpoint.NONE,
                rejects::add, -1, progress);
    }

    private long count() {
        List<Item> items = new ArrayList<>();
        session.items().scan("loaded", 0, 1, items::addAll);
        return items.size();
    }

    private static List<String> rows(String partition, int count) {
        return IntStream.range(0, count).mapToObj(n -> put(partition + n % 20, n)).toList();
    }
}
