package org.aeneas.cassandra.internal;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.aeneas.core.tree.TreeNode;
import org.aeneas.core.tree.TreeNode.State;

import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;

/** Datacenters, racks and nodes of a cluster, at the moment at which it was made. */
final class Topology {
    static final String DATACENTER = "datacenter";
    static final String RACK = "rack";
    static final String NODE = "node";

    private static final String UNNAMED = "?";
    private static final int FEW_TOKENS = 4;

    private final Optional<TokenMap> tokens;
    /** By datacenter, by rack. */
    private final Map<String, Map<String, List<Node>>> nodes;

    Topology(Metadata metadata) {
        this.tokens = metadata.getTokenMap();
        this.nodes = metadata.getNodes().values().stream()
                .collect(Collectors.groupingBy(n -> Objects.requireNonNullElse(n.getDatacenter(), UNNAMED),
                        TreeMap::new, Collectors.groupingBy(n -> Objects.requireNonNullElse(n.getRack(), UNNAMED),
                                TreeMap::new, Collectors.toList())));
    }

    /** @param path datacenter and rack, as far as named */
    List<TreeNode> children(List<String> path) {
        return switch (path.size()) {
            case 0 -> nodes.entrySet().stream().map(e -> datacenter(e.getKey(), e.getValue())).toList();
            case 1 -> racks(path.get(0)).entrySet().stream().map(e -> rack(e.getKey(), e.getValue())).toList();
            case 2 -> racks(path.get(0)).getOrDefault(path.get(1), List.of()).stream()
                    .sorted(Comparator.comparing(Topology::address)).map(this::node).toList();
            default -> List.of();
        };
    }

    State state() {
        return state(nodes.values().stream().flatMap(r -> r.values().stream()).flatMap(List::stream).toList());
    }

    private Map<String, List<Node>> racks(String datacenter) {
        return nodes.getOrDefault(datacenter, Map.of());
    }

    private static TreeNode datacenter(String name, Map<String, List<Node>> racks) {
        List<Node> all = racks.values().stream().flatMap(List::stream).toList();
        return TreeNode.parent(DATACENTER, name, name).in(state(all)).with("Racks", String.valueOf(racks.size()))
                .with("Nodes", counted(all));
    }

    private static TreeNode rack(String name, List<Node> all) {
        return TreeNode.parent(RACK, name, name).in(state(all)).with("Nodes", counted(all));
    }

    private TreeNode node(Node node) {
        State state = state(node);
        return TreeNode.leaf(NODE, String.valueOf(node.getHostId()), address(node)).in(state)
                .with("State", state == State.NONE ? "not known" : state == State.UP ? "up" : "down")
                .with("Cassandra", String.valueOf(node.getCassandraVersion()))
                .with("Host ID", String.valueOf(node.getHostId()))
                .with("Broadcast address", node.getBroadcastAddress().map(Topology::host).orElse(""))
                .with("Listen address", node.getListenAddress().map(Topology::host).orElse(""))
                .with("Tokens", tokens.map(m -> tokens(m, node)).orElse(""));
    }

    private static String tokens(TokenMap map, Node node) {
        List<String> all = map.getTokens(node).stream().sorted().map((Token t) -> map.format(t)).toList();
        return all.size() <= FEW_TOKENS ? String.join(", ", all)
                : all.size() + ", the first is " + all.get(0);
    }

    private static String counted(Collection<Node> all) {
        long down = all.stream().filter(n -> state(n) == State.DOWN).count();
        return all.size() + (down == 0 ? "" : ", " + down + " down");
    }

    private static State state(Collection<Node> all) {
        long down = all.stream().filter(n -> state(n) == State.DOWN).count();
        if (down > 0) {
            return down == all.size() ? State.DOWN : State.PARTLY_DOWN;
        }
        return all.stream().anyMatch(n -> state(n) == State.UP) ? State.UP : State.NONE;
    }

    /** Nodes to which the driver needs no connection are of unknown state until the cluster says something of them. */
    private static State state(Node node) {
        NodeState state = node.getState();
        return state == NodeState.UP ? State.UP : state == NodeState.UNKNOWN ? State.NONE : State.DOWN;
    }

    private static String address(Node node) {
        return node.getBroadcastRpcAddress().map(Topology::host)
                .orElseGet(() -> String.valueOf(node.getEndPoint()));
    }

    private static String host(InetSocketAddress address) {
        return address.getAddress() == null ? address.getHostString() : address.getAddress().getHostAddress();
    }
}
