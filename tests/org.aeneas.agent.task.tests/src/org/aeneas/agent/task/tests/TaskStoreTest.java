package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

class TaskStoreTest {
    private static final Problem PROBLEM = new Problem("aws-unreachable", "S3 does not answer.", "s3", "Wait.");

    @TempDir
    private Path folder;

    @Test
    void should_know_everything_again_when_it_is_opened_again() {
        List<Task> before;
        try (TaskStore store = TaskStore.open(folder)) {
            Task waiting = create(store, "waits");
            store.running(waiting.id(), 1_700_000_000, true);
            store.table(waiting.id(), waiting.table(Tables.PLAIN).with(Stage.EXTRACT, Stage.State.DONE)
                    .withRows(40, 40).withBytes(4711).withRejects(2).withProblem(Optional.of(PROBLEM)));
            store.waiting(waiting.id(), PROBLEM, 3, Instant.ofEpochSecond(1_700_000_100));
            create(store, "new");
            before = store.tasks();
        }
        try (TaskStore store = TaskStore.open(folder)) {
            assertEquals(before, store.tasks());
            assertEquals(TaskState.WAITING, store.tasks().get(0).state());
            assertEquals(1_700_000_000, store.tasks().get(0).asOf().orElseThrow());
            assertEquals(4711, store.tasks().get(0).table(Tables.PLAIN).bytes());
            assertEquals(Optional.empty(), store.replaced());
        }
    }

    @Test
    void should_keep_the_second_of_the_first_start_when_it_is_started_again() {
        try (TaskStore store = TaskStore.open(folder)) {
            Task task = create(store, "again");
            store.running(task.id(), 1_700_000_000, true);
            store.state(task.id(), TaskState.FAILED, Optional.of(PROBLEM));
            assertEquals(1_700_000_000, store.running(task.id(), 1_800_000_000, true).asOf().orElseThrow());
        }
    }

    @Test
    void should_refuse_what_no_task_can_become() {
        try (TaskStore store = TaskStore.open(folder)) {
            Task task = create(store, "states");
            for (TaskState next : List.of(TaskState.STOPPING, TaskState.STOPPED, TaskState.FAILED, TaskState.DONE)) {
                Problem refused = Problems.of("task-state", () -> store.state(task.id(), next, Optional.empty()));
                assertEquals("states", refused.object());
            }
            store.running(task.id(), 1, true);
            store.state(task.id(), TaskState.DONE, Optional.empty());
            Problems.of("task-state", () -> store.running(task.id(), 1, true));
            assertEquals(TaskState.DONE, store.task(task.id()).state());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "no database at all", "" })
    void should_keep_a_damaged_file_aside_and_say_so(String beginning) throws IOException {
        Path file = folder.resolve("tasks.db");
        try (TaskStore store = TaskStore.open(folder)) {
            create(store, "lost");
        }
        byte[] content = Files.readAllBytes(file);
        byte[] damage = beginning.isEmpty() ? new byte[content.length / 2] : beginning.getBytes();
        System.arraycopy(damage, 0, content, beginning.isEmpty() ? 4096 : 0,
                Math.min(damage.length, content.length - 4096));
        Files.write(file, content);
        try (TaskStore store = TaskStore.open(folder)) {
            Problem problem = store.replaced().orElseThrow();
            assertEquals("task-store-corrupt", problem.code());
            assertEquals(List.of(), store.tasks());
            Path aside = aside();
            assertTrue(problem.what().contains(aside.getFileName().toString()), problem.what());
            assertEquals(content.length, Files.size(aside));
            create(store, "anew");
        }
        try (TaskStore store = TaskStore.open(folder)) {
            assertEquals(1, store.tasks().size(), "the new one is used from now on");
        }
    }

    @Test
    void should_keep_a_file_aside_whose_tasks_cannot_be_understood() throws SQLException, IOException {
        try (TaskStore store = TaskStore.open(folder)) {
            create(store, "garbled");
        }
        sql("UPDATE task SET spec = '{\"name\": 17'");
        try (TaskStore store = TaskStore.open(folder)) {
            assertEquals("task-store-corrupt", store.replaced().orElseThrow().code());
            assertTrue(Files.size(aside()) > 0);
        }
    }

