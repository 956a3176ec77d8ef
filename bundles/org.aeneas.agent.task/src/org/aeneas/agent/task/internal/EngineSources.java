package org.aeneas.agent.task.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;

/**
 * Tasks that name an engine are read through a connection of that engine, each table by one of its own; all others
 * from the nodes. Nothing is fixed at the source: what changes there while a task reads, it may see or not.
 */
public final class EngineSources implements TableSources {
    /** Of sources that have such levels: an acknowledged write is seen, whichever replica answers. */
    private static final String CONSISTENCY = "LOCAL_QUORUM";

    private final TableSources nodes;
    private final Function<String, Optional<SourceEngine>> engines;

    public EngineSources(TableSources nodes, Function<String, Optional<SourceEngine>> engines) {
        this.nodes = nodes;
        this.engines = engines;
    }

    @Override
    public void begin(Task task, Progress progress) {
        Optional<TaskSpec.Origin> origin = task.spec().origin();
        if (origin.isPresent()) {
            engine(origin.get());
        } else {
            nodes.begin(task, progress);
        }
    }

    @Override
    public Opened open(Task task, TableSchema table) {
        Optional<TaskSpec.Origin> origin = task.spec().origin();
        return origin.isPresent() ? new Opened(open(origin.get(), table), List.of()) : nodes.open(task, table);
    }

    private RowSource open(TaskSpec.Origin origin, TableSchema table) {
        SourceConnection connection = engine(origin).connect(new ConnectionSettings(origin.settings()), Progress.NONE);
        try {
            return new Connected(connection, connection.query(table, CONSISTENCY));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** It may have been there when the task was created, and not be any more. */
    private SourceEngine engine(TaskSpec.Origin origin) {
        return engines.apply(origin.engine()).orElseThrow(() -> new Problem("engine-missing",
                "The agent does not have the engine of this task.", origin.engine(),
                "Put the engine's bundle into the agent's folder of engines, start the agent again and resume the "
                        + "task.").asException());
    }

    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        return task.spec().origin().isPresent() ? Optional.empty() : nodes.lost(task, table);
    }

    @Override
    public Optional<Problem> inTheWay(Task task) {
        return task.spec().origin().isPresent() ? Optional.empty() : nodes.inTheWay(task);
    }

    @Override
    public ChangeSource changes() {
        return nodes.changes();
    }

    @Override
    public void end(Task task) {
        if (task.spec().origin().isEmpty()) {
            nodes.end(task);
        }
    }

    /** Rows whose connection ends with them. */
    private record Connected(SourceConnection connection, RowSource rows) implements RowSource {
        @Override
        public TableSchema schema() {
            return rows.schema();
        }

        @Override
        public List<Split> splits(long targetBytes) {
            return rows.splits(targetBytes);
        }

        @Override
        public RowCursor open(TokenRange range, long asOf) {
            return rows.open(range, asOf);
        }

        @Override
        public boolean tellsExpiry() {
            return rows.tellsExpiry();
        }

        @Override
        public void close() {
            try (connection) {
                rows.close();
            }
        }
    }
}
