package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cassandra.yaml as its owner wrote it. Edits change the lines of one key and leave all others, comments included, as
 * they are: what a person maintains must not come back from a writer of YAML.
 */
public record YamlText(String text) {

    /** The value of a key that is a single word or quoted text; empty where it is absent, or has lines of its own. */
    public Optional<String> value(String key) {
        return lines().stream().filter(line -> isKey(line, key)).findFirst()
                .map(line -> bare(line.substring(key.length() + 1))).filter(value -> !value.isEmpty());
    }

    /** The elements of a key that is a list, in either style of YAML. */
    public List<String> list(String key) {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (isKey(lines.get(i), key)) {
                String rest = bare(lines.get(i).substring(key.length() + 1));
                if (rest.startsWith("[") && rest.endsWith("]")) {
                    String inside = rest.substring(1, rest.length() - 1);
                    return inside.isBlank() ? List.of()
                            : Pattern.compile(",").splitAsStream(inside).map(YamlText::bare).toList();
                }
                return lines.subList(i + 1, end(lines, i)).stream().map(String::strip)
                        .filter(line -> line.startsWith("- ")).map(line -> bare(line.substring(2))).toList();
            }
        }
        return List.of();
    }

    /** Addresses of the seeds, where the provider is the simple one. */
    public List<String> seeds() {
        return lines().stream().map(String::strip).map(line -> line.replaceFirst("^- *", ""))
                .filter(line -> line.startsWith("seeds:")).findFirst()
                .map(line -> Pattern.compile(",").splitAsStream(bare(line.substring("seeds:".length())))
                        .map(String::strip).filter(seed -> !seed.isEmpty()).toList())
                .orElse(List.of());
    }

    /** With one key set to a single value; in place of what it had, else at the end. */
    public YamlText with(String key, String value) {
        return replaced(key, List.of(key + ": " + value));
    }

    /** With one key set to a list. */
    public YamlText with(String key, List<String> values) {
        List<String> lines = new ArrayList<>(List.of(key + ":"));
        values.forEach(value -> lines.add("    - " + value));
        return replaced(key, lines);
    }

    /** With these seeds, of Cassandra's own provider. */
    public YamlText withSeeds(List<String> seeds) {
        return replaced("seed_provider", List.of("seed_provider:",
                "    - class_name: org.apache.cassandra.locator.SimpleSeedProvider", "      parameters:",
                "          - seeds: \"" + String.join(",", seeds) + "\""));
    }

    /** Without a key, as far as it is there. */
    public YamlText without(String key) {
        List<String> lines = new ArrayList<>(lines());
        for (int i = 0; i < lines.size(); i++) {
            if (isKey(lines.get(i), key)) {
                lines.subList(i, end(lines, i)).clear();
                i--;
            }
        }
        return of(lines);
    }

    private YamlText replaced(String key, List<String> by) {
        List<String> lines = new ArrayList<>(lines());
        for (int i = 0; i < lines.size(); i++) {
            if (isKey(lines.get(i), key)) {
                lines.subList(i, end(lines, i)).clear();
                lines.addAll(i, by);
                return of(lines);
            }
        }
        lines.addAll(by);
        return of(lines);
    }

    /** Where the lines of the key end that begins there: its list may stand as far left as itself. */
    private static int end(List<String> lines, int from) {
        int end = from + 1;
        for (int i = from + 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(" ") || line.startsWith("\t") || line.startsWith("-")) {
                end = i + 1;
            } else if (!line.isBlank()) {
                return end;
            }
        }
        return end;
    }

    private static boolean isKey(String line, String key) {
        return line.startsWith(key + ":");
    }

    /** Without comment, spaces and quotes. */
    private static String bare(String value) {
        String text = value.strip();
        if (text.startsWith("\"") || text.startsWith("'")) {
            int end = text.indexOf(text.charAt(0), 1);
            return end < 0 ? text : text.substring(1, end);
        }
        return text.startsWith("#") ? "" : text.replaceFirst("\\s+#.*", "");
    }

    private List<String> lines() {
        return text.lines().toList();
    }

    private static YamlText of(List<String> lines) {
        return new YamlText(String.join("\n", lines) + "\n");
    }
}
