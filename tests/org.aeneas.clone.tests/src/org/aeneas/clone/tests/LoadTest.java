package org.aeneas.clone.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.aeneas.clone.tests.Load.Outcome;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients see of a cluster on the hosts: nothing of what must not disturb them, and all of what does. */
@EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
@ExtendWith(Hosts.Extension.class)
class LoadTest {
    private static final String THREE = "{'class': 'NetworkTopologyStrategy', 'dc1': 3}";

    @Test
    void should_have_no_failed_request_while_nodes_restart_one_by_one_but_count_those_that_fail(Hosts hosts)
            throws Exception {
        List<TestHost> nodes = Clusters.start(hosts, CassandraVersion.V3_11, NodeOptions.builder());
        try (SourceConnection cql = nodes.get(0).cql()) {
            Load.prepare(cql, THREE);
        }
        try (Load local = Load.start(hosts, nodes, Optional.of("dc1"), "LOCAL_QUORUM", "local");
                Load anywhere = Load.start(hosts, nodes, Optional.empty(), "QUORUM", "anywhere")) {
            for (TestHost node : nodes) {
                local.awaitRequests(100);
                node.restart(nodes.size());
            }
            local.awaitRequests(100);
            Outcome outcome = local.stop();
            assertTrue(outcome.isFlawless() && outcome.requests() > 1000, outcome::toString);
            outcome = anywhere.stop();
            assertTrue(outcome.isFlawless(), outcome::toString);
        }
        try (Load load = Load.start(hosts, nodes.subList(0, 1), Optional.of("dc1"), "LOCAL_QUORUM", "cut")) {
            load.awaitRequests(100);
            nodes.get(1).cut();
            nodes.get(2).kill();
            load.awaitRequests(50);
            Outcome outcome = load.stop();
            assertTrue(outcome.failed() > 0, "one of three replicas is no quorum: " + outcome);
            assertEquals(0, outcome.stale());
        }
    }
}
