package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.core.Problem;

/**
 * A cluster as {@code nodetool describecluster} shows it.
 *
 * @param snitch         class name; what DynamicEndpointSnitch wraps is not told by versions before 4.0
 * @param schemaVersions addresses by schema version; one entry where all agree
 * @param unreachable    addresses
 */
public record ClusterDescription(String name, String snitch, String partitioner,
        Map<String, List<String>> schemaVersions, List<String> unreachable) {

    private static final Pattern VALUE = Pattern.compile("\\s*(Name|Snitch|Partitioner): (.*?)\\s*");
    private static final Pattern SCHEMA = Pattern.compile("\\s*([0-9a-f]{8}-[0-9a-f-]{27}|UNREACHABLE): \\[(.*)]\\s*");

    /** @throws org.aeneas.core.ProblemException {@code nodetool-answer} */
    public static ClusterDescription parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, List<String>> schemas = new LinkedHashMap<>();
        List<String> unreachable = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher value = VALUE.matcher(line);
            Matcher schema = SCHEMA.matcher(line);
            if (value.matches()) {
                values.putIfAbsent(value.group(1), value.group(2));
            } else if (schema.matches()) {
                List<String> addresses = List.of(schema.group(2).split(", *"));
                if (schema.group(1).equals("UNREACHABLE")) {
                    unreachable.addAll(addresses);
                } else {
                    schemas.put(schema.group(1), addresses);
                }
            }
        }
        if (values.size() < 3) {
            throw new Problem("nodetool-answer", "nodetool describecluster does not say the cluster's name, snitch and"
                    + " partitioner.", "nodetool describecluster", "Run it on the node by hand.").asException();
        }
        return new ClusterDescription(values.get("Name"), values.get("Snitch"), values.get("Partitioner"),
                Map.copyOf(schemas), List.copyOf(unreachable));
    }

    /** Whether all nodes that answer have one schema. */
    public boolean hasOneSchema() {
        return schemaVersions.size() == 1;
    }
}
