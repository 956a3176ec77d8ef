package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.item.AttributeValue;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.SourceNode;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.migration.MigrationIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide's migration type, "Migrate existing data and replicate ongoing changes", from "New project" to a finished
 * cut-over: a real node that is written to, a real agent that reads its snapshots and changes over a real sshd.
 */
class CutOverWalkTest {
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";
    private static final String ORDERS = "follow.orders";
    private static final String TASK = "live";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static StandIns standIns;
    private static SourceNode node;

    @RegisterExtension
    static final BeforeAllCallback SERVICES = CutOverWalkTest::services;

    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage source = new TreePage(WidgetIds.SOURCE_TREE);
    private final MigrationPage view = new MigrationPage();
    private Sshd sshd;
    private MigrationSite site;
    private MigrationSteps steps;

    private static void services(ExtensionContext context) {
        standIns = StandIns.of(context);
        node = SourceNode.of(context);
    }

    @BeforeEach
    void prepare() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        System.setProperty(ENDPOINT, standIns.endpoint(Service.DYNAMODB).toString());
        node.execute("CREATE KEYSPACE follow WITH replication = {'class': 'NetworkTopologyStrategy', '"
                + node.datacenter() + "': 1}", "CREATE TABLE follow.orders (id int PRIMARY KEY, note text)",
                "INSERT INTO follow.orders (id, note) VALUES (1, 'one')",
                "INSERT INTO follow.orders (id, note) VALUES (2, 'two')",
                "INSERT INTO follow.orders (id, note) VALUES (3, 'three')");
        showFiles();
        sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")));
        site = new MigrationSite(folder, standIns);
        site.machine.readFrom(sshd, node.dataDirectory(), node.jmxPort());
        steps = new MigrationSteps(site, standIns);
    }

    /** The login is not of Cassandra's own user here, whose files only that one reads. */
    private static void showFiles() throws IOException {
        for (Path path = node.dataDirectory(); path.getNameCount() > 1; path = path.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(path, permissions);
        }
        Path backups = Files.createDirectories(node.tableDirectory("follow", "orders").resolve("backups"));
        Files.setPosixFilePermissions(backups, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void close() throws Exception {
        FormPage.closeAll(MigrationIds.FINISH, WidgetIds.QUESTION_DIALOG, WidgetIds.PROBLEM_DIALOG);
        steps.close();
        steps.drop(ORDERS);
        sshd.close();
        node.execute("DROP KEYSPACE follow");
        System.clearProperty(ENDPOINT);
    }

    @Test
    void should_lead_from_a_new_project_to_a_finished_cut_over() throws Exception {
        steps.newProject("Live", folder, "Cassandra");
        workbench.openConnect("Cassandra").type(node).press("OK").awaitClosed();
        source.awaitConnected();
        String cluster = source.firstRoot();
        steps.connectTarget();
        try (ChildJvm agent = site.machine.serveSnapshots(site.machine.program(standIns))) {
            steps.registerAgent();
            FormPage dialog = steps.openCreate(cluster, "Keyspaces", "follow");
            dialog.type(MigrationIds.TASK_NAME, TASK).check(MigrationIds.PRODUCTION, true)
                    .check(MigrationIds.MIGRATION_TYPE + ".FULL_LOAD_AND_CDC", true).type(MigrationIds.CYCLE, "5")
                    .press("Create").awaitClosed();
            steps.begin(TASK);
            view.awaitCell(MigrationIds.TASKS, TASK, "State", "Replicating");
            assertEquals(List.of("one", "three", "two"), notes());

            node.execute("INSERT INTO follow.orders (id, note) VALUES (4, 'four')",
                    "UPDATE follow.orders SET note = 'another' WHERE id = 1", "DELETE FROM follow.orders WHERE id = 2");
            await(() -> notes().equals(List.of("another", "four", "three")));

            growTheTable();

            view.press(MigrationIds.taskAction("finish"));
            FormPage finish = FormPage.await(MigrationIds.FINISH);
            finish.press("Begin cut-over");
            finish.awaitText("Now all items are compared");
            finish.press("Compare and end");
            view.awaitCell(MigrationIds.TASKS, TASK, "State", "Done");
            finish.press("Close").awaitClosed();
            assertEquals(List.of("another", "five", "four", "three"), notes(), agent::output);
            assertEquals(List.of(), left());
            assertTrue(node.nodetool("statusbackup").contains("not running"), "as before the task");
        }
    }

    /** A column is added: the task says so, takes it over, and goes on. */
    private void growTheTable() {
        node.execute("ALTER TABLE follow.orders ADD gift text",
                "INSERT INTO follow.orders (id, note, gift) VALUES (5, 'five', 'horse')");
        view.awaitCell(MigrationIds.TASKS, TASK, "State", "Failed");
        assertTrue(view.problem().contains("values in columns that the task does not know"), view::problem);

        view.press(MigrationIds.taskAction("add-columns"));
        FormPage.await(WidgetIds.PROBLEM_DIALOG).awaitText("The task knows all columns that the project has loaded.")
                .press("OK").awaitClosed();
        workbench.choose("Actions", "Source connection", "Reconnect");
        await(() -> Workspace.ofWindow().project().orElseThrow().project().requireSchema().table("follow", "orders")
                .orElseThrow().column("gift").isPresent());
        view.press(MigrationIds.taskAction("add-columns"));
        FormPage.await(WidgetIds.QUESTION_DIALOG).awaitText("follow.orders: gift").press("Add columns").awaitClosed();
        view.press(MigrationIds.taskAction("resume"));
        view.awaitCell(MigrationIds.TASKS, TASK, "State", "Replicating");
        await(() -> steps.items(ORDERS).stream()
                .anyMatch(item -> new AttributeValue.S("horse").equals(item.attributes().get("gift"))));
        assertFalse(notes().contains("two"));
    }

    private List<String> notes() {
        return steps.items(ORDERS).stream().map(item -> item.attributes().get("note"))
                .map(note -> ((AttributeValue.S) note).value()).sorted().toList();
    }

    /** Not on the UI thread, which has other things to do. */
    private void await(BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - begun < PATIENCE.toNanos(), () -> view.lines(MigrationIds.TASKS) + view.problem());
            UiThread.pause();
        }
    }

    /** What the task has left on the node. */
    private static List<String> left() throws IOException {
        try (Stream<Path> files = Files.walk(node.tableDirectory("follow", "orders"))) {
            return files.filter(Files::isRegularFile).map(Path::toString)
                    .filter(file -> file.contains("/backups/") || file.contains("/snapshots/aeneas-")).toList();
        }
    }
}
