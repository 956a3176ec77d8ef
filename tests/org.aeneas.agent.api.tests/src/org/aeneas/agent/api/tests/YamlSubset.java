package org.aeneas.agent.api.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As much YAML as openapi.yaml is written in, since the target platform has no reader of it: block maps and lists, flow
 * maps and lists on one line or several, plain and double-quoted scalars, folded and literal texts. All else fails.
 */
final class YamlSubset {
    private final List<String> lines;
    private int at;

    private YamlSubset(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    static Map<String, Object> read(String text) {
        YamlSubset reader = new YamlSubset(text);
        Map<String, Object> map = reader.map(0);
        if (reader.more()) {
            throw new IllegalArgumentException("line " + (reader.at + 1) + ": " + reader.lines.get(reader.at));
        }
        return map;
    }

    private Map<String, Object> map(int indent) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (more() && indent() == indent && !line().startsWith("- ")) {
            String line = line();
            int colon = line.startsWith("\"") ? line.indexOf('"', 1) + 1 : line.indexOf(':');
            if (colon <= 0 || line.charAt(colon) != ':') {
                throw new IllegalArgumentException("line " + (at + 1) + ": " + line);
            }
            String key = String.valueOf(new YamlFlow(line.substring(0, colon)).value());
            if (map.containsKey(key)) {
                throw new IllegalArgumentException("twice at line " + (at + 1) + ": " + key);
            }
            map.put(key, value(line.substring(colon + 1).trim(), indent));
        }
        return map;
    }

    private Object value(String rest, int indent) {
        at++;
        if (rest.isEmpty()) {
            return block(indent);
        }
        if (rest.equals("|") || rest.equals(">-")) {
            return text(indent, rest.equals("|") ? "\n" : " ");
        }
        StringBuilder flow = new StringBuilder(rest);
        while (more() && indent() > indent) {
            flow.append(' ').append(line());
            at++;
        }
        return new YamlFlow(flow.toString()).value();
    }

    private Object block(int indent) {
        if (!more() || indent() <= indent) {
            throw new IllegalArgumentException("line " + at + ": a key without a value");
        }
        return line().startsWith("- ") ? list(indent()) : map(indent());
    }

    private List<Object> list(int indent) {
        List<Object> list = new ArrayList<>();
        while (more() && indent() == indent && line().startsWith("- ")) {
            String rest = line().substring(2).trim();
            if (rest.startsWith("{") || !rest.contains(": ")) {
                list.add(new YamlFlow(rest).value());
                at++;
            } else {
                lines.set(at, " ".repeat(indent + 2) + rest);
                list.add(map(indent + 2));
            }
        }
        return list;
    }

    private String text(int indent, String joint) {
        List<String> parts = new ArrayList<>();
        while (at < lines.size() && (raw().isBlank() || indent() > indent)) {
            parts.add(raw().trim());
            at++;
        }
        return String.join(joint, parts).trim();
    }

    private boolean more() {
        while (at < lines.size() && raw().isBlank()) {
            at++;
        }
        return at < lines.size();
    }

    private String raw() {
        return lines.get(at);
    }

    private String line() {
        return raw().trim();
    }

    private int indent() {
        return raw().length() - raw().stripLeading().length();
    }
}
