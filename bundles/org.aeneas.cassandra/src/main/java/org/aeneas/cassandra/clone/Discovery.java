package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/** Finds out what a cluster is, from the logins on its hosts. Changes nothing. */
public final class Discovery {
    private static final int MOST_AT_ONCE = 8;

    private final HostLogins hosts;

    public Discovery(HostLogins hosts) {
        this.hosts = hosts;
    }

    /**
     * The cluster as any one of its nodes shows it.
     *
     * @throws org.aeneas.core.ProblemException those of {@link Nodetool} and of SSH, {@code cassandra-not-found}
     */
    public ClusterSight look(String host, Progress progress) {
        progress.begin("Asking " + host);
        Nodetool nodetool = new NodeDiscovery(hosts, host).nodetool(progress);
        CassandraVersion version = nodetool.version(progress);
        version.requireSupported(host);
        return new ClusterSight(nodetool.describeCluster(progress), nodetool.status(progress), version);
    }

    /**
     * Every node, several at once.
     *
     * @param named    the host of each address that {@link ClusterSight#nodes()} shows
     * @param listener of each node as soon as it is known; called by several threads
     * @return in the order of {@code sight}
     */
    public List<NodeReport> nodes(ClusterSight sight, Map<String, String> named, Consumer<NodeReport> listener,
            Progress progress) {
        progress.begin("Looking at the nodes", "nodes", sight.nodes().size());
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, sight.nodes().size()));
        try {
            List<Future<NodeReport>> reports = sight.nodes().stream().map(status -> threads.submit(() -> {
                NodeReport report = report(status, named.getOrDefault(status.address(), status.address()), progress);
                listener.accept(report);
                progress.worked(1);
                return report;
            })).toList();
            List<NodeReport> list = new ArrayList<>();
            for (Future<NodeReport> report : reports) {
                list.add(Futures.get(report));
            }
            return list;
        } finally {
            threads.shutdownNow();
        }
    }

    private NodeReport report(NodeStatus status, String host, Progress progress) {
        try {
            SourceNode node = new NodeDiscovery(hosts, host).node(status, progress);
            return new NodeReport(host, status.address(), Optional.of(node), Optional.empty());
        } catch (CancelledException e) {
            throw e;
        } catch (ProblemException e) {
            return new NodeReport(host, status.address(), Optional.empty(), Optional.of(e.problem()));
        }
    }

    /**
     * Puts together what was found.
     *
     * @throws org.aeneas.core.ProblemException the first report's problem; {@code snitch-mixed},
     *         {@code schema-disagrees}
     */
    public static SourceCluster cluster(ClusterSight sight, List<NodeReport> reports, List<Keyspace> keyspaces) {
        reports.stream().map(NodeReport::problem).flatMap(Optional::stream).findFirst().ifPresent(problem -> {
            throw problem.asException();
        });
        ClusterDescription description = sight.description();
        if (!description.hasOneSchema()) {
            throw new Problem("schema-disagrees", "The nodes do not agree on the schema.", description.name(),
                    "Wait until 'nodetool describecluster' shows one schema version; restart the node that keeps"
                            + " another.").asException();
        }
        List<SourceNode> nodes = reports.stream().map(report -> report.node().orElseThrow()).toList();
        Set<String> snitches = new LinkedHashSet<>();
        nodes.forEach(node -> snitches.add(simple(node.yaml().value("endpoint_snitch").orElse("SimpleSnitch"))));
        if (snitches.size() > 1) {
            throw new Problem("snitch-mixed", "The nodes have different snitches: " + snitches + ".",
                    description.name(), "Give all nodes the same snitch first.").asException();
        }
        return new SourceCluster(description.name(), simple(description.partitioner()), snitches.iterator().next(),
                nodes, keyspaces);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
