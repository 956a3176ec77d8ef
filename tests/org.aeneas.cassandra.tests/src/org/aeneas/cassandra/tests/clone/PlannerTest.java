package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.ClonePlan.Consent;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Keyspace;
import org.aeneas.cassandra.clone.Planner;
import org.aeneas.cassandra.clone.QuorumChange;
import org.aeneas.cassandra.clone.Replication;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.SourceNode;
import org.aeneas.cassandra.clone.Step;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;

/** A plan has the steps that its cluster needs, in an order that surprises nobody, and no other. */
class PlannerTest {
    private static final String GOSSIPING = "GossipingPropertyFileSnitch";
    private static final Keyspace SHOP = new Keyspace("shop", Drafts.TOPOLOGY_3);
    private static final Keyspace USERS = new Keyspace("system_auth", Drafts.TOPOLOGY_3);
    private static final CloneNode NODE = Drafts.cloneNode("10.0.1.1", false, "3.11.19");
    private static final CloneChoices CHOICES = Drafts.choices(Set.of("shop"), Set.of(Consistency.LOCAL_QUORUM), NODE);

    @Test
    void should_restart_nothing_where_the_snitch_knows_datacenters() {
        ClonePlan plan = Planner.plan(Drafts.cluster(GOSSIPING, "3.11.19", 3, SHOP, USERS), CHOICES);
        assertEquals("dc1_tgt", plan.datacenter());
        assertEquals(List.of("configure:10.0.1.1", "start:10.0.1.1", "clone:system_auth", "clone:shop",
                "rebuild:10.0.1.1", "backups:10.0.1.1"), ids(plan));
        assertEquals(List.of(), plan.restarts());
        assertEquals(List.of(), plan.consents());
    }

    @Test
    void should_roll_simple_snitch_over_to_the_names_that_the_cluster_shows() {
        ClonePlan plan = Planner.plan(Drafts.cluster("SimpleSnitch", "2.1.20", 2,
                new Keyspace("shop", new Replication("SimpleStrategy", Map.of("replication_factor", "2")))),
                Drafts.choices(Set.of("shop"), Set.of(Consistency.LOCAL_ONE), Drafts.cloneNode("10.0.1.1", true,
                        "2.1.20")));
        assertEquals(List.of("snitch:10.0.0.1", "restart:10.0.0.1", "snitch:10.0.0.2", "restart:10.0.0.2",
                "topology:shop", "copy:10.0.1.1", "configure:10.0.1.1", "start:10.0.1.1", "clone:shop",
                "rebuild:10.0.1.1", "backups:10.0.1.1"), ids(plan));
        String changes = String.join("\n", plan.steps().get(0).changes());
        assertTrue(changes.contains("+endpoint_snitch: GossipingPropertyFileSnitch"), changes);
        assertTrue(changes.contains("-default=DC1:r1"), changes);
        assertEquals(List.of("ALTER KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', "
                + "'dc1': '2'};"), step(plan, "topology:shop").changes());
        assertEquals(List.of("ALTER KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': '2', "
                + "'dc1_tgt': '1'};"), step(plan, "clone:shop").changes());
        assertEquals(List.of("10.0.0.1", "10.0.0.2"), consent(plan, Consent.RESTARTS).names());
    }

    @Test
    void should_name_the_keyspaces_that_do_not_bear_a_restart() {
        Keyspace single = new Keyspace("single", Replication.topology(Map.of("dc1", 1)));
        SourceCluster cluster = Drafts.cluster("SimpleSnitch", "3.11.19", 3, SHOP, single);
        ClonePlan plan = Planner.plan(cluster, CHOICES);
        assertEquals(List.of("single"), consent(plan, Consent.UNAVAILABLE).names());
        assertEquals(List.of("shop", "single"), consent(Planner.plan(cluster,
                Drafts.choices(Set.of("shop"), Set.of(Consistency.ALL), NODE)), Consent.UNAVAILABLE).names());
    }

