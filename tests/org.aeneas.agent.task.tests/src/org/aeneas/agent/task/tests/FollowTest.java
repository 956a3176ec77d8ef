package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.agent.task.Finish;
import org.aeneas.agent.task.Following;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.sstable.RowKey;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that replicate ongoing changes, up to the cut-over. */
@ExtendWith(StandIns.Extension.class)
class FollowTest {
    private static final TaskSpec.Changes BRISK = new TaskSpec.Changes(false, TaskSpec.Changes.LEAST_SECONDS);

    @TempDir
    private Path folder;
    private StandIns aws;
    private ScriptedChanges changes;
    private Agent agent;

    @BeforeEach
    void open(StandIns standIns) {
        aws = standIns;
        changes = new ScriptedChanges(Tables.sources(Tables.copyTo(folder.resolve("data"))));
        agent = agent();
    }

    private Agent agent() {
        return Agent.open(folder.resolve("agent"), changes.sources(), Services.aws(), Agent.SETTINGS, aws.profile());
    }

    @AfterEach
    void close() {
        aws.traffic().clear();
        agent.close();
    }

    private TaskSpec spec(String name, String... tables) {
        return Tables.spec(name, aws.bucket("follow-" + name), name, tables).withChanges(Optional.of(BRISK));
    }

    private Set<String> items(String name) {
        return Moved.of(aws, "follow-" + name, name, Tables.PLAIN).items().get(Tables.PLAIN);
    }

    private boolean has(String name, int key, String value) {
        return items(name).stream().anyMatch(item -> item.contains("{\"N\":\"" + key + "\"}") && item.contains(value));
    }

    private Task awaitCycle(String id, long cycle) throws InterruptedException {
        return agent.await(id, task -> task.following().filter(now -> now.cycle() >= cycle).isPresent());
    }

    private Task finish(String id) throws InterruptedException {
        agent.engine().finish(id);
        agent.await(id, task -> step(task, Finish.Kind.VALIDATED) == Finish.State.RUNNING);
        agent.engine().validated(id);
        return agent.await(id, TaskState.DONE);
    }

    private static Finish.State step(Task task, Finish.Kind kind) {
        return task.following().flatMap(Following::finish).map(finish -> finish.step(kind).state())
                .orElse(Finish.State.PENDING);
    }

    @Test
    void should_follow_changes_when_all_is_loaded_until_it_is_finished() throws Exception {
        changes.write(1000, "first").delete(1001);
        String id = agent.start(spec("whole", Tables.PLAIN, Tables.COMP));
        Task following = awaitCycle(id, 1);
        assertEquals(TaskState.RUNNING, following.state());
        assertTrue(following.table(Tables.PLAIN).done());
        assertTrue(has("whole", 1000, "first"));
        assertEquals(41, items("whole").size());
        Following now = agent.engine().task(id).following().orElseThrow();
        assertTrue(now.active());
        assertEquals(1, now.table(Tables.PLAIN).totals().puts());
        assertEquals(1, now.table(Tables.PLAIN).totals().deletes());
        assertEquals(4711, now.heldBytes());
        assertTrue(now.lag(Instant.now()).orElseThrow().toSeconds() < 60);
        changes.delete(1000).write(1002, "last");
        Task done = finish(id);
        assertTrue(has("whole", 1002, "last"));
        assertFalse(has("whole", 1000, "first"));
        assertTrue(done.following().orElseThrow().finish().orElseThrow().next().isEmpty());
        List<String> calls = changes.calls();
        assertTrue(calls.indexOf("begin") < calls.indexOf("snapshot"), "nothing is missed in between: " + calls);
        assertTrue(calls.indexOf("hints") < calls.indexOf("repair"), calls.toString());
        assertTrue(calls.indexOf("repair") < calls.lastIndexOf("cycle 2"), calls.toString());
        assertTrue(calls.indexOf("end") > calls.lastIndexOf("confirmed 2"), calls.toString());
    }

