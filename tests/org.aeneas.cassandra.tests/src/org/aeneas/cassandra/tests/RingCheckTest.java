package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.aeneas.cassandra.node.Coverage;
import org.aeneas.cassandra.node.Host;
import org.aeneas.cassandra.node.Ring;
import org.aeneas.cassandra.node.RingCheck;
import org.aeneas.core.Problem;
import org.aeneas.core.row.TokenRange;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;

class RingCheckTest {
    private static final Map<String, Integer> BOTH = Map.of("dc1", 3, "clone", 1);

    private static DrawnRing ring(int vnodes) {
        return new DrawnRing().add("10.0.0.1", "dc1", "rack1", vnodes).add("10.0.0.2", "dc1", "rack2", vnodes)
                .add("10.0.0.3", "dc1", "rack3", vnodes).add("10.1.0.1", "clone", "r1", vnodes)
                .add("10.1.0.2", "clone", "r1", vnodes).add("10.1.0.3", "clone", "r2", vnodes);
    }

    /** Part by part, from the ring's start to its end. */
    private static void assertWhole(List<Coverage.Part> parts) {
        String token = "";
        for (Coverage.Part part : parts) {
            assertEquals(token, part.range().start());
            assertFalse(part.addresses().isEmpty());
            token = part.range().end();
        }
        assertEquals("", token);
    }

    @Test
    void should_read_every_part_from_the_one_node_that_replicates_it() {
        DrawnRing drawn = ring(256);
        Coverage coverage = RingCheck.check(drawn.of("shop", BOTH), drawn.hosts("10.1.0.1", "10.1.0.2", "10.1.0.3"));

        assertEquals("clone", coverage.datacenter());
        assertEquals(List.of(), coverage.absent());
        assertWhole(coverage.keyspaces().get("shop"));
        assertTrue(coverage.keyspaces().get("shop").stream().allMatch(part -> part.addresses().size() == 1));
        int ranges = 0;
        for (String node : List.of("10.1.0.1", "10.1.0.2", "10.1.0.3")) {
            ranges += coverage.ranges("shop", node).size();
        }
        assertEquals(coverage.keyspaces().get("shop").size(), ranges);
    }

    @Test
    void should_name_the_host_that_is_missing_and_what_only_it_has() {
        DrawnRing drawn = ring(256);
        Problem problem = Problems.of("ring-incomplete", () -> RingCheck.check(drawn.of("shop", BOTH),
                drawn.hosts("10.1.0.1", "10.1.0.3")));

        assertEquals(List.of(drawn.host("10.1.0.2")), RingCheck.missing(drawn.of("shop", BOTH),
                drawn.hosts("10.1.0.1", "10.1.0.3")));
        assertEquals("clone", problem.object());
        assertTrue(problem.what().contains("10.1.0.2 (r1)"), problem.what());
        assertFalse(problem.what().contains("10.1.0.3"), problem.what());
        assertFalse(problem.what().contains("10.0.0"), problem.what());
        assertTrue(problem.what().matches(".* (2[5-9]|3\\d|4[01])\\.\\d % of shop.*"), problem.what());
        assertTrue(problem.remedy().contains("--configure"), problem.remedy());
    }

    @Test
    void should_take_any_replica_and_tell_which_are_not_read() {
        DrawnRing drawn = ring(16);
        Coverage coverage = RingCheck.check(drawn.of("shop", Map.of("dc1", 1, "clone", 2)),
                drawn.hosts("10.1.0.1", "10.1.0.2"));

        assertWhole(coverage.keyspaces().get("shop"));
        assertEquals(List.of(drawn.host("10.1.0.3")), coverage.absent());
    }

    @Test
    void should_read_all_replicas_that_it_has() {
        DrawnRing drawn = ring(16);
        Coverage coverage = RingCheck.check(drawn.of("shop", Map.of("clone", 3)),
                drawn.hosts("10.1.0.3", "10.1.0.1", "10.1.0.2"));

        assertEquals(List.of(new Coverage.Part(TokenRange.ALL, List.of("10.1.0.1", "10.1.0.2", "10.1.0.3"))),
                coverage.keyspaces().get("shop"));
    }

    @Test
    void should_cut_what_goes_over_the_end_of_the_ring() {
        DrawnRing drawn = new DrawnRing().addAt("10.0.0.1", -100).addAt("10.0.0.2", 500);
        Coverage coverage = RingCheck.check(drawn.of("shop", Map.of("dc1", 1)), drawn.hosts("10.0.0.1", "10.0.0.2"));

        assertEquals(List.of(new TokenRange("", "-100"), new TokenRange("500", "")),
                coverage.ranges("shop", "10.0.0.1"));
        assertEquals(List.of(new TokenRange("-100", "500")), coverage.ranges("shop", "10.0.0.2"));
    }

    @Test
    void should_read_all_of_the_ring_of_a_single_token() {
        DrawnRing drawn = new DrawnRing().addAt("10.0.0.1", 42);

        assertEquals(List.of(TokenRange.ALL), RingCheck.check(drawn.of("shop", Map.of("dc1", 1)),
                drawn.hosts("10.0.0.1")).ranges("shop", "10.0.0.1"));
    }

