package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.aws.item.Item;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.ImportEngine;
import org.aeneas.load.ItemEngine;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.LoadTask;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.Preparation;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.staging.Compression;
import org.aeneas.staging.StagedObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(StandIns.Extension.class)
class ImportEngineTest {
    private static final int ROWS = 60;

    @TempDir
    private Path folder;
    private StandIns aws;
    private AwsSession session;
    private String table;
    private StagedBucket staged;

    @BeforeEach
    void begin(StandIns standIns, TestInfo test) {
        aws = standIns;
        session = standIns.session();
        table = test.getTestMethod().orElseThrow().getName();
        staged = staged(Compression.ZSTD);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void should_leave_the_table_that_loading_item_by_item_leaves(Compression compression) throws IOException {
        table = "import_" + compression.id();
        staged = staged(compression).with(rows("a", ROWS)).with(rows("b", ROWS));
        long writes = writes();
        long tagged = requests("TagResource");
        Counted progress = new Counted();
        LoadReport report = load(progress);
        assertEquals(new LoadCounts(2L * ROWS, 0, 0), report.counts());
        assertEquals(2, report.objects());
        assertTrue(report.complete());
        assertEquals(writes, writes(), "DynamoDB itself writes");
        assertEquals(1, requests("TagResource") - tagged, "tags are set afterwards");
        Set<Item> imported = items(table);

        String other = table + "_items";
        new ItemEngine(session, LoadOptions.DEFAULT.withThreads(2),
                ObjectSource.bucket(session.objects(), StandIns.BUCKET, prefix()), () -> { }).load(task(other,
                        Preparation.DO_NOTHING, folder.resolve("other")), Progress.NONE);
        assertEquals(items(other), imported);
        TableAdmin.Description found = session.tables().describe(table).orElseThrow();
        assertEquals(session.tables().describe(other).orElseThrow().keys(), found.keys());
        assertEquals("ACTIVE", found.status());
        Problem ttl = problem(() -> session.tables().create(definition(table, "other"), Progress.NONE));
        assertEquals("ttl-attribute-differs", ttl.code(), "TTL is on");
    }

    @Test
    void should_create_the_table_when_nothing_is_staged() {
        long begun = requests("ImportTable");
        assertEquals(LoadCounts.NONE, load(Progress.NONE).counts());
        assertEquals("ACTIVE", session.tables().describe(table).orElseThrow().status());
        assertEquals(begun, requests("ImportTable"));
    }

    @Test
    void should_say_that_a_cancelled_import_goes_on_and_find_it_again() throws IOException {
        staged.with(rows("a", ROWS));
        long begun = requests("ImportTable");
        CancelledException cancelled = assertThrows(CancelledException.class,
                () -> load(new Counted().cancelledFrom(0)));
        Problem left = cancelled.left().orElseThrow();
        assertEquals("cancelled", left.code());
        assertTrue(left.what().contains("goes on"), left.what());
        assertEquals(ROWS, load(Progress.NONE).counts().items());
        assertEquals(1, requests("ImportTable") - begun);
        assertEquals(ROWS, items(table).size());
    }

    @Test
    void should_not_begin_a_second_import_when_the_answer_to_the_first_was_lost() throws IOException {
        staged.with(rows("a", ROWS));
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "ImportTable", Kind.RESET_AFTER));
        assertEquals("aws-unreachable", problem(() -> load(Progress.NONE)).code());
        aws.traffic().clear();
        long begun = requests("ImportTable");
        assertEquals(ROWS, load(Progress.NONE).counts().items());
        assertEquals(begun, requests("ImportTable"), "it was found by its token");
    }

    @Test
    void should_begin_again_after_the_first_attempt_was_refused() throws IOException {
        staged.with(rows("a", ROWS));
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "ImportTable", Kind.ACCESS_DENIED));
        Problem denied = problem(() -> load(Progress.NONE));
        assertEquals("aws-access-denied", denied.code());
        assertTrue(denied.what().contains("dynamodb:ImportTable"), denied.what());
        aws.traffic().clear();
        assertEquals(ROWS, load(Progress.NONE).counts().items());
    }

    @Test
    void should_list_the_items_that_dynamodb_refuses_by_object_and_line() throws IOException {
        List<String> lines = new ArrayList<>(rows("a", ROWS));
        lines.set(7, lines.get(7).replace("\"id\"", "\"no\""));
        lines.set(9, put("a9", 9, "x".repeat(420_000)));
        staged.with(rows("b", ROWS)).with(lines);
        LoadReport report = load(Progress.NONE);
        assertEquals(new LoadCounts(2L * ROWS - 2, 0, 2), report.counts());
        assertTrue(report.complete());
        List<String> rejects = rejects();
        assertEquals(2, rejects.size(), rejects.toString());
        assertTrue(rejects.get(0).contains(staged.name(2)) && rejects.get(0).contains("\"line\":8"), rejects.get(0));
        assertTrue(rejects.get(0).contains("Missing the key id"), rejects.get(0));
        assertTrue(rejects.get(1).contains("{\\\"id\\\":{\\\"S\\\":\\\"a9\\\"},"), rejects.get(1));
        assertTrue(rejects.get(1).contains("\"line\":10") && rejects.get(1).contains("size"), rejects.get(1));
    }

    @Test
    void should_say_where_the_error_log_is_when_it_must_not_be_read() throws IOException {
        List<String> lines = new ArrayList<>(rows("a", ROWS));
        lines.set(7, lines.get(7).replace("\"id\"", "\"no\""));
        staged.with(lines);
        aws.traffic().inject(Fault.always(Service.CLOUDWATCH_LOGS, "GetLogEvents", Kind.ACCESS_DENIED));
        assertEquals(new LoadCounts(ROWS - 1, 0, 1), load(Progress.NONE).counts());
        List<String> rejects = rejects();
        assertEquals(1, rejects.size());
        assertTrue(rejects.get(0).contains("logs:GetLogEvents"), rejects.get(0));
        assertTrue(rejects.get(0).contains("aws logs get-log-events --start-from-head --log-group-name "
                + "/aws-dynamodb/imports --log-stream-name "), rejects.get(0));
    }

    @Test
    void should_not_call_an_import_complete_that_left_the_rest_of_an_object() throws IOException {
        List<String> lines = new ArrayList<>(rows("a", ROWS));
        lines.set(9, "{\"Item\":{\"id\":");
        staged.with(lines).with(rows("b", ROWS));
        Problem problem = problem(() -> load(Progress.NONE));
        assertEquals("import-incomplete", problem.code());
        assertTrue(problem.what().contains("120 staged items, 69 were imported and 1 refused"), problem.what());
        assertTrue(rejects().get(0).contains("\"line\":10"), rejects().toString());
    }

    @Test
    void should_begin_anew_after_the_table_of_a_remembered_import_was_deleted() throws IOException {
        staged.with(rows("a", ROWS));
        assertThrows(CancelledException.class, () -> load(new Counted().cancelledFrom(0)));
        session.tables().create(definition(table, "ttl"), Progress.NONE);
        session.tables().delete(table, Progress.NONE);
        Problem problem = problem(() -> load(Progress.NONE));
        assertEquals("import-failed", problem.code());
        assertTrue(problem.what().contains("its table is gone"), problem.what());
        assertEquals(ROWS, load(Progress.NONE).counts().items());
    }

    @Test
    void should_touch_no_table_that_is_there_unless_it_is_to_be_dropped() throws IOException {
        staged.with(rows("a", ROWS));
        session.tables().create(definition(table, "ttl"), Progress.NONE);
        assertEquals("import-needs-new-table", problem(() -> load(Progress.NONE)).code());
        new ImportEngine(session, StandIns.BUCKET, prefix()).load(task(table, Preparation.DROP_TABLES, folder),
                Progress.NONE);
        assertEquals(ROWS, items(table).size());
    }

    @Test
    void should_let_the_item_engine_begin_anew_when_the_table_was_dropped_for_an_import() throws IOException {
        staged.with(rows("a", ROWS)).with(rows("b", ROWS));
        ItemEngine items = new ItemEngine(session, LoadOptions.DEFAULT.withThreads(1).withObjectsAtOnce(1),
                ObjectSource.bucket(session.objects(), StandIns.BUCKET, prefix()), () -> { });
        LoadTask task = task(table, Preparation.DROP_TABLES, folder);
        assertThrows(CancelledException.class, () -> items.load(task, new Counted().cancelledFrom(ROWS + 1L)));
        assertTrue(Files.readString(folder.resolve(table + ".checkpoint")).contains(staged.name(1)));
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "ImportTable", Kind.ACCESS_DENIED));
        assertThrows(ProblemException.class, () -> new ImportEngine(session, StandIns.BUCKET, prefix()).load(task,
                Progress.NONE));
        assertEquals(2L * ROWS, items.load(task, Progress.NONE).counts().items());
        assertEquals(2 * ROWS, items(table).size());
    }

    @Test
    void should_wait_for_nobody_elses_import_into_the_same_table() throws IOException {
        staged.with(rows("a", ROWS));
        assertThrows(CancelledException.class, () -> load(new Counted().cancelledFrom(0)));
        Problem problem = problem(() -> new ImportEngine(session, StandIns.BUCKET, prefix())
                .load(task(table, Preparation.DO_NOTHING, folder.resolve("other")), Progress.NONE));
        assertEquals("import-running", problem.code());
        assertTrue(problem.what().contains(":table/" + table + "/import/"), problem.what());
    }

    @Test
    void should_find_out_beforehand_what_an_import_would_miss_or_take_for_data() throws IOException {
        staged.with(rows("a", ROWS)).with(rows("b", ROWS));
        staged.put("data/shop/orders/_SUCCESS", new byte[1]);
        Problem other = problem(() -> load(Progress.NONE));
        assertEquals("import-folder-not-clean", other.code());
        assertEquals("s3://" + StandIns.BUCKET + "/" + prefix() + "data/shop/orders/_SUCCESS", other.object());
        staged.delete("data/shop/orders/_SUCCESS");
        staged.delete(staged.name(2));
        assertEquals("staged-object-corrupt", problem(() -> load(Progress.NONE)).code());
        staged.put(staged.name(2), new byte[3]);
        Problem damaged = problem(() -> load(Progress.NONE));
        assertTrue(damaged.what().contains("has 3 bytes"), damaged.what());
        assertFalse(session.tables().describe(table).isPresent());
    }

    @Test
    void should_refuse_more_than_dynamodb_imports_at_a_time() {
        staged.claiming(new StagedObject(staged.name(1), (15L << 40) + 1, ""));
        assertTrue(problem(() -> load(Progress.NONE)).what().contains("at a time in eu-west-1"));
        staged = staged(Compression.NONE);
        IntStream.rangeClosed(1, 50_001).forEach(n -> staged.claiming(new StagedObject(staged.name(n), 1, "")));
        Problem many = problem(() -> load(Progress.NONE));
        assertEquals("import-too-large", many.code());
        assertTrue(many.what().contains("50001 objects") && many.remedy().contains("--engine items"), many.what());
    }

    private LoadReport load(Progress progress) {
        return new ImportEngine(session, StandIns.BUCKET, prefix()).load(task(table, Preparation.DO_NOTHING, folder),
                progress);
    }

    private LoadTask task(String target, Preparation preparation, Path state) {
        return new LoadTask(staged.manifest(), definition(target, "ttl"), preparation, state);
    }

    private static Definition definition(String name, String ttl) {
        return new Definition(name, new TableAdmin.Key("id", TableAdmin.KeyType.S),
                Optional.of(new TableAdmin.Key("n", TableAdmin.KeyType.N)), new TableAdmin.Capacity.OnDemand(),
                List.of(), Optional.of(ttl), Map.of("project", "aeneas"));
    }

    private StagedBucket staged(Compression compression) {
        return new StagedBucket(session.objects(), prefix(), compression, folder.resolve("scratch"));
    }

    private String prefix() {
        return table + "/";
    }

    private static List<String> rows(String id, int count) {
        return IntStream.range(0, count).mapToObj(n -> put(id + n, n)).toList();
    }

    private Set<Item> items(String name) {
        Set<Item> items = new HashSet<>();
        session.items().scan(name, 0, 1, items::addAll);
        return items;
    }

    private List<String> rejects() throws IOException {
        return Files.readAllLines(folder.resolve(table + ".rejects"));
    }

    private long writes() {
        return requests("BatchWriteItem") + requests("PutItem") + requests("CreateTable");
    }

    private long requests(String operation) {
        return aws.traffic().requests(Service.DYNAMODB, operation);
    }

    private static Problem problem(Executable work) {
        return assertThrows(ProblemException.class, work).problem();
    }
}
