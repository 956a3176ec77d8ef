package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Progress;
import org.aeneas.project.KnownTask;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Local tasks are created from the source's tree and watched to their end, with a real agent. */
@ExtendWith(StandIns.Extension.class)
class MigrationTasksTest {
    private static final String TASKS = MigrationIds.TASKS;
    private static final String SUB_TASKS = MigrationIds.SUB_TASKS;

    @TempDir
    private Path folder;
    private StandIns aws;
    private MigrationSite site;
    private MigrationPage view;
    private ChildJvm agent;
    private AgentClient client;

    @BeforeEach
    void open(StandIns standIns) throws Exception {
        aws = standIns;
        site = new MigrationSite(folder, standIns);
        agent = site.machine.serve(site.machine.program(aws));
        client = site.machine.client(site.project());
        client.register(new RegistrationRequest(site.project(), "Troy", Optional.empty()));
        RegisteredAgent registered = new RegisteredAgent(UUID.randomUUID(), "Beside Troy",
                new AgentAddress("127.0.0.1", site.machine.port()),
                Optional.of(MigrationSite.STORES), client.greet().fingerprint(), false);
        site.session.edit(project -> project.withAgent(registered));
        view = new MigrationPage().showAgents();
        view.awaitCell(MigrationIds.AGENTS, "Beside Troy", "State", "Connected");
        view.showTasks();
    }

    @AfterEach
    void close() {
        FormPage.closeAll(MigrationIds.CREATE, MigrationIds.TEXT_WINDOW, WidgetIds.QUESTION_DIALOG,
                WidgetIds.PROBLEM_DIALOG);
        site.close();
        client.close();
        agent.close();
        for (String table : List.of("gen.plain", "faults.rejects", "gen.nowhere")) {
            aws.session().tables().describe(table).ifPresent(it -> aws.session().tables().delete(table,
                    Progress.NONE));
        }
    }

