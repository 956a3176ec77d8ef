package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.extract.TableExtract;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;

/** The SSTables of directories. */
public final class DirectorySources implements TableSources {
    private final SSTables sstables;
    private final Function<TableSchema, List<Path>> directories;

    public DirectorySources(SSTables sstables, Function<TableSchema, List<Path>> directories) {
        this.sstables = sstables;
        this.directories = directories;
    }

    @Override
    public Opened open(Task task, TableSchema table) {
        SSTableSet set = sstables.find(table, directories.apply(table));
        return new Opened(sstables.open(table, set), TableExtract.files(set));
    }

    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        return directories.apply(table).stream().flatMap(directory -> new DirectoryCheck(directory).lost().stream())
                .findFirst();
    }
}
