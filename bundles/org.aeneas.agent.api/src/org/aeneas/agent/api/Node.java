package org.aeneas.agent.api;

import java.util.Optional;
import java.util.UUID;

import org.aeneas.core.Problem;

/**
 * A data-provider node as the agent sees it.
 *
 * @param port            of SSH
 * @param dataDirectories how many, 1 to 100
 * @param hostId          Cassandra's own; empty until the agent has spoken with the node
 */
public record Node(String host, int port, Mount mount, int dataDirectories, Optional<UUID> hostId,
        Optional<Problem> problem) {

    /** Whether the node's files can be read. */
    public enum Mount {
        /** On the agent's own machine; needs no mount. */
        LOCAL,
        MOUNTED,
        NOT_MOUNTED,
        /** Mounted, but reading does not come back. */
        HANGING,
        /** Mounted, but nothing is there. */
        EMPTY,
        /** Something else is there. */
        FOREIGN
    }

    public Node {
        Bounds.host("Node.host", host);
        Bounds.range("Node.port", port, 1, 65535);
        Bounds.required("Node.mount", mount);
        Bounds.range("Node.dataDirectories", dataDirectories, 1, 100);
        Bounds.required("Node.hostId", hostId);
        problem = Bounds.problem("Node.problem", problem);
    }
}
