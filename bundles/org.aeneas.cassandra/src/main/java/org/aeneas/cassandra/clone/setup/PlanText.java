package org.aeneas.cassandra.clone.setup;

import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.QuorumChange;
import org.aeneas.cassandra.clone.Step;

/** A plan for people. */
public final class PlanText {
    private static final String END = System.lineSeparator();

    private PlanText() {
    }

    /** Every step with its changes, what becomes of the quorums, and which nodes restart; without the consents. */
    public static String of(ClonePlan plan) {
        int count = plan.steps().size();
        StringBuilder text = new StringBuilder("Clone datacenter ").append(plan.datacenter()).append(", in ")
                .append(count).append(count == 1 ? " step." : " steps.").append(END);
        int number = 0;
        for (Step step : plan.steps()) {
            text.append(END).append(++number).append(". ").append(step.explanation().title()).append(END);
            line(text, "why", step.explanation().why());
            line(text, "disturbs", step.explanation().disturbs());
            line(text, "verified", step.explanation().verified());
            line(text, "undone", step.explanation().undone());
            step.changes().forEach(change -> change.lines().forEach(line -> text.append("   | ").append(line)
                    .append(END)));
        }
        text.append(END).append("Keyspaces (replicas in all datacenters, and how many of them are a quorum):")
                .append(END);
        for (QuorumChange change : plan.quorums()) {
            text.append(String.format("   %-24s replicas %d -> %d, quorum %d -> %d%s", change.keyspace(),
                    change.before(), change.after(), change.quorumBefore(), change.quorumAfter(), END));
        }
        return text.append(END).append(restarts(plan)).toString();
    }

    /** Which nodes restart, in a sentence. */
    public static String restarts(ClonePlan plan) {
        return plan.restarts().isEmpty() ? "No node of the source is restarted."
                : "Restarted are, one after the other: " + String.join(", ", plan.restarts()) + ".";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("   %-9s %s%s", name + ":", value, END));
    }
}
