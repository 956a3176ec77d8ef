package org.aeneas.agent.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.aeneas.agent.task.internal.AddedColumns;
import org.aeneas.agent.task.internal.Database;
import org.aeneas.agent.task.internal.SpecCheck;
import org.aeneas.agent.task.internal.StoreLock;
import org.aeneas.agent.task.internal.TaskFolders;
import org.aeneas.agent.task.internal.TaskRows;
import org.aeneas.agent.task.internal.TransitionProblem;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/**
 * The tasks and how far they are, in a folder. Every change is on the disk when the method that makes it returns; the
 * process may be killed at any instant. One process at a time; for many threads, of which those that only look never
 * wait for the disk.
 */
public final class TaskStore implements AutoCloseable {
    private static final String FILE = "tasks.db";

    private final StoreLock lock;
    private final Database database;
    private final TaskFolders folders;
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    private TaskStore(StoreLock lock, Database database, Path files) {
        this.lock = lock;
        this.database = database;
        this.folders = new TaskFolders(files);
        database.change(TaskRows::all).forEach(task -> tasks.put(task.id(), task));
        folders.finishDeletions(tasks.keySet());
    }

    /** Whether there is a store in that folder. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * Opens the store in that folder, making it if there is none. A damaged file is kept aside under another name, and
     * a new one begun: see {@link #replaced}.
     *
     * @throws org.aeneas.core.ProblemException {@code task-store-in-use} names the process that has it open;
     *         {@code task-store-version} if a newer version wrote it; {@code task-store-failed} and others if the
     *         folder cannot be written
     */
    public static TaskStore open(Path folder) {
        return open(folder, folder);
    }

    /**
     * As {@link #open(Path)}, with the tasks' own files elsewhere: they need far more room, and are made again from
     * their sources where they are lost.
     *
     * @param files a folder that no other store uses
     */
    public static TaskStore open(Path folder, Path files) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
        StoreLock lock = StoreLock.take(folder);
        try {
            Database database = Database.open(folder.resolve(FILE), TaskRows::all);
            try {
                return new TaskStore(lock, database, files);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What became of a damaged file that was found when the store was opened. */
    public Optional<Problem> replaced() {
        return database.replaced();
    }

    /** All tasks, in the order in which they were created. */
    public List<Task> tasks() {
        synchronized (tasks) {
            return List.copyOf(tasks.values());
        }
    }

    /** @throws org.aeneas.core.ProblemException {@code task-unknown} */
    public Task task(String id) {
        synchronized (tasks) {
            return Optional.ofNullable(tasks.get(id)).orElseThrow(() -> new Problem("task-unknown",
                    "There is no such task.", id, "List the tasks; perhaps it was deleted.").asException());
        }
    }

    /**
     * A new task.
     *
     * @throws org.aeneas.core.ProblemException {@code task-invalid} and others if it could never be run
     */
    public synchronized Task create(TaskSpec spec) {
        SpecCheck.check(spec);
        Instant now = now();
        List<TableStatus> tables = spec.tables().stream()
                .map(table -> TableStatus.pending(table.name(), spec)).toList();
        Task task = new Task(UUID.randomUUID().toString(), spec, TaskState.CREATED, Optional.empty(),
                OptionalLong.empty(), 0, Optional.empty(), now, now, tables);
        database.change(connection -> TaskRows.insert(connection, task));
        return remember(task);
    }

    /** A folder of the task's own. */
    public Path folder(String id) {
        return folders.of(task(id).id());
    }

    /**
     * The task works, from now on or again.
     *
     * @param asOf what is fixed the first time
     * @throws org.aeneas.core.ProblemException {@code task-state}
     */
    public synchronized Task running(String id, long asOf, boolean forgetAttempts) {
        Task task = allowed(id, TaskState.RUNNING);
        return update(new Task(id, task.spec(), TaskState.RUNNING, Optional.empty(),
                OptionalLong.of(task.asOf().orElse(asOf)), forgetAttempts ? 0 : task.attempts(), Optional.empty(),
                task.created(), now(), task.tables()));
    }

    public synchronized Task waiting(String id, Problem problem, int attempts, Instant retryAt) {
        Task task = allowed(id, TaskState.WAITING);
        return update(new Task(id, task.spec(), TaskState.WAITING, Optional.of(problem), task.asOf(), attempts,
                Optional.of(retryAt.truncatedTo(ChronoUnit.MILLIS)), task.created(), now(), task.tables()));
    }

    public synchronized Task state(String id, TaskState next, Optional<Problem> problem) {
        Task task = allowed(id, next);
        return update(new Task(id, task.spec(), next, problem, task.asOf(), task.attempts(), Optional.empty(),
                task.created(), now(), task.tables()));
    }

    /**
     * The task with columns that were added to its tables; it is as far as it was.
     *
     * @throws org.aeneas.core.ProblemException {@code task-state}, {@code source-differs} and others
     */
    public synchronized Task source(String id, String schema, List<TaskSpec.Table> tables) {
        Task task = task(id);
        TaskSpec next = task.spec().withSource(schema, tables);
        AddedColumns.check(task, next);
        Task changed = new Task(id, next, task.state(), task.problem(), task.asOf(), task.attempts(), task.retryAt(),
                task.created(), now(), task.tables());
        database.change(connection -> TaskRows.updateSpec(connection, changed));
        return remember(changed);
    }

    /** How far a table is. */
    public synchronized Task table(String id, TableStatus status) {
        Task task = task(id);
        List<TableStatus> tables = new ArrayList<>(task.tables());
        int position = tables.indexOf(task.table(status.table()));
        tables.set(position, status);
        Task changed = task.withTables(tables);
        database.change(connection -> TaskRows.updateTable(connection, changed, position));
        return remember(changed);
    }

    /** Forgets a task at which nobody works, and removes its folder. */
    public synchronized void delete(String id) {
        Task task = task(id);
        if (task.state().active() || task.state() == TaskState.WAITING) {
            throw TransitionProblem.of(task, "deleted");
        }
        folders.markDeleted(id);
        database.change(connection -> TaskRows.delete(connection, id));
        synchronized (tasks) {
            tasks.remove(id);
            folders.finishDeletions(tasks.keySet());
        }
    }

    @Override
    public synchronized void close() {
        try {
            database.close();
        } finally {
            lock.close();
        }
    }

    private Task allowed(String id, TaskState next) {
        Task task = task(id);
        if (!task.state().allows(next)) {
            throw TransitionProblem.of(task, next.id());
        }
        return task;
    }

    private Task update(Task task) {
        database.change(connection -> TaskRows.update(connection, task));
        return remember(task);
    }

    private Task remember(Task task) {
        synchronized (tasks) {
            tasks.put(task.id(), task);
        }
        return task;
    }

    /** As precise as it is stored. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
