package org.aeneas.agent.api;

import java.util.List;

/** The data-provider nodes, and what they are together. */
public record NodeReport(List<Node> nodes, RingCheck ring) {

    public NodeReport {
        nodes = Bounds.list("NodeReport.nodes", nodes, 0, Bounds.NODES);
        Bounds.required("NodeReport.ring", ring);
    }
}
