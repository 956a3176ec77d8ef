package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.aeneas.cassandra.clone.Step.AlterKeyspace;
import org.aeneas.cassandra.clone.Step.Explanation;
import org.aeneas.cassandra.clone.Step.Repair;
import org.aeneas.core.Problem;

/** What becomes of the keyspaces' replication. */
final class KeyspaceSteps {
    private static final int CLONE_REPLICAS = 1;
    /** Whoever cannot log in cannot go on: who may do so is copied first. */
    private static final Comparator<Keyspace> ORDER = Comparator
            .comparing((Keyspace keyspace) -> !keyspace.name().equals(Keyspace.AUTHENTICATION))
            .thenComparing(keyspace -> !keyspace.isSystem()).thenComparing(Keyspace::name);

    private final SourceCluster cluster;
    private final CloneChoices choices;

    KeyspaceSteps(SourceCluster cluster, CloneChoices choices) {
        this.cluster = cluster;
        this.choices = choices;
    }

    /**
     * SimpleStrategy takes the next nodes of the ring, whatever their datacenter: the clone would own ranges as soon as
     * it has joined, without their data. So every keyspace leaves it before.
     */
    List<Step> beforeTheClone() {
        List<Step> steps = new ArrayList<>();
        List<Keyspace> simple = cluster.keyspaces().stream().filter(keyspace -> keyspace.replication().isSimple())
                .sorted(ORDER).toList();
        requireConsent(simple);
        for (Keyspace keyspace : simple) {
            boolean moves = moves(keyspace);
            steps.add(new AlterKeyspace("topology:" + keyspace.name(), keyspace, topology(keyspace), new Explanation(
                    "Replicate " + keyspace.name() + " by datacenter",
                    "SimpleStrategy would give ranges to the clone before it has their data.",
                    moves ? "Some replicas move to other nodes of the source; a repair brings them their data."
                            : "Nothing: every range stays on the nodes where it is.",
                    "All nodes have one schema, and the keyspace has this replication.",
                    "The keyspace gets its earlier replication back, when the clone is gone.")));
            if (moves) {
                cluster.nodes().forEach(node -> steps.add(repair(keyspace, node)));
            }
        }
        return steps;
    }

    private void requireConsent(List<Keyspace> simple) {
        List<String> moving = simple.stream().filter(keyspace -> !keyspace.isSystem()).filter(this::moves)
                .map(Keyspace::name).toList();
        if (!moving.isEmpty() && !choices.alterAndRepair()) {
            throw new Problem("replicas-move", "These keyspaces use SimpleStrategy, and their replicas would move to"
                    + " other nodes of the source when they are replicated by datacenter: "
                    + String.join(", ", moving) + ".", cluster.name(),
                    "Agree to ALTER KEYSPACE followed by a full repair (--alter-and-repair), or change their"
                            + " replication yourself first.").asException();
        }
    }

    private Step repair(Keyspace keyspace, SourceNode node) {
        return new Repair("repair:" + keyspace.name() + ":" + node.host(), node.host(), keyspace.name(),
                node.version().isAtLeast(2, 2), new Explanation("Repair " + keyspace.name() + " on " + node.host(),
                        "Its replicas have moved; this brings them their data.",
                        "Reads and compares all data of the keyspace: the nodes are busier, and reads are slower.",
                        "nodetool repair ends with success.", "A repair needs no undoing."));
    }

    /**
     * With one rack in one datacenter both strategies take the next nodes of the ring; where every node has everything,
     * there is nothing to choose. Read in Cassandra's NetworkTopologyStrategy and SimpleStrategy.
     */
    private boolean moves(Keyspace keyspace) {
        long places = cluster.nodes().stream()
                .map(node -> List.of(node.status().datacenter(), node.status().rack())).distinct().count();
        boolean everywhere = cluster.datacenters().size() == 1
                && keyspace.replication().factor() >= cluster.nodes().size();
        return places > 1 && !everywhere;
    }

    /** As many replicas in each datacenter as SimpleStrategy had in all of them, where there are so many nodes. */
    private Replication topology(Keyspace keyspace) {
        Map<String, Integer> replicas = new TreeMap<>();
        for (String datacenter : cluster.datacenters()) {
            replicas.put(datacenter, Math.min(keyspace.replication().factor(), cluster.nodes(datacenter).size()));
        }
        return Replication.topology(replicas);
    }

    /** Cassandra's own keyspaces, and those that were chosen. */
    List<Step> towardsTheClone() {
        return cloned().stream().map(keyspace -> {
            Keyspace now = new Keyspace(keyspace.name(), earlier(keyspace));
            return (Step) new AlterKeyspace("clone:" + keyspace.name(), now, withClone(keyspace), new Explanation(
                    "Replicate " + keyspace.name() + " to the clone", "From now on every write goes to the clone too.",
                    "Each write makes one more message. Reads and writes of local consistency levels do not wait for"
                            + " the clone.",
                    "All nodes have one schema, and the keyspace has this replication.",
                    "The keyspace is replicated without the clone again."));
        }).toList();
    }

    private List<Keyspace> cloned() {
        return cluster.keyspaces().stream()
                .filter(keyspace -> keyspace.isSystem() || choices.keyspaces().contains(keyspace.name()))
                .filter(keyspace -> keyspace.replication().isSimple() || keyspace.replication().isTopology())
                .sorted(ORDER).toList();
    }

    /** Just before the clone is added. */
    private Replication earlier(Keyspace keyspace) {
        return keyspace.replication().isSimple() ? topology(keyspace) : keyspace.replication();
    }

    private Replication withClone(Keyspace keyspace) {
        return earlier(keyspace).with(choices.target(), CLONE_REPLICAS);
    }

    List<QuorumChange> quorums() {
        Function<Keyspace, QuorumChange> change = keyspace -> QuorumChange.of(keyspace,
                choices.keyspaces().contains(keyspace.name()) ? withClone(keyspace) : earlier(keyspace),
                choices.datacenter());
        return cluster.keyspaces().stream().filter(keyspace -> !keyspace.isSystem()).sorted(ORDER).map(change).toList();
    }
}
