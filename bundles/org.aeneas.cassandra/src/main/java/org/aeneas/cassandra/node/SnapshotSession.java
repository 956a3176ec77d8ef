package org.aeneas.cassandra.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.aeneas.cassandra.internal.node.AgreedRing;
import org.aeneas.cassandra.internal.node.NodePool;
import org.aeneas.cassandra.internal.node.SnapshotNote;
import org.aeneas.cassandra.internal.node.SnapshotTaking;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of tasks, on all nodes of a datacenter. What is on the nodes is noted in a folder before it is made, so
 * that whatever kills the process leaves no snapshot that nobody clears. Connections to the nodes stay open. For many
 * threads; what concerns one task comes from one thread at a time.
 */
public final class SnapshotSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotSession.class);

    private final Path notes;
    private final NodePool nodes;

    /** @param notes a folder of ours alone; made with the first note */
    public SnapshotSession(Path notes, List<NodeConnector> nodes) {
        this(notes, new NodePool(nodes));
    }

    SnapshotSession(Path notes, NodePool nodes) {
        this.notes = notes;
        this.nodes = nodes;
    }

    /**
     * Fixes what a task reads: checks the ring, then flushes and makes a snapshot on every node. Called again for the
     * task, it gives the same snapshot again, or makes it anew where it was not finished.
     *
     * @param task id: letters, digits and hyphens
     * @throws ProblemException of {@link RingCheck#check}, {@link NodeAdmin} and {@link NodeConnector#connect};
     *         {@code node-not-normal}; {@code node-other-cluster}; {@code ring-disagreement} and {@code ring-changed}
     *         while the cluster is not at rest; {@code snapshot-gone} if somebody else cleared it;
     *         {@code snapshot-other-tables} if the task had others; {@code snapshot-note-damaged}
     */
    public TaskSnapshot begin(String task, Collection<TableName> tables, Progress progress) {
        Set<TableName> wanted = new TreeSet<>(tables);
        Optional<SnapshotNote> note = SnapshotNote.read(notes, task);
        Optional<TaskSnapshot> taken = note.flatMap(SnapshotNote::snapshot);
        if (taken.isPresent()) {
            return verified(taken.get(), wanted, progress);
        }
        // Also those that were removed from the settings since then: somebody has to know what is left on them.
        List<String> on = Stream.concat(nodes.names().stream(), note.stream().flatMap(it -> it.nodes().stream()))
                .distinct().toList();
        new SnapshotNote(task, on, Optional.empty()).write(notes);
        SnapshotTaking taking = new SnapshotTaking(nodes, SnapshotNote.snapshotName(task), wanted, progress);
        try {
            TaskSnapshot snapshot = taking.take();
            new SnapshotNote(task, on, Optional.of(snapshot)).write(notes);
            return snapshot;
        } catch (ProblemException e) {
            clearQuietly(task);
            throw e;
        }
    }

    /**
     * Whether the nodes hold the whole ring. May take as long as it takes to reach all of them.
     *
     * @param keyspaces whose ranges are to be covered; empty for all that are not Cassandra's own
     * @throws ProblemException as {@link #begin}, if it cannot be found out
     */
    public RingReport ring(Set<String> keyspaces, Progress progress) {
        AgreedRing agreed = new AgreedRing(nodes, progress);
        Map<String, Host> hosts = new TreeMap<>();
        agreed.states().forEach((node, state) -> hosts.put(node, state.host()));
        Set<String> wanted = keyspaces.isEmpty() ? agreed.keyspaces() : new TreeSet<>(keyspaces);
        List<Host> missing = RingCheck.missing(agreed.ring(wanted), hosts.values());
        String datacenter = hosts.values().iterator().next().datacenter();
        return new RingReport(datacenter, List.copyOf(wanted), hosts, missing);
    }

    private TaskSnapshot verified(TaskSnapshot snapshot, Set<TableName> wanted, Progress progress) {
        if (!wanted.equals(Set.copyOf(snapshot.tables()))) {
            throw new Problem("snapshot-other-tables", "The snapshot was made for other tables.", snapshot.name(),
                    "Create the task again.").asException();
        }
        new SnapshotTaking(nodes, snapshot.name(), wanted, progress).verify(snapshot);
        return snapshot;
    }

    /** The space that they take on the nodes is not ours; but why there is no snapshot counts more. */
    private void clearQuietly(String task) {
        try {
            end(task, Progress.NONE).ifPresent(left -> LOG.warn("{} [{}] {}", left.what(), left.object(),
                    left.remedy()));
        } catch (ProblemException e) {
            LOG.warn("The snapshot of task {} is cleared later: {}", task, e.problem().what(), e);
        }
    }

    /**
     * Clears a task's snapshot on every node. Nothing happens where there is none.
     *
     * @return {@code snapshot-left} if it may still be on nodes that are none of ours any more: nobody is going to
     *         clear it there, and it is said once
     * @throws ProblemException if a node cannot be reached: what is left there is still noted, and cleared by the next
     *                          call or by {@link #clearLeftOvers}
     */
    public Optional<Problem> end(String task, Progress progress) {
        Optional<SnapshotNote> note = SnapshotNote.read(notes, task);
        if (note.isEmpty()) {
            return Optional.empty();
        }
        String name = SnapshotNote.snapshotName(task);
        new SnapshotNote(task, note.get().nodes(), Optional.empty()).write(notes);
        List<String> known = new ArrayList<>(note.get().nodes());
        known.retainAll(nodes.names());
        nodes.each(known, progress, node -> {
            node.clearSnapshot(name, progress);
            return name;
        });
        note.get().delete(notes);
        List<String> removed = new ArrayList<>(note.get().nodes());
        removed.removeAll(known);
        return removed.isEmpty() ? Optional.empty() : Optional.of(left(name, removed));
    }

    private static Problem left(String name, List<String> removed) {
        return new Problem("snapshot-left", "The snapshot " + name + " may still be on nodes that are no data-provider "
                + "nodes any more.", String.join(", ", removed), "Run on each of them: nodetool clearsnapshot -t "
                        + name);
    }

    /**
     * Clears the snapshots of tasks that are no more, as far as their nodes are to be reached.
     *
     * @param living whether a task's snapshot stays: asked for each, right before it would be cleared
     * @return for the log, what stands in the way of the others, which are still noted, and what {@link #end} returns
     */
    public List<Problem> clearLeftOvers(Predicate<String> living, Progress progress) {
        List<Problem> problems = new ArrayList<>();
        for (String task : SnapshotNote.tasks(notes)) {
            if (!living.test(task)) {
                try {
                    end(task, progress).ifPresent(problems::add);
                } catch (ProblemException e) {
                    problems.add(e.problem());
                }
            }
        }
        return problems;
    }

    /** Closes the connections; snapshots and notes stay. */
    @Override
    public void close() {
        nodes.close();
    }
}
