package org.aeneas.agent.server.internal;

import java.util.List;

import org.aeneas.agent.api.NodeReport;
import org.aeneas.agent.server.Nodes;

/** The resource of nodes. For many threads. */
final class NodeDesk {
    private static final int MOST_KEYSPACES = 100;

    private final Nodes nodes;

    NodeDesk(Nodes nodes) {
        this.nodes = nodes;
    }

    Answer report(Call call) {
        List<String> keyspaces = call.query().getOrDefault("keyspace", List.of());
        if (keyspaces.size() > MOST_KEYSPACES) {
            throw Refusal.malformed("There are more than " + MOST_KEYSPACES + " keyspaces.", "keyspace");
        }
        keyspaces.forEach(name -> Call.identifier("keyspace", name));
        return Answer.ok(new NodeReport(nodes.nodes(), nodes.ring(keyspaces)));
    }
}
