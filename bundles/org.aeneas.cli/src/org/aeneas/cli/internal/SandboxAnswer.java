package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.SandboxNode;
import org.aeneas.sandbox.SandboxStatus;

/** How a sandbox is, as {@code sandbox start} and {@code sandbox status} say it. */
final class SandboxAnswer {

    private SandboxAnswer() {
    }

    static Map<String, Object> json(SandboxStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("directory", status.directory().toString());
        json.put("state", status.state().name().toLowerCase(Locale.ROOT));
        json.put("cassandra", status.version());
        status.endpoints().ifPresent(endpoints -> {
            json.put("contactPoints", endpoints.contactPoints());
            json.put("datacenter", endpoints.datacenter());
            json.put("region", endpoints.region());
            json.put("bucket", endpoints.bucket());
            json.put("endpoints", endpoints.services());
        });
        json.put("nodes", status.nodes().stream().map(SandboxAnswer::json).toList());
        json.put("processes", status.processes());
        return json;
    }

    private static Map<String, Object> json(SandboxNode node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("node", node.number());
        json.put("address", node.address());
        json.put("data", node.dataDirectory().toString());
        json.put("log", node.log().toString());
        return json;
    }

    static String text(SandboxStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add("Sandbox in " + status.directory() + ": " + status.state().name().toLowerCase(Locale.ROOT));
        status.endpoints().ifPresent(endpoints -> {
            lines.add(line("Cassandra " + status.version(),
                    String.join(", ", endpoints.contactPoints()) + " port 9042, datacenter "
                    + endpoints.datacenter()));
            for (Service service : Service.values()) {
                if (endpoints.services().containsKey(service)) {
                    lines.add(line(service.name(), endpoints.services().get(service).toString()));
                }
            }
            lines.add(line("Bucket", endpoints.bucket() + " in " + endpoints.region()));
        });
        status.nodes().forEach(node -> {
            lines.add(line("Node " + node.number() + " data", node.dataDirectory().toString()));
            lines.add(line("Node " + node.number() + " log", node.log().toString()));
        });
        status.processes().forEach(process -> lines.add(line("Process " + process.pid(),
                process.name() + (process.running() ? ": running" : ": ended"))));
        return String.join(System.lineSeparator(), lines);
    }

    static String line(String name, String value) {
        return String.format("  %-18s %s", name, value);
    }
}
