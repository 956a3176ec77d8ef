package org.aeneas.agent.internal.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of a YAML file whose keys are known beforehand. What is wrong goes to the findings, and the default holds.
 * After all keys were asked for, {@link #refuseOthers} names those that nobody asked for.
 */
public final class YamlMap {
    private final YamlFindings findings;
    private final Optional<Mark> start;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final TreeSet<String> asked = new TreeSet<>();

    /** @param node a null scalar is an empty mapping */
    YamlMap(Node node, YamlFindings findings) {
        this.findings = findings;
        this.start = node.getStartMark();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::enter);
        } else if (!isNull(node)) {
            findings.add(start, "keys with values are expected here");
        }
    }

    private void enter(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode key)) {
            findings.add(entry.getKeyNode().getStartMark(), "a key must be a word");
        } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
            findings.add(key.getStartMark(), "the key \"" + key.getValue() + "\" stands here twice");
        }
    }

    public Optional<Mark> start() {
        return start;
    }

    /** Where the value of a key is, else where the mapping begins. */
    public Optional<Mark> mark(String key) {
        return entries.containsKey(key) ? entries.get(key).getValueNode().getStartMark() : start;
    }

    public boolean has(String key) {
        return find(key).isPresent();
    }

    private Optional<Node> find(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode).filter(n -> !isNull(n));
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    public String text(String key, String otherwise) {
        return find(key).map(node -> scalar(node, key, otherwise)).orElse(otherwise);
    }

    private String scalar(Node node, String key, String otherwise) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        findings.add(node.getStartMark(), key + " must be one value");
        return otherwise;
    }

    /** A text that must be of a form. The text is not repeated: it may be a secret. */
    public String text(String key, String otherwise, String form, String what) {
        String text = text(key, otherwise);
        if (text.isEmpty() || text.matches(form)) {
            return text;
        }
        findings.add(mark(key), key + " must be " + what);
        return otherwise;
    }

    /** The absolute path of a file or folder. */
    public String path(String key, String otherwise) {
        return text(key, otherwise, "/[^\\x00-\\x1f]*", "an absolute path");
    }

    public long number(String key, long otherwise, long least, long most) {
        String text = text(key, Long.toString(otherwise));
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            findings.add(mark(key), key + " must be a whole number, not \"" + text + "\"");
            return otherwise;
        }
        findings.add(mark(key), key + " must be " + (most == Long.MAX_VALUE ? least + " or more"
                : "from " + least + " to " + most) + ", not " + text);
        return otherwise;
    }

    public boolean flag(String key, boolean otherwise) {
        String text = text(key, Boolean.toString(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            findings.add(mark(key), key + " must be true or false, not \"" + text + "\"");
            return otherwise;
        }
        return text.equals("true");
    }

    /** The mapping under a key; an empty one if it is not there. */
    public YamlMap map(String key) {
        return new YamlMap(find(key).orElseGet(() -> new MappingNode(Tag.MAP, List.of(),
                FlowStyle.BLOCK)), findings);
    }

    public List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        nodes(key).forEach(node -> maps.add(new YamlMap(node, findings)));
        return maps;
    }

    /** A list of texts, or one text. */
    public List<String> texts(String key) {
        return nodes(key).stream().map(node -> scalar(node, key, "")).toList();
    }

    private List<Node> nodes(String key) {
        return find(key).map(node -> node instanceof SequenceNode list ? list.getValue() : List.of(node))
                .orElse(List.of());
    }

    /** Something is wrong with the value of a key. */
    public void refuse(String key, String what) {
        findings.add(mark(key), key + " " + what);
    }

    public void refuseOthers() {
        entries.forEach((name, entry) -> {
            if (!asked.contains(name)) {
                findings.add(entry.getKeyNode().getStartMark(),
                        "unknown key \"" + name + "\"; known here: " + String.join(", ", asked));
            }
        });
    }
}
