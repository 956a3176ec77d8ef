package org.aeneas.cassandra.clone;

import java.util.List;

/**
 * All that is done, in this order. Making one changes nothing.
 *
 * @param datacenter name of the clone
 * @param quorums    what becomes of each keyspace's replicas
 * @param consents   what the user must agree to before anything is done
 */
public record ClonePlan(String datacenter, List<Step> steps, List<QuorumChange> quorums, List<Consent> consents) {

    /**
     * @param id    the same in every plan
     * @param text  what is agreed to
     * @param names the nodes or keyspaces that it is about
     */
    public record Consent(String id, String text, List<String> names) {
        public static final String RESTARTS = "restarts";
        public static final String UNAVAILABLE = "unavailable";
        public static final String QUORUM = "quorum";
        public static final String READS = "reads";
        public static final String REPAIRS = "repairs";

        public Consent {
            names = List.copyOf(names);
        }
    }

    public ClonePlan {
        steps = List.copyOf(steps);
        quorums = List.copyOf(quorums);
        consents = List.copyOf(consents);
    }

    /** Hosts of the source that are restarted; often none. */
    public List<String> restarts() {
        return steps.stream().filter(Step.Restart.class::isInstance).map(Step::host).toList();
    }
}
