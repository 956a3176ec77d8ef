package org.aeneas.cassandra.clone.setup;

import java.util.List;
import java.util.Locale;

import org.aeneas.cassandra.clone.ClusterSight;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.cassandra.clone.SourceNode;

/**
 * A cluster as its first node shows it.
 *
 * @param jmx port of the node
 */
public record FirstLook(ClusterSight sight, SourceNode node, SudoMode sudo, int jmx) {

    /** What was found, as answers to {@link SetupField#SOURCE}. */
    public Answers parameters() {
        Installation there = node.installation();
        return Answers.NONE.with(SetupField.CLUSTER, sight.description().name())
                .with(SetupField.VERSION, sight.version().toString())
                .with(SetupField.PARTITIONER, simple(sight.description().partitioner()))
                .with(SetupField.SNITCH, simple(node.yaml().value("endpoint_snitch").orElse("SimpleSnitch")))
                .with(SetupField.DATACENTER, node.status().datacenter())
                .with(SetupField.CQL_PORT, node.yaml().value("native_transport_port").orElse("9042"))
                .with(SetupField.JMX_PORT, Integer.toString(jmx))
                .with(SetupField.CONFIGURATION, there.file(Installation.YAML)).with(SetupField.HOME, there.home())
                .with(SetupField.DATA, String.join(", ", there.dataDirectories()))
                .with(SetupField.COMMIT_LOG, there.commitLog())
                .with(SetupField.SERVICE, there.service().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .with(SetupField.STOP, there.service().stop()).with(SetupField.START, there.service().start())
                .with(SetupField.OWNER, there.user()).with(SetupField.SUDO, sudo.label());
    }

    /**
     * A line for each node: of the first one what was typed, of the others what they probably have in common with it.
     *
     * @param earlier lines that were filled in before; kept where their node is still there
     */
    public List<Answers> rows(Answers first, List<Answers> earlier) {
        return sight.nodes().stream().map(status -> earlier.stream()
                .filter(row -> row.host().equals(status.address())).findFirst()
                .map(row -> placed(row, status))
                .orElseGet(() -> row(first, status))).toList();
    }

    private static Answers row(Answers first, NodeStatus status) {
        Answers row = placed(first, status);
        if (first.host().equals(status.address())) {
            return row;
        }
        int port = Endpoint.of(first.get(SetupField.PRIVATE)).port();
        return row.with(SetupField.PRIVATE, new Endpoint(status.address(), port).toString())
                .with(SetupField.PUBLIC, "");
    }

    private static Answers placed(Answers row, NodeStatus status) {
        return row.with(SetupField.DATACENTER, status.datacenter()).with(SetupField.RACK, status.rack());
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