    @Test
    void should_create_a_task_of_a_keyspace_and_load_it_while_the_view_is_closed_in_between() throws Exception {
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Fault.Kind.DELAY).withDelay(3_000));
        view.selectSource("Apache Cassandra 5.0", "Keyspaces", "gen", "Tables", "plain");
        FormPage dialog = view.openCreate();
        assertEquals("plain", dialog.text(MigrationIds.TASK_NAME));
        assertEquals("Beside Troy (127.0.0.1:" + site.machine.port() + ")", dialog.choice(MigrationIds.TASK_AGENT));
        assertEquals("Do nothing", dialog.choice(MigrationIds.PREPARATION));
        assertEquals("INFO", dialog.choice(MigrationIds.LOGGING_LEVEL));
        assertEquals(MigrationSite.BUCKET, dialog.text(MigrationIds.BUCKET));
        assertEquals("plain", dialog.text(MigrationIds.FOLDER));
        assertFalse(dialog.isEnabled(MigrationIds.MIGRATION_TYPE + ".CDC"), "this agent reads files as they are");
        assertFalse(dialog.isEnabled(MigrationIds.CYCLE), "nothing is replicated");
        dialog.awaitText("1 of 3 tables chosen");
        assertEquals(List.of("gen.plain"), dialog.checked(MigrationIds.TABLES));
        assertFalse(dialog.canPress("Create"), "nobody said that production may be read");
        dialog.type(MigrationIds.TASK_NAME, "two--hyphens").awaitText("A task's name has letters");
        dialog.type(MigrationIds.TASK_NAME, "first").check(MigrationIds.PRODUCTION, true);
        assertEquals("first", dialog.text(MigrationIds.FOLDER));
        dialog.press("Create").awaitClosed();

        view.awaitCell(TASKS, "first", "State", "Created");
        assertEquals(List.of("first"), site.session.project().tasks().stream().map(KnownTask::name).toList());
        assertEquals(Set.of("start", "delete", "show-log", "download-log", "show-rejects", "details"), allowed());
        press("start");
        view.awaitCell(TASKS, "first", "State", "Running");
        assertEquals(Set.of("stop", "show-log", "download-log", "show-rejects", "details"), allowed());
        view.awaitCell(SUB_TASKS, "gen.plain", "Stage", "Load");
        press("stop");
        view.awaitCell(TASKS, "first", "State", "Stopped");
        assertEquals(Set.of("resume", "delete", "show-log", "download-log", "show-rejects", "details"), allowed());
        press("resume");
        view.awaitCell(TASKS, "first", "State", "Running");
        view.closeView();
        aws.traffic().clear();
        await("first", "DONE");
        view.openView();
        view.showTasks();
        view.awaitCell(TASKS, "first", "State", "Done");
        view.awaitCell(SUB_TASKS, "gen.plain", "State", "Done");
        assertEquals("1/1", view.cell(TASKS, "first", "Tables"));
        assertEquals("40", view.cell(TASKS, "first", "Rows"));
        assertEquals("40", view.cell(SUB_TASKS, "gen.plain", "Rows"));
        assertEquals(40, items("gen.plain"));
        delete("first");
        assertEquals(List.of(), client.tasks());
        assertEquals(List.of(), site.session.project().tasks());
    }

    @Test
    void should_show_rejects_log_and_details_of_a_task_and_why_another_failed() throws Exception {
        view.selectSource("Apache Cassandra 5.0");
        FormPage dialog = view.openCreate();
        dialog.awaitText("3 of 3 tables chosen");
        dialog.type(MigrationIds.TASK_NAME, "all").check(MigrationIds.PRODUCTION, true)
                .choose(MigrationIds.ENCRYPTION, "Enable").press("Create").awaitClosed();
        press("start");
        view.awaitCell(TASKS, "all", "State", "Failed");
        assertTrue(view.problem().startsWith("gen.nowhere: No data-provider node has this table."), view::problem);
        assertEquals("2/3", view.cell(TASKS, "all", "Tables"));
        view.awaitCell(SUB_TASKS, "gen.nowhere", "State", "Failed");
        assertEquals(Set.of("resume", "delete", "show-log", "download-log", "show-rejects", "details"), allowed());

        view.selectSource("Apache Cassandra 5.0", "Keyspaces", "faults");
        dialog = view.openCreate();
        dialog.awaitText("1 of 3 tables chosen");
        assertTrue(dialog.choices(MigrationIds.BUCKET).contains(MigrationSite.BUCKET));
        dialog.type(MigrationIds.BUCKET, "aeneas-none").awaitText("This bucket could not be written to");
        dialog.check(MigrationIds.PRODUCTION, true).type(MigrationIds.BUCKET, "NOT A BUCKET").press("Create").awaitText("bucket");
        dialog.type(MigrationIds.BUCKET, MigrationSite.BUCKET).type(MigrationIds.TASK_NAME, "all").press("Create")
                .awaitText("all: There is a task of this name already.");
        dialog.type(MigrationIds.TASK_NAME, "faulty").press("Create").awaitClosed();
        view.awaitCell(TASKS, "faulty", "State", "Created");
        view.select(TASKS, "faulty");
        press("start");
        view.awaitCell(TASKS, "faulty", "State", "Done");
        assertEquals("3", view.cell(TASKS, "faulty", "Rejects"));
        view.awaitCell(SUB_TASKS, "faults.rejects", "Rejects", "3");
        assertTrue(read("show-rejects").contains("\"reason\""), "rejects");
        assertTrue(read("show-log").contains("Staged faults.rejects"), "log");
        assertTrue(read("details").contains("Tables: faults.rejects"), "details");
    }

    @Test
    void should_show_tasks_as_lost_and_as_unknown_where_the_agent_does_not_tell_of_them() throws Exception {
        UUID lost = UUID.randomUUID();
        UUID of = site.session.project().agents().get(0).id();
        site.session.edit(project -> project.withTask(new KnownTask(lost, of, "forgotten")));
        view.awaitCell(TASKS, "forgotten", "State", "Lost");
        assertEquals(Set.of("delete"), allowed());
        agent.kill();
        view.awaitCell(TASKS, "forgotten", "State", "Unknown");
        assertEquals(Set.of(), allowed());
        agent = site.machine.serve(site.machine.program(aws));
        view.awaitCell(TASKS, "forgotten", "State", "Lost");
        delete("forgotten");
    }

    @Test
    void should_offer_tasks_only_where_there_is_what_they_are_made_of() {
        view.selectSource("Apache Cassandra 5.0", "Keyspaces", "gen");
        UiThread.waitFor("the command", view::canCreate);
        site.session.edit(project -> project.withoutAgent(project.agents().get(0).id()));
        UiThread.waitFor("its end", () -> !view.canCreate());
    }

    private void press(String action) {
        view.press(MigrationIds.taskAction(action));
    }

    private Set<String> allowed() {
        Set<String> allowed = new TreeSet<>();
        for (String action : List.of("start", "stop", "resume", "add-columns", "delete", "show-log", "download-log",
                "show-rejects", "details")) {
            if (view.canPress(MigrationIds.taskAction(action))) {
                allowed.add(action);
            }
        }
        return allowed;
    }

    private String read(String action) {
        press(action);
        FormPage window = FormPage.await(MigrationIds.TEXT_WINDOW);
        String text = window.text(MigrationIds.TEXT);
        window.press("Close").awaitClosed();
        return text;
    }

    private void delete(String task) {
        view.select(TASKS, task);
        press("delete");
        FormPage.await(WidgetIds.QUESTION_DIALOG).press("Delete").awaitClosed();
        UiThread.waitFor("the end of " + task, () -> view.lines(TASKS).stream().noneMatch(l -> l.get(0).equals(task)));
    }

    private void await(String task, String state) throws InterruptedException {
        for (int i = 0; i < 400; i++) {
            boolean there = client.tasks().stream().anyMatch(it -> it.name().equals(task)
                    && it.state().name().equals(state));
            if (there) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(client.tasks().toString());
    }

    private int items(String table) {
        int[] count = new int[1];
        aws.session().items().scan(table, 0, 1, page -> count[0] += page.size());
        return count[0];
    }
}
