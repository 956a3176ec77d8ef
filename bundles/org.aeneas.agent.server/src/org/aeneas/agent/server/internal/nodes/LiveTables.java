package org.aeneas.agent.server.internal.nodes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.SSTables;

/**
 * The tables as they are in the nodes' data directories: of nodes that nobody writes to, and that do not compact.
 *
 * @param folders data directories, as this machine sees them
 */
public record LiveTables(SSTables sstables, List<Path> folders) implements TableSources {

    public LiveTables {
        folders = List.copyOf(folders);
    }

    @Override
    public Opened open(Task task, TableSchema table) {
        List<Path> directories = TableDirectories.find(table, folders);
        return TableSources.directories(sstables, any -> directories).open(task, table);
    }

    /** {@link WatchedSources} knows of mounts; nothing else can be lost. */
    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        return Optional.empty();
    }
}
