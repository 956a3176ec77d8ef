package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.QuorumChange;
import org.aeneas.cassandra.clone.Step;
import org.aeneas.cassandra.clone.setup.PlanText;

/** A plan for people, and for programs. */
final class ClonePlanText {
    private static final String END = System.lineSeparator();

    private ClonePlanText() {
    }

    static String of(ClonePlan plan) {
        StringBuilder text = new StringBuilder(PlanText.of(plan));
        for (ClonePlan.Consent consent : plan.consents()) {
            text.append(END).append("To be agreed to by --agree ").append(consent.id()).append(": ")
                    .append(consent.text()).append(" (").append(String.join(", ", consent.names())).append(')');
        }
        return text.toString();
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
