package org.aeneas.cassandra.internal.node;

import java.util.ArrayList;
import java.util.HashMap;
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
        require(!nodes.names().isEmpty(), "ring-incomplete", "There is no data-provider node.", name,
                "Name the nodes of the clone by --configure.");
        progress.begin("Asking " + nodes.names().size() + " nodes for the ring");
        Map<String, NodeState> states = each(node -> node.state(progress));
        check(states);
        Map<String, Ring> before = rings();
        Coverage coverage = RingCheck.check(one(before), states.values().stream().map(NodeState::host).toList());
        coverage.absent().forEach(host -> LOG.info("{} also has rows of {}, but is not read", host, keyspaces));
        progress.begin("Making the snapshot " + name + " on " + nodes.names().size() + " nodes");
        Map<String, List<SnapshotFolder>> folders = each(this::take);
        if (!one(before).equals(one(rings()))) {
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

    private void check(Map<String, NodeState> states) {
        Map<String, String> clusters = new HashMap<>();
        states.forEach((node, state) -> {
            clusters.putIfAbsent(state.cluster(), node);
            require(state.isNormal(), "node-not-normal", "The node is " + state.mode() + ", not NORMAL.", node,
                    "Wait until it has joined, or start it; the task goes on by itself.");
            require(state.version().matches("2\\.[12]\\..*|[345]\\..*"), "cassandra-version",
                    "Aeneas reads Cassandra 2.1 to 5.x; this is " + state.version() + ".", node,
                    "Use nodes of one of these versions.");
        });
        require(clusters.size() == 1, "node-other-cluster", "The data-provider nodes are of several clusters: "
                + clusters + ".", String.join(", ", clusters.values()), "Name nodes of one cluster only.");
    }

    private Map<String, Ring> rings() {
        return each(node -> node.ring(keyspaces, progress));
    }

    /** On which all nodes agree. */
    private Ring one(Map<String, Ring> rings) {
        String first = nodes.names().get(0);
        rings.forEach((node, ring) -> require(ring.equals(rings.get(first)), "ring-disagreement",
                "The node sees another ring than " + first + ".", node,
                "Wait until they agree: compare nodetool status of both; the task goes on by itself."));
        return rings.get(first);
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
