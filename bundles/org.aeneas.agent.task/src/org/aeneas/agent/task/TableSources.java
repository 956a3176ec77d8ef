package org.aeneas.agent.task;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.agent.task.internal.DirectorySources;
import org.aeneas.agent.task.internal.EngineSources;
import org.aeneas.agent.task.internal.NodeSources;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceEngine;
import org.aeneas.sstable.SSTables;
import org.aeneas.staging.SourceFile;

/** Where the rows of tasks come from. For many threads. */
public interface TableSources {

    /**
     * The rows of a table.
     *
     * @param files that they are read from, by which a task notices that they are no longer the same
     */
    record Opened(RowSource rows, List<SourceFile> files) implements AutoCloseable {
        public Opened {
            files = List.copyOf(files);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /** Directories of SSTables that nobody changes. */
    static TableSources directories(SSTables sstables, Function<TableSchema, List<Path>> directories) {
        return new DirectorySources(sstables, directories);
    }

    /** The snapshots of nodes, of each of which only what it replicates is read. */
    static TableSources nodes(SSTables sstables, NodeSnapshots snapshots) {
        return nodes(sstables, snapshots, ChangeSource.NONE);
    }

    /** As {@link #nodes(SSTables, NodeSnapshots)}, with what changes on the nodes. */
    static TableSources nodes(SSTables sstables, NodeSnapshots snapshots, ChangeSource changes) {
        return new NodeSources(sstables, snapshots, changes);
    }

    /**
     * What tasks name an engine for, through that engine; all else from the nodes.
     *
     * @param engines by their ids; asked whenever a task is read
     */
    static TableSources engines(TableSources nodes, Function<String, Optional<SourceEngine>> engines) {
        return new EngineSources(nodes, engines);
    }

    /**
     * Fixes what the task reads, as a snapshot does. Called each time the task begins or goes on: whatever was fixed
     * for it before stays as it is.
     *
     * @throws org.aeneas.core.ProblemException if that is not possible
     */
    default void begin(Task task, Progress progress) {
        // nothing changes
    }

    /**
     * Opens what is fixed for the task: the same rows each time.
     *
     * @throws org.aeneas.core.ProblemException if it cannot be read
     */
    Opened open(Task task, TableSchema table);

    /**
     * What stands between us and the table's rows for now, such as a lost mount; empty if nothing does. Asked after
     * reading has failed: answers within seconds.
     */
    Optional<Problem> lost(Task task, TableSchema table);

    /**
     * What is known by now to stand in the way of the task's reading, whose reads may hang instead of failing. Answers
     * at once.
     */
    default Optional<Problem> inTheWay(Task task) {
        return Optional.empty();
    }

    /**
     * Lets go what was fixed for a task: all of it is read, or the task is deleted. May be repeated.
     *
     * @throws org.aeneas.core.ProblemException if it cannot be let go yet
     */
    default void end(Task task) {
        // nothing was fixed
    }

    /** Where the changes of these tables come from. */
    default ChangeSource changes() {
        return ChangeSource.NONE;
    }
}
