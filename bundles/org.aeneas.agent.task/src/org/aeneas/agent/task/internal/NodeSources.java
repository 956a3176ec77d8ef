package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.NodeSnapshots;
import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.row.TokenOrder;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.TableExtract;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;

/** The snapshots of nodes, of each of which only what it replicates is read. */
public final class NodeSources implements TableSources {
    private final SSTables sstables;
    private final NodeSnapshots snapshots;
    private final ChangeSource changes;

    public NodeSources(SSTables sstables, NodeSnapshots snapshots, ChangeSource changes) {
        this.sstables = sstables;
        this.snapshots = snapshots;
        this.changes = changes;
    }

    /** What is staged already needs no node any more, unless changes are compared with it. */
    @Override
    public void begin(Task task, Progress progress) {
        if (task.spec().changes().isPresent()
                || !task.tables().stream().allMatch(table -> table.is(Stage.UPLOAD, Stage.State.DONE))) {
            snapshots.begin(task, progress);
        }
    }

    @Override
    public Opened open(Task task, TableSchema table) {
        NodeSnapshots.Found found = snapshots.find(task, table);
        found.directories().stream().flatMap(directory -> missing(directory).stream()).findFirst()
                .ifPresent(problem -> {
                    throw problem.asException();
                });
        SSTableSet all = sstables.find(table, found.directories().stream().map(NodeSnapshots.Directory::path).toList());
        return new Opened(rows(table, found, all), TableExtract.files(all));
    }

    /** A snapshot is readable when every file of it is there. */
    private Optional<Problem> missing(NodeSnapshots.Directory directory) {
        return new DirectoryCheck(directory.path()).lacks(directory.files())
                .map(problem -> snapshots.lost(directory).orElse(problem));
    }

    private RowSource rows(TableSchema table, NodeSnapshots.Found found, SSTableSet all) {
        Map<String, List<SSTable>> byNode = byNode(found, all);
        boolean split = found.parts().stream().anyMatch(part -> !part.nodes().containsAll(byNode.keySet()));
        if (!split) {
            return sstables.open(table, all);
        }
        if (!all.partitioner().equals(found.partitioner())) {
            throw new Problem("partitioner-mixed", "The SSTables are of another partitioner than the ring: "
                    + all.partitioner() + " instead of " + found.partitioner() + ".", table.qualifiedName(),
                    "Check that the mounts are those of the data-provider nodes.").asException();
        }
        return new ReplicaRows(sstables.open(table, all), TokenOrder.of(found.partitioner()), found.parts(),
                nodes -> sstables.open(table, of(nodes, byNode, all.partitioner())));
    }

    private static SSTableSet of(Set<String> nodes, Map<String, List<SSTable>> byNode, String partitioner) {
        List<SSTable> files = byNode.entrySet().stream().filter(node -> nodes.contains(node.getKey()))
                .flatMap(node -> node.getValue().stream()).toList();
        return new SSTableSet(files, files.isEmpty() ? "" : partitioner);
    }

    /** Of nodes that have any. */
    private static Map<String, List<SSTable>> byNode(NodeSnapshots.Found found, SSTableSet all) {
        Map<Path, String> owners = new HashMap<>();
        found.directories().forEach(directory -> owners.put(SSTables.place(directory.path()), directory.node()));
        Map<String, List<SSTable>> byNode = new TreeMap<>();
        all.files().forEach(file -> byNode.computeIfAbsent(owners.get(file.data().getParent()),
                node -> new ArrayList<>()).add(file));
        return byNode;
    }

    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        return snapshots.find(task, table).directories().stream().flatMap(directory -> missing(directory).stream())
                .findFirst();
    }

    @Override
    public void end(Task task) {
        snapshots.end(task);
    }

    @Override
    public ChangeSource changes() {
        return changes;
    }
}
