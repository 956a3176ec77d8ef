package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.QuorumChange;
import org.aeneas.cassandra.clone.Step;

/** A plan for people, and for programs. */
final class ClonePlanText {
    private static final String END = System.lineSeparator();

    private ClonePlanText() {
    }

    static String of(ClonePlan plan) {
        StringBuilder text = new StringBuilder("Clone datacenter ").append(plan.datacenter()).append(", in ")
                .append(TerminalProgress.count(plan.steps().size(), "step")).append('.').append(END);
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
        text.append(END).append(plan.restarts().isEmpty() ? "No node of the source is restarted."
                : "Restarted are, one after the other: " + String.join(", ", plan.restarts()) + ".");
        for (ClonePlan.Consent consent : plan.consents()) {
            text.append(END).append("To be agreed to by --agree ").append(consent.id()).append(": ")
                    .append(consent.text()).append(" (").append(String.join(", ", consent.names())).append(')');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("   %-9s %s%s", name + ":", value, END));
    }

    static Map<String, Object> json(ClonePlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("datacenter", plan.datacenter());
        json.put("steps", plan.steps().stream().map(ClonePlanText::json).collect(Collectors.toList()));
        json.put("quorums", plan.quorums().stream().map(ClonePlanText::json).collect(Collectors.toList()));
        json.put("restarts", plan.restarts());
        json.put("consents", plan.consents());
        return json;
    }

    private static Map<String, Object> json(Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", step.id());
        json.put("host", step.host());
        json.put("explanation", step.explanation());
        json.put("changes", List.copyOf(step.changes()));
        return json;
    }

    private static Map<String, Object> json(QuorumChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("keyspace", change.keyspace());
        json.put("replicasBefore", change.before());
        json.put("replicasAfter", change.after());
        json.put("quorumBefore", change.quorumBefore());
        json.put("quorumAfter", change.quorumAfter());
        return json;
    }
}