    @Test
    void should_lose_nothing_when_it_is_interrupted_within_a_cycle() throws Exception {
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.RESET).after(0));
        changes.write(1000, "once");
        String id = agent.start(spec("cut", Tables.PLAIN).withChanges(
                Optional.of(new TaskSpec.Changes(true, TaskSpec.Changes.LEAST_SECONDS))));
        agent.await(id, TaskState.WAITING);
        assertTrue(changes.calls().contains("cycle 1"), changes.calls().toString());
        agent.close();
        changes.delete(1000);
        aws.traffic().clear();
        agent = agent();
        awaitCycle(id, 1);
        assertTrue(has("cut", 1000, "once"), "the cycle that was begun, as it was");
        awaitCycle(id, 2);
        assertEquals(Set.of(), items("cut"), "only changes are replicated, and they are");
        finish(id);
    }

    @Test
    void should_stop_and_go_on_and_wait_for_nodes_that_are_away() throws Exception {
        String id = agent.start(spec("nodes", Tables.PLAIN));
        awaitCycle(id, 1);
        agent.engine().stop(id);
        Task stopped = agent.await(id, TaskState.STOPPED);
        assertFalse(stopped.following().orElseThrow().active());
        assertEquals(1, agent.engine().task(id).following().orElseThrow().cycle(), "it is known at rest, too");
        changes.write(1000, "meanwhile");
        changes.block(Optional.of(new Problem("jmx-lost", "The node does not answer.", "node", "Start it.")));
        agent.engine().resume(id);
        assertEquals("jmx-lost", agent.await(id, TaskState.WAITING).problem().orElseThrow().code());
        changes.block(Optional.empty());
        awaitCycle(id, 2);
        assertTrue(has("nodes", 1000, "meanwhile"));
        assertEquals(1, changes.calls().stream().filter("snapshot"::equals).count(), "the first snapshot is over");
        finish(id);
    }

    @Test
    void should_fail_and_say_so_where_history_is_lost() throws Exception {
        changes.block(Optional.of(new Problem("history-lost", "Backups were off.", "node", "Synchronize again.")));
        String id = agent.start(spec("history", Tables.PLAIN));
        assertEquals("history-lost", agent.await(id, TaskState.FAILED).problem().orElseThrow().code());
    }

    @Test
    void should_fail_rather_than_leave_out_a_column_that_was_added() throws Exception {
        String id = agent.start(spec("grown", Tables.PLAIN));
        awaitCycle(id, 1);
        changes.addColumn("note");
        changes.write(1000, "with a new column");
        Task failed = agent.await(id, TaskState.FAILED);
        Problem problem = failed.problem().orElseThrow();
        assertEquals("columns-added", problem.code());
        assertEquals(Tables.PLAIN, problem.object());
        assertTrue(problem.remedy().contains("add them to the task"), problem::remedy);
        agent.engine().resume(id);
        assertEquals("columns-added", agent.await(id, TaskState.FAILED).problem().orElseThrow().code());
        assertFalse(has("grown", 1000, "with a new column"), "the cycle was not applied");
    }

    @Test
    void should_make_attributes_of_columns_that_were_added() throws Exception {
        TaskSpec spec = spec("grows", Tables.PLAIN);
        String id = agent.start(spec);
        awaitCycle(id, 1);
        changes.addColumn("note");
        changes.write(1000, "value");
        agent.await(id, TaskState.FAILED);
        Task grown = add(id, Tables.altered(spec, "grows", "ALTER TABLE gen.plain ADD note text;"));
        assertEquals(TaskState.FAILED, grown.state());
        agent.close();
        agent = agent();
        agent.engine().resume(id);
        agent.await(id, task -> has("grows", 1000, "\"note\":{\"S\":\"value too\"}"));
        assertTrue(Files.readString(agent.engine().logs(id).get(0)).contains("gen.plain (note)"));
        finish(id);
        assertEquals(41, items("grows").size());
    }

    @Test
    void should_take_over_nothing_but_added_columns_into_a_task_at_rest() throws Exception {
        TaskSpec spec = spec("fixed", Tables.PLAIN);
        TaskSpec grown = Tables.altered(spec, "fixed", "ALTER TABLE gen.plain ADD note text;");
        String id = agent.start(spec);
        awaitCycle(id, 1);
        Problems.of("task-state", () -> add(id, grown));
        agent.engine().stop(id);
        agent.await(id, TaskState.STOPPED);
        Problem dropped = Problems.of("source-differs",
                () -> add(id, Tables.altered(spec, "fixed", "ALTER TABLE gen.plain DROP w;")));
        assertTrue(dropped.what().endsWith("other attributes: w."), dropped::what);
        Problems.of("source-differs", () -> add(id, Tables.altered(spec, "elsewhere", "")));
        Problems.of("source-differs", () -> add(id, spec("fixed", Tables.PLAIN, Tables.COMP)));
        String loaded = agent.start(Tables.spec("loads", aws.bucket("follow-loads"), "loads", Tables.PLAIN));
        agent.await(loaded, TaskState.DONE);
        Problems.of("task-without-changes", () -> add(loaded, grown));
        assertEquals(spec, agent.engine().task(id).spec(), "what is refused changes nothing");
        assertEquals(spec, add(id, spec).spec(), "nothing was added");
        assertEquals(grown, add(id, grown).spec());
    }

    private Task add(String id, TaskSpec next) {
        return agent.engine().source(id, next.schema(), next.tables());
    }

    @Test
    void should_read_rows_again_in_which_a_cell_has_expired() throws Exception {
        changes.expiring(Instant.now().getEpochSecond() + 6);
        changes.write(1000, "expires");
        String id = agent.start(spec("expiry", Tables.PLAIN));
        awaitCycle(id, 3);
        List<RowKey> again = changes.readAgain();
        assertEquals(1, again.size(), again.toString());
        assertEquals(1000, again.get(0).partition().get(0).getInt(0));
        agent.engine().stop(id);
    }

    @Test
    void should_delete_items_that_became_rejects_and_list_them() throws Exception {
        String id = agent.start(spec("rejects", Tables.PLAIN));
        changes.write(1000, "small");
        awaitCycle(id, 1);
        agent.await(id, task -> has("rejects", 1000, "small"));
        changes.write(1000, "x".repeat(410_000));
        agent.await(id, task -> task.following().orElseThrow().table(Tables.PLAIN).rejects() == 1);
        assertEquals(40, items("rejects").size());
        List<String> rejects = Tables.lines(agent.engine().rejects(id, Tables.PLAIN));
        assertEquals(1, rejects.size());
        assertTrue(rejects.get(0).contains("Removed: cannot be represented."), rejects.get(0));
        agent.engine().stop(id);
    }

    @Test
    void should_take_a_cut_over_back_and_refuse_one_that_makes_no_sense() throws Exception {
        String loaded = agent.start(Tables.spec("full", aws.bucket("follow-full"), "full", Tables.PLAIN));
        Problems.of("task-without-changes", () -> agent.engine().finish(loaded));
        String id = agent.start(spec("back", Tables.PLAIN));
        awaitCycle(id, 1);
        Problems.of("task-state", () -> agent.engine().validated(id));
        agent.engine().finish(id);
        agent.await(id, task -> step(task, Finish.Kind.VALIDATED) == Finish.State.RUNNING);
        agent.engine().abandonFinish(id);
        changes.write(1000, "on");
        agent.await(id, task -> has("back", 1000, "on"));
        assertEquals(TaskState.RUNNING, agent.engine().task(id).state());
        agent.engine().stop(id);
        agent.await(id, TaskState.STOPPED);
        Problems.of("task-state", () -> agent.engine().finish(id));
    }

    @Test
    void should_let_other_tasks_work_beside_those_that_follow_changes() throws Exception {
        List<String> following = List.of(agent.start(spec("one", Tables.PLAIN)),
                agent.start(spec("two", Tables.PLAIN)), agent.start(spec("three", Tables.PLAIN)));
        for (String id : following) {
            awaitCycle(id, 1);
        }
        String id = agent.start(Tables.spec("beside", aws.bucket("follow-beside"), "beside", Tables.PLAIN));
        agent.await(id, TaskState.DONE);
    }
}
