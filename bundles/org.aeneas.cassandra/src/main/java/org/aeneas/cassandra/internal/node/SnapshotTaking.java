package org.aeneas.cassandra.internal.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.aeneas.cassandra.node.Coverage;
import org.aeneas.cassandra.node.NodeAdmin;
import org.aeneas.cassandra.node.NodeState;
import org.aeneas.cassandra.node.Ring;
import org.aeneas.cassandra.node.RingCheck;
import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.cassandra.node.TaskSnapshot;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One snapshot on all nodes, made or looked at. */
public final class SnapshotTaking {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotTaking.class);

    private final NodePool nodes;
    private final String name;
    private final Set<TableName> tables;
    private final Set<String> keyspaces;
    private final Progress progress;

    public SnapshotTaking(NodePool nodes, String name, Set<TableName> tables, Progress progress) {
        this.nodes = nodes;
        this.name = name;
        this.tables = tables;
        this.keyspaces = tables.stream().map(TableName::keyspace).collect(Collectors.toSet());
        this.progress = progress;
    }

    public TaskSnapshot take() {
        AgreedRing agreed = new AgreedRing(nodes, progress);
        Map<String, NodeState> states = agreed.states();
        Ring before = agreed.ring(keyspaces);
        Coverage coverage = RingCheck.check(before, states.values().stream().map(NodeState::host).toList());
        coverage.absent().forEach(host -> LOG.info("{} also has rows of {}, but is not read", host, keyspaces));
        progress.begin("Making the snapshot " + name + " on " + nodes.names().size() + " nodes");
        Map<String, List<SnapshotFolder>> folders = each(this::take);
        if (!before.equals(agreed.ring(keyspaces))) {
            throw new Problem("ring-changed", "The ring changed while the snapshot was made.", coverage.datacenter(),
                    "Wait until no node comes, goes or moves; the task goes on by itself.").asException();
        }
        List<TaskSnapshot.NodePart> parts = new ArrayList<>();
        for (String node : nodes.names()) {
            parts.add(new TaskSnapshot.NodePart(node, states.get(node).host(), folders.get(node)));
        }
        return new TaskSnapshot(name, List.copyOf(tables), parts, coverage);
    }

    /** What an attempt that was cut off has left is not of one instant. */
    private List<SnapshotFolder> take(NodeAdmin node) {
        node.clearSnapshot(name, progress);
        node.flush(tables, progress);
        node.snapshot(name, tables, progress);
        List<SnapshotFolder> folders = node.folders(name, tables, progress);
        Set<TableName> found = folders.stream().map(SnapshotFolder::table).collect(Collectors.toSet());
        for (TableName table : tables) {
            if (!found.contains(table)) {
                throw new Problem("snapshot-not-found", "The node made the snapshot " + name + ", but the SSH login "
                        + "finds no folder of it.", table + " on " + node.state(progress).name(),
                        "Check that the login may read Cassandra's data folders.").asException();
            }
        }
        return folders;
    }

    /** @throws org.aeneas.core.ProblemException {@code snapshot-gone} */
    public void verify(TaskSnapshot snapshot) {
        List<String> names = snapshot.nodes().stream().map(TaskSnapshot.NodePart::node).toList();
        Map<String, List<SnapshotFolder>> found = nodes.each(names, progress,
                node -> node.folders(name, tables, progress));
        for (TaskSnapshot.NodePart part : snapshot.nodes()) {
            require(Set.copyOf(part.folders()).equals(Set.copyOf(found.get(part.node()))), "snapshot-gone",
                    "The snapshot that the task began to read is gone or was changed.", name + " on " + part.node(),
                    "Do not clear snapshots of the agent; delete the task and create it again.");
        }
    }

    private <T> Map<String, T> each(Function<NodeAdmin, T> work) {
        return nodes.each(nodes.names(), progress, work);
    }

    private static void require(boolean valid, String code, String what, String object, String remedy) {
        if (!valid) {
            throw new Problem(code, what, object, remedy).asException();
        }
    }
}
