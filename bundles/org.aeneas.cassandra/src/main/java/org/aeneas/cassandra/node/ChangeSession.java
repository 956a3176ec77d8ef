package org.aeneas.cassandra.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.cassandra.internal.node.BackupNote;
import org.aeneas.cassandra.internal.node.CycleNote;
import org.aeneas.cassandra.internal.node.NodePool;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.staging.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changes on all nodes of a datacenter, cycle by cycle: incremental backups link each new SSTable, and a snapshot
 * a cycle holds what became of it. What is fixed of a cycle is noted, so that it is the same whatever kills the process.
 * For many threads; what concerns one task comes from one thread at a time.
 */
public final class ChangeSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeSession.class);
    private static final String REPEAT = "What was written meanwhile may be missing in DynamoDB. Delete the task and "
            + "create it again, so that all is loaded anew.";

    private final Path notes;
    private final NodePool nodes;
    private final SnapshotSession snapshots;

    /** @param notes a folder of this alone; made with the first note */
    public ChangeSession(Path notes, List<NodeConnector> nodes) {
        this.notes = notes;
        this.nodes = new NodePool(nodes);
        this.snapshots = new SnapshotSession(notes, this.nodes);
    }

    /**
     * Switches incremental backups on, before the snapshot is made with which the first cycle compares; later it finds
     * them on.
     *
     * @param task id: letters, digits and hyphens
     * @throws ProblemException {@code history-lost} if a node has been without them since; {@code backups-in-use} if a
     *         node that serves clients makes them for somebody else
     */
    public void begin(String task, Collection<TableName> tables, Progress progress) {
        Optional<BackupNote> note = BackupNote.read(notes, task);
        if (note.filter(BackupNote::on).isPresent()) {
            requireBackups(note.get(), progress);
            return;
        }
        Map<String, Boolean> before = note.map(BackupNote::nodes).orElseGet(() -> ownBackups(progress));
        Set<String> truncations = truncations(tables, progress);
        new BackupNote(false, before, List.copyOf(tables), truncations).write(notes, task);
        nodes.each(nodes.names(), progress, node -> {
            node.incrementalBackups(true, progress);
            return true;
        });
        new BackupNote(true, before, List.copyOf(tables), truncations).write(notes, task);
    }

    /** A clone makes them from its first day, for tasks; what others keep must not be removed as a task removes its own. */
    private Map<String, Boolean> ownBackups(Progress progress) {
        Map<String, Boolean> on = new TreeMap<>(
                nodes.each(nodes.names(), progress, node -> node.incrementalBackups(progress)));
        if (tasks().isEmpty()) {
            nodes.each(nodes.names(), progress, node -> node.servesClients(progress)).forEach((node, serves) -> {
                if (serves && on.get(node)) {
                    throw new Problem("backups-in-use", "The node makes incremental backups already, for somebody else: "
                            + "it serves clients, so it is none of a clone datacenter. The task would remove them.",
                            node, "Follow changes on a clone datacenter. Or keep the files of the folders backups "
                                    + "elsewhere, switch them off by nodetool disablebackup, and resume the task.")
                                            .asException();
                }
            });
        }
        return on;
    }

    private void requireBackups(BackupNote note, Progress progress) {
        if (!note.nodes().keySet().equals(Set.copyOf(nodes.names()))) {
            throw lost("The data-provider nodes are not those with which the task began.",
                    String.join(", ", nodes.names()));
        }
        nodes.each(nodes.names(), progress, node -> node.incrementalBackups(progress)).forEach((node, on) -> {
            if (!on) {
                throw lost("The node was without incremental backups for a while: it was started again without "
                        + "incremental_backups: true in its cassandra.yaml, or somebody switched them off.", node);
            }
        });
    }

    private static ProblemException lost(String what, String object) {
        return new Problem("history-lost", what, object, REPEAT).asException();
    }

    /**
     * Fixes a cycle: lists the links, flushes, makes a snapshot and lists the links again. Asked for again, it is the
     * same one.
     *
     * @param before the snapshot with which the cycle compares
     * @throws ProblemException {@code history-lost} if what changed is not known; {@code table-recreated} and
     *         {@code table-truncated}; and those of {@link SnapshotSession#begin}
     */
    public CycleSnapshot cycle(String task, long number, TaskSnapshot before, Progress progress) {
        String id = id(task, number);
        Optional<CycleNote> noted = CycleNote.read(notes, id);
        if (noted.isEmpty()) {
            // what an attempt that was cut off has left does not go with the links that are there now
            snapshots.end(id, progress);
            BackupNote backups = BackupNote.read(notes, task).filter(BackupNote::on)
                    .orElseThrow(() -> lost("It is not known since when the nodes make incremental backups.", task));
            requireBackups(backups, progress);
            requireNotTruncated(backups, progress);
            Instant since = Instant.now();
            Map<String, List<SnapshotFolder>> old = links(before.tables(), progress);
            TaskSnapshot snapshot = snapshots.begin(id, before.tables(), progress);
            long asOf = Math.max(Instant.now().getEpochSecond(), CycleNote.read(notes, id(task, number - 1))
                    .map(CycleNote::asOf).orElse(0L));
            CycleNote note = new CycleNote(since, asOf, old, links(before.tables(), progress));
            requireBackups(backups, progress);
            requireNotTruncated(backups, progress);
            requireSame(before, snapshot);
            note.write(notes, id);
        }
        return find(task, number, before.tables(), progress).orElseThrow();
    }

    private Map<String, List<SnapshotFolder>> links(Collection<TableName> tables, Progress progress) {
        return nodes.each(nodes.names(), progress, node -> node.links(tables, progress));
    }

    /** The node makes a snapshot before it truncates a table, unless that is switched off ({@code auto_snapshot}). */
    private void requireNotTruncated(BackupNote note, Progress progress) {
        truncations(note.tables(), progress).stream().filter(name -> !note.truncations().contains(name)).findFirst()
                .ifPresent(name -> {
                    throw new Problem("table-truncated", "A table was truncated while its changes were replicated.",
                            name, "Delete the task, empty the DynamoDB table, and create the task again.")
                                    .asException();
                });
    }

    private Set<String> truncations(Collection<TableName> tables, Progress progress) {
        Set<String> names = new TreeSet<>();
        nodes.each(nodes.names(), progress, node -> node.truncations(tables, progress))
                .forEach((node, folders) -> folders.forEach(folder -> names.add(node + " " + folder.relative())));
        return names;
    }

    private static void requireSame(TaskSnapshot before, TaskSnapshot now) {
        if (!before.coverage().equals(now.coverage())) {
            throw lost("The ring has changed since the cycle before: a node came, went or moved.",
                    now.coverage().datacenter());
        }
        before.tables().forEach(table -> {
            Set<String> folders = Stream.of(before, now).flatMap(snapshot -> snapshot.nodes().stream())
                    .flatMap(node -> node.folders(table).stream()).map(folder -> folder.relative().split("/")[1])
                    .collect(Collectors.toSet());
            if (folders.size() > 1) {
                throw new Problem("table-recreated", "The table was dropped and made again while its changes were "
                        + "replicated.", table.toString(), "Delete the task, empty the DynamoDB table, and create the "
                                + "task again.").asException();
            }
        });
    }

    /** The cycle, if it is fixed: of those that are not confirmed, and the last that is. */
    public Optional<CycleSnapshot> find(String task, long number, Collection<TableName> tables, Progress progress) {
        String id = id(task, number);
        return CycleNote.read(notes, id).map(note -> new CycleSnapshot(number, note.since(), note.asOf(),
                snapshots.begin(id, tables, progress), note.oldLinks(), note.links()));
    }

    /**
     * All of that cycle has arrived: removes the links that it has told of, and the snapshot of the cycle before. May be
     * repeated.
     */
    public void confirmed(String task, long number, Progress progress) {
        CycleNote.read(notes, id(task, number)).ifPresent(note -> note.oldLinks().forEach((node, folders) -> nodes
                .each(List.of(node), progress, admin -> {
                    admin.removeLinks(folders, progress);
                    return folders;
                })));
        if (number > 1) {
            forget(id(task, number - 1), progress);
        }
    }

    private void forget(String id, Progress progress) {
        snapshots.end(id, progress).ifPresent(left -> LOG.warn("{} [{}] {}", left.what(), left.object(),
                left.remedy()));
        CycleNote.delete(notes, id);
    }

    /** Repairs the tables on all nodes in full, one node after the other. */
    public void repair(Collection<TableName> tables, Progress progress) {
        nodes.names().forEach(name -> nodes.each(List.of(name), progress, node -> {
            node.repair(tables, progress);
            return name;
        }));
    }

    /**
     * Leaves the nodes without snapshots and links of the task; without incremental backups too, if no other task
     * needs them. May be repeated.
     */
    public void end(String task, Progress progress) {
        Optional<BackupNote> note = BackupNote.read(notes, task);
        if (note.isEmpty()) {
            return;
        }
        boolean last = tasks().equals(List.of(task));
        for (String id : cycles(task)) {
            forget(id, progress);
        }
        List<String> known = note.get().nodes().keySet().stream().filter(nodes.names()::contains).toList();
        nodes.each(known, progress, node -> {
            if (last) {
                node.incrementalBackups(false, progress);
            }
            node.removeLinks(node.links(note.get().tables(), progress), progress);
            return true;
        });
        delete(notes.resolve(task + BackupNote.SUFFIX));
    }

    /** Those that follow changes. */
    public List<String> tasks() {
        return names(BackupNote.SUFFIX);
    }

    private List<String> cycles(String task) {
        return Stream.concat(names(".snapshot").stream(), names(".cycle").stream()).distinct()
                .filter(name -> name.matches(Pattern.quote(task) + "-c\\d+")).toList();
    }

    private List<String> names(String suffix) {
        if (Files.notExists(notes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(notes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - suffix.length())).sorted().toList();
        } catch (IOException e) {
            throw DurableFiles.problem(notes, e);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            DurableFiles.syncFolder(notes);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private static String id(String task, long number) {
        return task + "-c" + number;
    }

    /** Closes the connections; snapshots and notes stay. */
    @Override
    public void close() {
        nodes.close();
    }
}