    @Test
    void should_tell_whose_quorum_needs_the_clone() {
        Keyspace even = new Keyspace("even", Replication.topology(Map.of("dc1", 1)));
        ClonePlan plan = Planner.plan(Drafts.cluster(GOSSIPING, "3.11.19", 3, SHOP, even),
                Drafts.choices(Set.of("shop", "even"), Set.of(Consistency.QUORUM), NODE));
        QuorumChange change = plan.quorums().stream().filter(q -> q.keyspace().equals("even")).findFirst()
                .orElseThrow();
        assertEquals(1, change.quorumBefore());
        assertEquals(2, change.quorumAfter());
        assertFalse(change.quorumWithoutClone());
        assertEquals(List.of("even"), consent(plan, Consent.QUORUM).names());
    }

    @Test
    void should_tell_which_reads_the_clone_could_answer_before_it_has_the_data() {
        SourceCluster cluster = Drafts.cluster(GOSSIPING, "3.11.19", 3, SHOP);
        assertEquals(List.of("shop"), consent(Planner.plan(cluster,
                Drafts.choices(Set.of("shop"), Set.of(Consistency.ONE), NODE)), Consent.READS).names());
        ClonePlan local = Planner.plan(cluster, Drafts.choices(Set.of("shop"), Set.of(Consistency.LOCAL_ONE,
                Consistency.TWO, Consistency.QUORUM), NODE));
        assertTrue(local.consents().stream().noneMatch(consent -> consent.id().equals(Consent.READS)));
    }

    @Test
    void should_stop_where_replicas_would_move_and_repair_where_that_is_agreed() {
        SourceCluster cluster = Drafts.cluster(GOSSIPING, "3.11.19", List.of("a", "b", "a", "b"),
                new Keyspace("shop", Drafts.SIMPLE_3));
        Problem problem = Problems.of("replicas-move", () -> Planner.plan(cluster, CHOICES));
        assertTrue(problem.what().contains("shop"), problem.what());
        CloneChoices agreed = new CloneChoices("dc1", "_tgt", List.of(NODE), Set.of("shop"), Set.of(), false,
                OptionalInt.empty(), true);
        ClonePlan plan = Planner.plan(cluster, agreed);
        assertEquals(List.of("topology:shop", "repair:shop:10.0.0.1", "repair:shop:10.0.0.2", "repair:shop:10.0.0.3",
                "repair:shop:10.0.0.4"), ids(plan).subList(0, 5));
        assertEquals(List.of("nodetool repair -full -pr -- shop"), plan.steps().get(1).changes());
        assertEquals(List.of("shop"), consent(plan, Consent.REPAIRS).names());
    }

    @Test
    void should_not_move_replicas_where_every_node_has_everything() {
        ClonePlan plan = Planner.plan(Drafts.cluster(GOSSIPING, "3.11.19", List.of("a", "b", "c"),
                new Keyspace("shop", Drafts.SIMPLE_3)), CHOICES);
        assertEquals("configure:10.0.1.1", ids(plan).get(1));
    }

    @Test
    void should_configure_the_clone_like_the_source_but_closed_to_clients() {
        ClonePlan plan = Planner.plan(Drafts.cluster(GOSSIPING, "3.11.19", 3, SHOP), CHOICES);
        String yaml = ((Step.EditFiles) plan.steps().get(0)).files().get(0).after();
        for (String line : List.of("cluster_name: 'Shop'", "num_tokens: 16", "listen_address: 10.0.1.1",
                "start_native_transport: false", "start_rpc: false", "auto_bootstrap: false",
                "    - /data/cassandra/data", "hints_directory: /data/cassandra/hints",
                "          - seeds: \"10.0.0.1,10.0.0.2,10.0.1.1\"")) {
            assertTrue(yaml.lines().anyMatch(line::equals), line + " in\n" + yaml);
        }
        assertFalse(yaml.contains("initial_token"), yaml);
        assertFalse(yaml.contains("broadcast_address"), yaml);
        String place = ((Step.EditFiles) plan.steps().get(0)).files().get(1).after();
        assertEquals("dc=dc1_tgt\nrack=rack1\n", place);
    }

