package org.aeneas.agent.nodes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretSource;
import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.NodeSnapshots.Directory;
import org.aeneas.agent.task.NodeSnapshots.Found;
import org.aeneas.agent.task.Task;
import org.aeneas.cassandra.node.ChangeSession;
import org.aeneas.cassandra.node.CycleSnapshot;
import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.cassandra.node.TaskSnapshot;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.ChangeReader;
import org.aeneas.sstable.RowKey;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTables;
import org.aeneas.sstable.TableChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changes on the agent's data-provider nodes: fixed over the agent's own SSH logins, read where snapshots are read.
 */
public final class AgentChanges implements ChangeSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentChanges.class);

    private final SSTables sstables;
    private final AgentSnapshots snapshots;
    private final ChangeSession session;
    private final Map<String, ChangeReader> readers = new ConcurrentHashMap<>();

    /**
     * Connects to nobody yet.
     *
     * @param snapshots of the same nodes, with which first cycles compare
     * @param notes     a folder of this alone, in which it is remembered what is on the nodes
     */
    public AgentChanges(SSTables sstables, AgentSnapshots snapshots, AgentSettings settings, AgentFolders folders,
            SecretSource secrets, Path notes) {
        this.sstables = sstables;
        this.snapshots = snapshots;
        NodeLogins logins = new NodeLogins(new SshClient(new KnownHosts(folders.knownHosts())), secrets);
        this.session = new ChangeSession(notes, settings.dataProviders().stream().map(logins::connector).toList());
    }

    private static List<TableName> tables(Task task) {
        return task.spec().tables().stream().map(table -> TableName.of(table.name())).toList();
    }

    @Override
    public void begin(Task task, Progress progress) {
        session.begin(task.id(), tables(task), progress);
    }

    @Override
    public Cycle cycle(Task task, long number, Progress progress) {
        CycleSnapshot cycle = session.cycle(task.id(), number, before(task, number, progress), progress);
        return new Cycle(number, cycle.asOf(), cycle.since(), held(cycle));
    }

    private TaskSnapshot before(Task task, long number, Progress progress) {
        return number == 1 ? snapshots.snapshot(task) : fixed(task, number - 1, progress).snapshot();
    }

    private CycleSnapshot fixed(Task task, long number, Progress progress) {
        return session.find(task.id(), number, tables(task), progress).orElseThrow(() -> new Problem("history-lost",
                "It is no longer known what cycle " + number + " has told.", task.spec().name(), "Delete the task and "
                        + "create it again, so that all is loaded anew.").asException());
    }

    /** Links of files that the nodes would have deleted, at the most. */
    private long held(CycleSnapshot cycle) {
        long bytes = 0;
        for (Map.Entry<String, List<SnapshotFolder>> node : cycle.links().entrySet()) {
            for (SnapshotFolder folder : node.getValue()) {
                Path path = snapshots.find(node.getKey(), folder);
                bytes += folder.files().stream().map(path::resolve).map(Path::toFile).mapToLong(File::length).sum();
            }
        }
        return bytes;
    }

    @Override
    public ChangeCursor changes(Task task, Cycle cycle, TableSchema table, List<RowKey> further) {
        CycleSnapshot fixed = fixed(task, cycle.number(), Progress.NONE);
        long number = cycle.number();
        TaskSnapshot before = before(task, number, Progress.NONE);
        long beforeAsOf = number == 1 ? task.asOf().orElse(cycle.asOf())
                : fixed(task, number - 1, Progress.NONE).asOf();
        Found now = snapshots.find(fixed.snapshot(), table);
        Map<String, List<SSTable>> files = files(table, now);
        Map<String, List<SSTable>> filesBefore = files(table, snapshots.find(before, table));
        Map<String, List<SSTable>> named = named(table, fixed);
        Set<String> nodes = new HashSet<>(files.keySet());
        nodes.addAll(filesBefore.keySet());
        nodes.addAll(named.keySet());
        List<TableChanges.Replica> replicas = nodes.stream().sorted()
                .map(node -> new TableChanges.Replica(node, named.getOrDefault(node, List.of()),
                        filesBefore.getOrDefault(node, List.of()), files.getOrDefault(node, List.of())))
                .toList();
        List<TableChanges.Part> parts = now.parts().stream()
                .map(part -> new TableChanges.Part(part.range(), part.nodes())).toList();
        return readers.computeIfAbsent(task.id() + " " + table.qualifiedName(), unknown -> sstables.changes())
                .open(new TableChanges(table, now.partitioner(), replicas, parts, further, beforeAsOf, cycle.asOf()));
    }

    private Map<String, List<SSTable>> files(TableSchema table, Found found) {
        Map<String, List<SSTable>> files = new TreeMap<>();
        for (Directory directory : found.directories()) {
            requireWhole(directory);
            files.computeIfAbsent(directory.node(), node -> new ArrayList<>())
                    .addAll(sstables.snapshot(table, directory.path()));
        }
        return files;
    }

    /** A snapshot is readable when every file of it is there. */
    private void requireWhole(Directory directory) {
        Set<String> there = Set.of();
        try (var files = Files.list(directory.path())) {
            there = files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw snapshots.lost(directory).orElseGet(() -> new Problem("source-lost",
                    "The folder of a snapshot cannot be read.", directory.path().toString(),
                    "Mount the file system again; the task goes on by itself.")).asException(e);
        }
        Set<String> missing = new HashSet<>(directory.files());
        missing.removeAll(there);
        if (!missing.isEmpty()) {
            throw snapshots.lost(directory).orElseGet(() -> new Problem("source-lost",
                    "Files of a snapshot are missing: " + missing.size() + " of " + directory.files().size() + ".",
                    directory.path().toString(), "Mount the file system again; the task goes on by itself.")).asException();
        }
    }

    private Map<String, List<SSTable>> named(TableSchema table, CycleSnapshot cycle) {
        TableName name = new TableName(table.keyspace(), table.name());
        Map<String, List<SSTable>> named = new TreeMap<>();
        cycle.links().forEach((node, folders) -> folders.stream().filter(folder -> folder.table().equals(name))
                .forEach(folder -> named.computeIfAbsent(node, unknown -> new ArrayList<>()).addAll(sstables
                        .links(table, snapshots.find(node, folder), Set.copyOf(folder.files())::contains))));
        return named;
    }

    @Override
    public void confirmed(Task task, long number, Progress progress) {
        session.confirmed(task.id(), number, progress);
    }

    /** The source's nodes hold back what clone nodes missed; the repair that follows brings it in any case. */
    @Override
    public void drainHints(Task task, Progress progress) {
        progress.check();
    }

    @Override
    public void repair(Task task, Progress progress) {
        session.repair(tables(task), progress);
    }

    /**
     * Ends what tasks that are no more have left on the nodes, as far as these are to be reached.
     *
     * @param living whether there is a task of that id that is not done: asked for each, right before it is ended
     */
    public void clearLeftOvers(Predicate<String> living) {
        for (String task : session.tasks()) {
            if (!living.test(task)) {
                try {
                    session.end(task, Progress.NONE);
                } catch (ProblemException e) {
                    LOG.warn("Links and snapshots that nobody needs are still on the nodes, and are removed later: {} "
                            + "[{}]", e.problem().what(), e.problem().object());
                }
            }
        }
    }

    @Override
    public void end(Task task, Progress progress) {
        readers.entrySet().removeIf(reader -> {
            boolean own = reader.getKey().startsWith(task.id() + " ");
            if (own) {
                reader.getValue().close();
            }
            return own;
        });
        session.end(task.id(), progress);
    }

    /** Closes the connections to the nodes and the files of their snapshots; these stay. */
    @Override
    public void close() {
        readers.values().forEach(ChangeReader::close);
        readers.clear();
        session.close();
    }
}
