package org.aeneas.agent.task;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.aeneas.agent.task.internal.TaskLog;
import org.aeneas.agent.task.internal.TableRejects;
import org.aeneas.agent.task.internal.TaskFileForm;
import org.aeneas.agent.task.internal.TaskRunner;
import org.aeneas.aws.Aws;
import org.aeneas.aws.Credentials;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of a store on the data path: each table is extracted to S3 and loaded into DynamoDB, one table's load
 * beside the next one's extraction. A task may be interrupted in any way at any instant, and goes on where it was. What
 * passes by itself (no connection, a full disk, a lost mount, expired credentials) makes a task wait; anything else
 * fails the table, then, when the other tables are done, the task. For many threads.
 */
public final class TaskEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskEngine.class);

    private final TaskStore store;
    private final TableSources sources;
    private final FileKeys keys;
    private final TaskRunner runner;

    private TaskEngine(TaskStore store, TableSources sources, FileKeys keys, TaskRunner runner) {
        this.store = store;
        this.sources = sources;
        this.keys = keys;
        this.runner = runner;
    }

    /**
     * An engine, which at once goes on with the tasks that were running.
     *
     * @param store       stays open
     * @param keys        of encrypted files
     * @param credentials for AWS, until there are others; kept in memory only
     */
    public static TaskEngine open(TaskStore store, TableSources sources, FileKeys keys, Aws aws,
            EngineSettings settings, Credentials credentials) {
        TaskEngine engine = prepare(store, sources, keys, aws, settings, credentials);
        engine.recover();
        return engine;
    }

    /** As {@link #open}, but the tasks that were running go on only when {@link #recover} is called. */
    public static TaskEngine prepare(TaskStore store, TableSources sources, FileKeys keys, Aws aws,
            EngineSettings settings, Credentials credentials) {
        return new TaskEngine(store, sources, keys,
                new TaskRunner(store, sources, keys, aws, settings, credentials));
    }

    /** Goes on with what an engine before this one has left. To be called once, before anything is started. */
    public void recover() {
        runner.recover();
    }

    /**
     * A new task, which is not started yet.
     *
     * @throws org.aeneas.core.ProblemException {@code task-invalid}, {@code table-unknown} and others
     */
    public Task create(TaskSpec spec) {
        return store.create(spec);
    }

    /** @throws org.aeneas.core.ProblemException {@code task-unknown}, {@code task-state} if it was started already */
    public Task start(String id) {
        return runner.run(id, TaskState.CREATED);
    }

    /**
     * Goes on with a task that was stopped, has failed, or waits.
     *
     * @throws org.aeneas.core.ProblemException {@code task-unknown}, {@code task-state}
     */
    public Task resume(String id) {
        return runner.run(id, TaskState.STOPPED, TaskState.FAILED, TaskState.WAITING);
    }

    /**
     * Stops a task: at once if it only waits; else it is stopped a few seconds later, as listeners are told.
     *
     * @throws org.aeneas.core.ProblemException {@code task-unknown}, {@code task-state} if it does not run or wait
     */
    public Task stop(String id) {
        return runner.stop(id);
    }

    /**
     * Columns that were added to the tables of a task that follows changes become attributes, as soon as it is resumed.
     *
     * @param schema CREATE statements of the tables as they are now
     * @param tables the task's, with the decisions about them; they differ in added columns only
     * @throws org.aeneas.core.ProblemException {@code task-unknown}, {@code task-state} unless it is stopped or has
     *         failed, {@code task-without-changes}, {@code columns-fixed} where AWS DMS loads, {@code source-differs}
     */
    public Task source(String id, String schema, List<TaskSpec.Table> tables) {
        return runner.source(id, schema, tables);
    }

    /** Whether there are tasks that replicate changes: the sources of this engine may tell none. */
    public boolean followsChanges() {
        return sources.changes() != ChangeSource.NONE;
    }

    /**
     * Asks for the cut-over of a task that replicates changes, on behalf of someone who says that nobody writes to the
     * source any more. It goes on step by step, see {@link Finish}; asked for again it goes on.
     *
     * @throws org.aeneas.core.ProblemException {@code task-unknown}, {@code task-state} unless it runs or waits,
     *         {@code task-without-changes}
     */
    public Task finish(String id) {
        return runner.finish(id);
    }

    /**
     * Someone has compared the source with DynamoDB, and both agree.
     *
     * @throws org.aeneas.core.ProblemException as {@link #finish}, and unless the cut-over waits for that
     */
    public Task validated(String id) {
        return runner.validated(id);
    }

    /** Takes the cut-over back: changes are followed on. Not once it is validated. */
    public Task abandonFinish(String id) {
        return runner.abandonFinish(id);
    }

    /**
     * Removes what a task left at AWS, before it is deleted; may take minutes. Where that fails, it can be done again.
     *
     * @throws org.aeneas.core.ProblemException {@code task-unknown}, {@code task-state}, and those of AWS
     */
    public void remove(String id, Set<Remains> remains) {
        runner.remove(store.task(id), remains);
    }

    /**
     * Forgets a task, and what is on this machine of it: logs, rejects, copies. What is in S3 and DynamoDB stays.
     *
     * @throws org.aeneas.core.ProblemException {@code task-unknown}, {@code task-state} while it runs or waits
     */
    public void delete(String id) {
        Task task = store.task(id);
        store.delete(id);
        keys.forget(id);
        runner.forget(id);
        sources.end(task);
        if (task.spec().changes().isPresent()) {
            endChanges(task);
        }
    }

    /** The task is deleted all the same; what is left on nodes that are away is cleared by hand, or some day. */
    private void endChanges(Task task) {
        try {
            sources.changes().end(task, Progress.NONE);
        } catch (ProblemException e) {
            LOG.warn("What a deleted task has left on the nodes is not removed: {} [{}] {}", e.problem().what(),
                    e.problem().object(), e.problem().remedy());
        }
    }

    /** How it is at this instant. Returns at once. */
    public Task task(String id) {
        return runner.live(store.task(id));
    }

    /** All tasks, in the order in which they were created, as they are at this instant. */
    public List<Task> tasks() {
        return store.tasks().stream().map(runner::live).toList();
    }

    /** @return to be closed when nobody listens any more */
    public AutoCloseable listen(TaskListener listener) {
        return runner.listen(listener);
    }

    /** Other credentials for AWS, from each task's next run on; tasks that wait for credentials go on at once. */
    public void credentials(Credentials credentials) {
        runner.credentials(credentials);
    }

    /** The files of the task's log that are there, the newest first. */
    public List<Path> logs(String id) {
        return TaskLog.files(store.folder(id));
    }

    /**
     * What of a table is not in DynamoDB and why, a line of JSON each; nothing before the table is extracted.
     *
     * @throws org.aeneas.core.ProblemException {@code task-unknown}, {@code table-unknown}, {@code local-key-missing}
     */
    public InputStream rejects(String id, String table) {
        Task task = store.task(id);
        Path folder = store.folder(id);
        return new TableRejects(folder, task.table(table).table(), new TaskFileForm(task, folder, keys).find()).open();
    }

    /** Ends all work within seconds, as a kill would, but in order. The tasks go on with the next engine. */
    @Override
    public void close() {
        runner.close();
    }
}