    @Test
    void should_write_the_clone_into_every_topology_without_a_restart() {
        ClonePlan plan = Planner.plan(Drafts.cluster("PropertyFileSnitch", "3.11.19", 2, SHOP), CHOICES);
        assertEquals(List.of("topology:10.0.0.1", "topology:10.0.0.2"), ids(plan).subList(0, 2));
        assertTrue(plan.steps().get(0).changes().get(0).contains("+10.0.1.1=dc1_tgt:rack1"));
        assertEquals(List.of(), plan.restarts());
    }

    @Test
    void should_give_the_clone_in_a_cloud_a_suffix() {
        ClonePlan plan = Planner.plan(Drafts.cluster("Ec2Snitch", "3.11.19", 2, SHOP), CHOICES);
        assertTrue(((Step.EditFiles) plan.steps().get(0)).files().get(1).after().contains("dc_suffix=_tgt"));
        assertEquals(List.of(), plan.restarts());
    }

    @Test
    void should_put_a_limit_of_streams_back() {
        CloneChoices limited = new CloneChoices("dc1", "_tgt", List.of(NODE), Set.of("shop"), Set.of(), false,
                OptionalInt.of(200), false);
        List<String> ids = ids(Planner.plan(Drafts.cluster(GOSSIPING, "3.11.19", 2, SHOP), limited));
        assertEquals(List.of("limit:10.0.0.1", "limit:10.0.0.2", "rebuild:10.0.1.1", "limit-back:10.0.0.1",
                "limit-back:10.0.0.2", "backups:10.0.1.1"), ids.subList(ids.size() - 6, ids.size()));
    }

    @Test
    void should_refuse_what_cannot_go_well_by_name() {
        SourceCluster good = Drafts.cluster(GOSSIPING, "3.11.19", 2, SHOP);
        SourceNode first = good.nodes().get(0);
        refuse("version-mixed", "Shop", with(good, first, Drafts.node("10.0.0.2", "rack1", "3.0.31", GOSSIPING, true)));
        refuse("node-down", "10.0.0.2", with(good, first, Drafts.node("10.0.0.2", "rack1", "3.11.19", GOSSIPING,
                false)));
        refuse("version-unsupported", "10.0.0.1", Drafts.cluster(GOSSIPING, "3.9.0", 1, SHOP));
        refuse("snitch-unsupported", "OurSnitch", Drafts.cluster("OurSnitch", "3.11.19", 1, SHOP));
        refuse("keyspace-unknown", "shop", Drafts.cluster(GOSSIPING, "3.11.19", 1));
        refuse("clone-version", "10.0.1.1", Drafts.cluster(GOSSIPING, "3.11.18", 1, SHOP));
        Problem member = Problems.of("clone-node-member", () -> Planner.plan(good,
                Drafts.choices(Set.of("shop"), Set.of(), Drafts.cloneNode("10.0.0.2", false, "3.11.19"))));
        assertEquals("10.0.0.2", member.object());
        Problems.of("clone-seed", () -> Planner.plan(good, Drafts.choices(Set.of("shop"), Set.of())));
    }

    @Test
    void should_explain_every_step() {
        for (Step step : Planner.plan(Drafts.cluster("SimpleSnitch", "3.11.19", 2, SHOP, USERS), CHOICES).steps()) {
            Step.Explanation explanation = step.explanation();
            assertFalse(step.changes().isEmpty(), step.id());
            for (String text : List.of(explanation.title(), explanation.why(), explanation.disturbs(),
                    explanation.verified(), explanation.undone())) {
                assertFalse(text.isBlank(), step.id());
            }
        }
    }

    private static void refuse(String code, String object, SourceCluster cluster) {
        assertEquals(object, Problems.of(code, () -> Planner.plan(cluster, CHOICES)).object());
    }

    private static SourceCluster with(SourceCluster cluster, SourceNode... nodes) {
        return new SourceCluster(cluster.name(), cluster.partitioner(), cluster.snitch(), List.of(nodes),
                new ArrayList<>(cluster.keyspaces()));
    }

    private static List<String> ids(ClonePlan plan) {
        return plan.steps().stream().map(Step::id).toList();
    }

    private static Step step(ClonePlan plan, String id) {
        return plan.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
    }

    private static Consent consent(ClonePlan plan, String id) {
        return plan.consents().stream().filter(consent -> consent.id().equals(id)).findFirst().orElseThrow();
    }
}