    @Test
    void should_take_the_first_token_for_the_start_and_the_end_of_the_ring() {
        DrawnRing drawn = new DrawnRing().addAt("10.0.0.1", Long.MIN_VALUE).addAt("10.0.0.2", 0);
        Coverage coverage = RingCheck.check(drawn.of("shop", Map.of("dc1", 1)), drawn.hosts("10.0.0.1", "10.0.0.2"));

        assertEquals(List.of(new TokenRange("0", "")), coverage.ranges("shop", "10.0.0.1"));
        assertEquals(List.of(new TokenRange("", "0")), coverage.ranges("shop", "10.0.0.2"));
    }

    @Test
    void should_measure_what_is_missing_over_the_end_of_the_ring() {
        DrawnRing drawn = new DrawnRing().addAt("10.0.0.1", -(1L << 62)).addAt("10.0.0.2", 1L << 62);
        Problem problem = Problems.of("ring-incomplete", () -> RingCheck.check(drawn.of("shop", Map.of("dc1", 1)),
                drawn.hosts("10.0.0.2")));

        assertTrue(problem.what().contains("50.0 % of shop"), problem.what());
    }

    @Test
    void should_name_hosts_of_other_datacenters_where_a_strategy_knows_none() {
        DrawnRing drawn = new DrawnRing().add("10.0.0.1", "dc1", "rack1", 1).add("10.1.0.1", "clone", "r1", 1);
        Ring ring = drawn.of("old", Map.of("dc1", 1));
        List<Ring.Segment> simple = ring.keyspaces().get("old").stream().map(segment -> new Ring.Segment(
                segment.start(), segment.end(), List.of(ring.keyspaces().get("old").indexOf(segment) == 0 ? "10.0.0.1"
                        : "10.1.0.1"))).toList();
        Problem problem = Problems.of("ring-incomplete", () -> RingCheck.check(new Ring(ring.cluster(),
                ring.partitioner(), ring.hosts(), List.of(), Map.of("old", simple)), drawn.hosts("10.1.0.1")));

        assertTrue(problem.what().contains("10.0.0.1 (rack1, datacenter dc1)"), problem.what());
    }

    @Test
    void should_say_that_a_keyspace_is_not_in_the_datacenter() {
        DrawnRing drawn = ring(16);

        assertEquals("shop", Problems.of("keyspace-not-in-datacenter", () -> RingCheck.check(
                drawn.of("shop", Map.of("dc1", 3)), drawn.hosts("10.1.0.1", "10.1.0.2", "10.1.0.3"))).object());
    }

    @Test
    void should_refuse_nodes_that_do_not_belong_together() {
        DrawnRing drawn = ring(4);
        Ring ring = drawn.of("shop", BOTH);

        Problems.of("nodes-datacenters", () -> RingCheck.check(ring, drawn.hosts("10.0.0.1", "10.1.0.1")));
        Problems.of("node-twice", () -> RingCheck.check(ring, drawn.hosts("10.1.0.1", "10.1.0.1")));
        Problems.of("node-other-cluster", () -> RingCheck.check(ring,
                List.of(new Host("other", "10.1.0.1", "clone", "r1"))));
        Problems.of("ring-incomplete", () -> RingCheck.check(ring, List.of()));
    }

    @Test
    void should_wait_while_nodes_move() {
        DrawnRing drawn = ring(4);
        Ring ring = drawn.of("shop", BOTH);
        Ring moving = new Ring(ring.cluster(), ring.partitioner(), ring.hosts(), List.of("10.1.0.9"), ring.keyspaces());

        assertTrue(Problems.of("ring-moving", () -> RingCheck.check(moving,
                drawn.hosts("10.1.0.1", "10.1.0.2", "10.1.0.3"))).what().contains("10.1.0.9"));
    }

    @Test
    void should_not_believe_a_ring_with_a_gap() {
        DrawnRing drawn = ring(4);
        Ring ring = drawn.of("shop", BOTH);
        List<Ring.Segment> segments = ring.keyspaces().get("shop");
        Ring torn = new Ring(ring.cluster(), ring.partitioner(), ring.hosts(), List.of(),
                Map.of("shop", segments.subList(1, segments.size())));

        Problems.of("ring-inconsistent", () -> RingCheck.check(torn,
                drawn.hosts("10.1.0.1", "10.1.0.2", "10.1.0.3")));
    }

    @Test
    void should_order_the_tokens_of_the_other_partitioners() {
        Host host = new Host("a", "10.0.0.1", "dc1", "rack1");
        Host other = new Host("b", "10.0.0.2", "dc1", "rack1");
        for (String[] tokens : new String[][] {{"org.apache.cassandra.dht.RandomPartitioner", "9", "10"},
                {"org.apache.cassandra.dht.ByteOrderedPartitioner", "0a", "0a00"}}) {
            Ring ring = new Ring("trojan", tokens[0], List.of(host, other), List.of(), Map.of("shop", List.of(
                    new Ring.Segment(tokens[1], tokens[2], List.of("10.0.0.1")),
                    new Ring.Segment(tokens[2], tokens[1], List.of("10.0.0.2")))));
            Coverage coverage = RingCheck.check(ring, List.of(host, other));

            assertEquals(List.of(new TokenRange(tokens[1], tokens[2])), coverage.ranges("shop", "10.0.0.1"));
            assertEquals(List.of(new TokenRange("", tokens[1]), new TokenRange(tokens[2], "")),
                    coverage.ranges("shop", "10.0.0.2"));
        }
    }
}
