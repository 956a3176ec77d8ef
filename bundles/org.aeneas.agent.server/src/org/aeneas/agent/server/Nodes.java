package org.aeneas.agent.server;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.core.Problem;

/** What is known of the data-provider nodes. For many threads. */
public interface Nodes {

    /** In the order of the settings. Answers at once: nobody asks the nodes themselves. */
    List<Node> nodes();

    /**
     * Whether the nodes hold the datacenter's whole ring. Answers within the time of a request.
     *
     * @param keyspaces whose ranges are to be covered; empty for all of the cluster's own
     */
    default RingCheck ring(List<String> keyspaces) {
        Problem unchecked = new Problem("ring-unchecked", "The agent does not know the datacenter's ring.",
                "the data-provider nodes", "See for yourself that all nodes of the datacenter are in the settings.");
        return new RingCheck(false, Optional.empty(), keyspaces, List.of(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS), Optional.of(unchecked));
    }
}
