package org.aeneas.cassandra.internal.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.aeneas.cassandra.node.NodeAdmin;
import org.aeneas.cassandra.node.NodeState;
import org.aeneas.cassandra.node.Ring;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** What all nodes say of themselves and of their ring. */
public final class AgreedRing {
    private final NodePool nodes;
    private final Progress progress;

    public AgreedRing(NodePool nodes, Progress progress) {
        this.nodes = nodes;
        this.progress = progress;
    }

    /**
     * By what their connectors call them.
     *
     * @throws org.aeneas.core.ProblemException {@code ring-incomplete} if there is no node, {@code node-not-normal},
     *                                          {@code cassandra-version}, {@code node-other-cluster}
     */
    public Map<String, NodeState> states() {
        require(!nodes.names().isEmpty(), "ring-incomplete", "There is no data-provider node.", "the settings",
                "Name the nodes of the clone by --configure.");
        progress.begin("Asking " + nodes.names().size() + " nodes for the ring");
        Map<String, NodeState> states = each(node -> node.state(progress));
        check(states);
        return states;
    }

    /** All keyspaces that are not Cassandra's own. */
    public Set<String> keyspaces() {
        Set<String> all = new TreeSet<>();
        each(node -> node.keyspaces(progress)).values().forEach(all::addAll);
        return all;
    }

    /** @throws org.aeneas.core.ProblemException {@code ring-disagreement}, and those of {@link NodeAdmin#ring} */
    public Ring ring(Set<String> keyspaces) {
        return one(each(node -> node.ring(keyspaces, progress)));
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

    /** On which all nodes agree. */
    private Ring one(Map<String, Ring> rings) {
        String first = nodes.names().get(0);
        rings.forEach((node, ring) -> require(ring.equals(rings.get(first)), "ring-disagreement",
                "The node sees another ring than " + first + ".", node,
                "Wait until they agree: compare nodetool status of both; the task goes on by itself."));
        return rings.get(first);
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