    @Test
    void should_bring_the_file_of_the_first_version_up_to_date() throws SQLException {
        sql("CREATE TABLE task (id TEXT PRIMARY KEY, spec TEXT NOT NULL, state TEXT NOT NULL, problem TEXT, "
                + "as_of INTEGER, created INTEGER NOT NULL, changed INTEGER NOT NULL)",
                "CREATE TABLE table_task (task TEXT NOT NULL REFERENCES task(id) ON DELETE CASCADE, "
                + "position INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY (task, position))",
                "PRAGMA user_version = 1");
        try (TaskStore store = TaskStore.open(folder)) {
            assertEquals(Optional.empty(), store.replaced());
            Task task = create(store, "new form");
            store.running(task.id(), 1, true);
            assertEquals(4, store.waiting(task.id(), PROBLEM, 4, Instant.now()).attempts());
        }
    }

    @Test
    void should_leave_the_file_of_a_newer_version_as_it_is() throws SQLException, IOException {
        sql("PRAGMA user_version = 99");
        Problem problem = Problems.of("task-store-version", () -> TaskStore.open(folder));
        assertTrue(problem.what().contains("99"), problem.what());
        assertThrows(Exception.class, this::aside);
    }

    @Test
    void should_refuse_a_second_opening_in_this_process_and_not_disturb_the_first() {
        try (TaskStore store = TaskStore.open(folder)) {
            Problem problem = Problems.of("task-store-in-use", () -> TaskStore.open(folder));
            assertTrue(problem.what().contains("process " + ProcessHandle.current().pid()), problem.what());
            create(store, "undisturbed");
        }
        TaskStore.open(folder).close();
    }

    @Test
    void should_take_every_change_of_many_threads() throws Exception {
        int threads = 4;
        int tasks = 10;
        try (TaskStore store = TaskStore.open(folder)) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                done.add(pool.submit(() -> {
                    for (int n = 0; n < tasks; n++) {
                        Task task = create(store, "many");
                        store.running(task.id(), 1, true);
                        store.table(task.id(), task.table(Tables.PLAIN).withRows(7, 7));
                    }
                }));
            }
            for (Future<?> thread : done) {
                thread.get(60, TimeUnit.SECONDS);
            }
            pool.shutdown();
        }
        try (TaskStore store = TaskStore.open(folder)) {
            assertEquals(threads * tasks, store.tasks().size());
            assertTrue(store.tasks().stream().allMatch(task -> task.table(Tables.PLAIN).rows() == 7
                    && task.state() == TaskState.RUNNING));
        }
    }

    @Test
    void should_remove_a_deleted_tasks_folder_and_only_that() throws IOException {
        try (TaskStore store = TaskStore.open(folder)) {
            Task gone = create(store, "gone");
            Task stays = create(store, "stays");
            Path folderOfGone = Files.createDirectories(store.folder(gone.id()).resolve("output"));
            Path folderOfStays = Files.createDirectories(store.folder(stays.id()));
            store.delete(gone.id());
            assertFalse(Files.exists(folderOfGone));
            assertTrue(Files.exists(folderOfStays));
            assertEquals(List.of("stays"), store.tasks().stream().map(task -> task.spec().name()).toList());
            Problems.of("task-unknown", () -> store.task(gone.id()));
        }
    }

    @Test
    void should_finish_or_take_back_a_deletion_that_was_interrupted() throws IOException {
        Path known;
        try (TaskStore store = TaskStore.open(folder)) {
            known = store.folder(create(store, "known").id());
        }
        Path marked = Files.createDirectories(known.resolveSibling(known.getFileName() + ".deleted"));
        Files.writeString(marked.resolve("task.log"), "of a task that is known");
        Path unknown = Files.createDirectories(known.resolveSibling("0-0-0.deleted/output")).getParent();
        Path orphan = Files.createDirectories(known.resolveSibling("1-1-1"));
        TaskStore.open(folder).close();
        assertTrue(Files.exists(known.resolve("task.log")), "the store still knows it: nothing is lost");
        assertFalse(Files.exists(unknown));
        assertTrue(Files.exists(orphan), "it may belong to a file that is kept aside");
    }

    private static Task create(TaskStore store, String name) {
        return store.create(Tables.spec(name, "bucket", "store", Tables.PLAIN));
    }

    private Path aside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("tasks\\.db\\.corrupt-[0-9-]+"))
                    .findFirst().orElseThrow();
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = new JDBC().connect("jdbc:sqlite:" + folder.resolve("tasks.db"),
                new Properties()); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
