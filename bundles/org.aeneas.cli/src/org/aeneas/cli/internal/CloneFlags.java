package org.aeneas.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.CassandraVersion;
import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.ClusterSight;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Discovery;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.Keyspace;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.setup.NewNode;
import org.aeneas.core.Progress;

import picocli.CommandLine.Option;

/** What a clone shall be, beside its hosts. */
final class CloneFlags {

    @Option(names = "--keyspaces", split = ",", paramLabel = "NAME",
            description = "Keyspaces to be cloned, beside Cassandra's own. Default: all.")
    private Set<String> keyspaces = Set.of();

    @Option(names = "--consistency", split = ",", required = true, paramLabel = "LEVEL",
            description = "Consistency levels that clients of the source use: ${COMPLETION-CANDIDATES}.")
    private Set<Consistency> consistency = Set.of();

    @Option(names = "--parallel", description = "Copy the data to all nodes of the clone at once.")
    private boolean parallel;

    @Option(names = "--stream-megabits", paramLabel = "N",
            description = "Mb/s that each node of the source sends at most. Default: its own limit.")
    private Integer streamMegabits;

    @Option(names = "--alter-and-repair", description = "Also clone keyspaces of SimpleStrategy whose replicas move to"
            + " other nodes of the source, by ALTER KEYSPACE and a full repair.")
    private boolean alterAndRepair;

    SourceCluster discover(CloneLogins logins, Progress progress) {
        ClusterSight sight;
        try (HostLogins first = logins.first(progress)) {
            sight = new Discovery(first).look(logins.firstHost(), progress);
        }
        try (HostLogins all = logins.all(sight.nodes(), progress)) {
            return Discovery.cluster(sight, new Discovery(all).nodes(sight, Map.of(), report -> { }, progress),
                    logins.keyspaces(progress).list());
        }
    }

    CloneChoices choices(CloneDescription description, SourceCluster cluster, CloneLogins logins, Progress progress) {
        String source = description.datacenter().orElseGet(() -> cluster.nodes().stream()
                .filter(node -> node.address().equals(description.first())).findFirst()
                .orElse(cluster.nodes().get(0)).status().datacenter());
        Set<String> all = cluster.keyspaces().stream().filter(keyspace -> !keyspace.isSystem()).map(Keyspace::name)
                .collect(Collectors.toSet());
        List<CloneNode> nodes;
        try (HostLogins hosts = logins.all(List.<NodeStatus>of(), progress)) {
            boolean seeds = description.nodes().stream().anyMatch(node -> node.seed().orElse(false));
            nodes = description.nodes().stream().map(node -> node(node, !seeds, cluster.version(), hosts, progress))
                    .toList();
        }
        return new CloneChoices(source, description.suffix().orElse(CloneChoices.SUFFIX), nodes,
                keyspaces.isEmpty() ? all : keyspaces, consistency, parallel,
                streamMegabits == null ? OptionalInt.empty() : OptionalInt.of(streamMegabits), alterAndRepair);
    }

    private static CloneNode node(CloneDescription.Node node, boolean seed, CassandraVersion version, HostLogins hosts,
            Progress progress) {
        NewNode.Place place = new NewNode.Place(node.user(), node.home(), node.configuration(), node.data(),
                node.commitLog(), node.savedCaches(), node.java(), node.start(), node.stop());
        return NewNode.look(node.address(), node.rack().orElse("rack1"), place, node.copy().orElse(true), node.heap(),
                node.tokens(), node.seed().orElse(seed), version, hosts.shell(node.address(), progress), progress);
    }
}
