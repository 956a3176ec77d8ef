package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.cassandra.clone.ClonePlan.Consent;

/** Makes plans with only those steps that a cluster needs. The same cluster and choices give the same plan. */
public final class Planner {
    private final SourceCluster cluster;
    private final CloneChoices choices;

    private Planner(SourceCluster cluster, CloneChoices choices) {
        this.cluster = cluster;
        this.choices = choices;
    }

    /**
     * @throws org.aeneas.core.ProblemException what stands in the way: {@code version-unsupported},
     *         {@code version-mixed}, {@code snitch-unsupported}, {@code node-down}, {@code node-moving},
     *         {@code datacenter-unknown}, {@code clone-exists}, {@code clone-node-member}, {@code clone-version},
     *         {@code clone-seed}, {@code keyspace-unknown}, {@code replicas-move}
     */
    public static ClonePlan plan(SourceCluster cluster, CloneChoices choices) {
        Requirements.check(cluster, choices);
        return new Planner(cluster, choices).plan();
    }

    /**
     * Whether the cluster can have a clone at all, whatever the choices are.
     *
     * @throws org.aeneas.core.ProblemException {@code version-unsupported}, {@code version-mixed},
     *         {@code snitch-unsupported}, {@code node-down}, {@code node-moving}
     */
    public static void requireSource(SourceCluster cluster) {
        Requirements.source(cluster);
    }

    private ClonePlan plan() {
        Snitch snitch = Snitch.of(cluster.snitch(), cluster.version());
        KeyspaceSteps keyspaces = new KeyspaceSteps(cluster, choices);
        CloneSteps clone = new CloneSteps(cluster, choices, snitch);
        List<Step> steps = new ArrayList<>(SnitchSteps.of(cluster, choices, snitch));
        steps.addAll(keyspaces.beforeTheClone());
        steps.addAll(clone.nodes());
        steps.addAll(keyspaces.towardsTheClone());
        steps.addAll(clone.rebuilds());
        steps.addAll(clone.backups());
        List<QuorumChange> quorums = keyspaces.quorums();
        return new ClonePlan(choices.target(), steps, quorums, consents(steps, quorums));
    }

    private List<Consent> consents(List<Step> steps, List<QuorumChange> quorums) {
        List<Consent> consents = new ArrayList<>();
        List<String> restarts = steps.stream().filter(Step.Restart.class::isInstance).map(Step::host).toList();
        if (!restarts.isEmpty()) {
            consents.add(new Consent(Consent.RESTARTS, "These nodes of the source are restarted, one after the other.",
                    restarts));
            List<String> unavailable = quorums.stream().filter(change -> choices.consistency().stream()
                    .anyMatch(level -> !change.bearsOneDown(level))).map(QuorumChange::keyspace).toList();
            addUnlessEmpty(consents, new Consent(Consent.UNAVAILABLE, "While a node restarts, requests to its part of"
                    + " these keyspaces fail: their replication does not bear one node down at the consistency levels"
                    + " that clients use.", unavailable));
        }
        List<String> waiting = quorums.stream().filter(change -> choices.consistency().stream()
                .anyMatch(level -> !change.bearsCloneDown(level))).map(QuorumChange::keyspace).toList();
        addUnlessEmpty(consents, new Consent(Consent.QUORUM, "At the consistency levels that clients use, requests to"
                + " these keyspaces need the clone's answer too, and fail while it is down.", waiting));
        addUnlessEmpty(consents, new Consent(Consent.READS, "Until the clone has the data of these keyspaces, a read at"
                + " a consistency level that one replica of any datacenter satisfies can be answered by the clone, and"
                + " find nothing, while replicas of the source are down or slow.",
                quorums.stream().filter(change -> choices.consistency().stream().anyMatch(change::readsCloneAlone))
                        .map(QuorumChange::keyspace).toList()));
        addUnlessEmpty(consents, new Consent(Consent.REPAIRS, "The replicas of these keyspaces move to other nodes of"
                + " the source. Until the repair that follows is done, reads at low consistency levels can miss data.",
                steps.stream().filter(Step.Repair.class::isInstance).map(step -> ((Step.Repair) step).keyspace())
                        .distinct().toList()));
        return consents;
    }

    private static void addUnlessEmpty(List<Consent> consents, Consent consent) {
        if (!consent.names().isEmpty()) {
            consents.add(consent);
        }
    }
}
