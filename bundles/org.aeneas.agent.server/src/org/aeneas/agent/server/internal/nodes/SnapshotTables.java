package org.aeneas.agent.server.internal.nodes;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.nodes.AgentChanges;
import org.aeneas.agent.nodes.AgentSnapshots;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretSource;
import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.cassandra.node.RingReport;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.SSTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables as they are in snapshots that the nodes keep for tasks. At its start, and now and then, it clears what
 * tasks that have ended could not clear, since a node was away.
 */
public final class SnapshotTables implements TableSources, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTables.class);
    private static final String NOTES = "snapshots";
    private static final String CHANGE_NOTES = "changes-of-nodes";
    private static final int MINUTES_BETWEEN_CLEARINGS = 10;

    private final TaskStore store;
    private final AgentSnapshots snapshots;
    private final AgentChanges changes;
    private final TableSources sources;
    private final ScheduledExecutorService clearing = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "aeneas-agent-snapshots");
        thread.setDaemon(true);
        return thread;
    });

    /** @param secrets with which the nodes are logged in to */
    public SnapshotTables(SSTables sstables, AgentSettings settings, AgentFolders folders, SecretSource secrets,
            TaskStore store) {
        Path notes = folders.state().resolve(NOTES);
        this.store = store;
        this.snapshots = new AgentSnapshots(settings, folders, secrets, notes);
        this.changes = new AgentChanges(sstables, snapshots, settings, folders, secrets,
                folders.state().resolve(CHANGE_NOTES));
        this.sources = TableSources.nodes(sstables, snapshots, changes);
        clearing.scheduleWithFixedDelay(this::clear, 0, MINUTES_BETWEEN_CLEARINGS, TimeUnit.MINUTES);
    }

    private void clear() {
        try {
            snapshots.clearLeftOvers(this::isLiving);
            changes.clearLeftOvers(this::isLiving);
        } catch (RuntimeException e) {
            LOG.warn("Snapshots that nobody needs could not be looked for; it is tried again", e);
        }
    }

    private boolean isLiving(String id) {
        return store.tasks().stream().anyMatch(task -> task.id().equals(id) && task.state() != TaskState.DONE);
    }

    /** As {@link AgentSnapshots#ring}: may take long. */
    public RingReport ring(Set<String> keyspaces) {
        return snapshots.ring(keyspaces);
    }

    @Override
    public void begin(Task task, Progress progress) {
        sources.begin(task, progress);
    }

    @Override
    public Opened open(Task task, TableSchema table) {
        return sources.open(task, table);
    }

    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        return sources.lost(task, table);
    }

    @Override
    public void end(Task task) {
        sources.end(task);
    }

    @Override
    public ChangeSource changes() {
        return changes;
    }

    /** Closes the connections to the nodes; snapshots stay. */
    @Override
    public void close() {
        clearing.shutdownNow();
        changes.close();
        snapshots.close();
    }
}
