package org.aeneas.cassandra.clone.setup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.aeneas.cassandra.clone.ClusterSight;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.cassandra.clone.SourceNode;
import org.aeneas.core.Problem;

/** The nodes of a source as lines of a table. */
public final class NodeTable {
    private static final List<SetupField> NEEDED = List.of(SetupField.PRIVATE, SetupField.USER);

    private NodeTable() {
    }

    /** What is wrong with a line or missing in it, the first; empty if nothing. */
    public static Optional<String> mistake(Answers row) {
        Optional<String> form = row.mistakes(SetupField.NODE).stream().findFirst();
        if (form.isPresent()) {
            return form;
        }
        if (row.has(SetupField.START) != row.has(SetupField.STOP)) {
            return Optional.of("Give both a start command and a stop command, or neither.");
        }
        return row.missing(NEEDED).or(() -> row.canLogIn() ? Optional.empty() : Optional.of(SetupField.PASSWORD))
                .map(field -> field.label() + " is missing.");
    }

    /** What was found on a node, where nothing was typed. */
    static Answers found(SourceNode node) {
        Installation there = node.installation();
        return Answers.NONE.with(SetupField.CONFIGURATION, there.configuration())
                .with(SetupField.DATA, String.join(", ", there.dataDirectories()))
                .with(SetupField.STOP, there.service().stop()).with(SetupField.START, there.service().start());
    }

    /**
     * Whether each line is a node and each node has a line.
     *
     * @throws org.aeneas.core.ProblemException {@code nodes-missing}, {@code node-unknown}
     */
    static void requireSame(ClusterSight sight, List<Answers> rows) {
        Set<String> missing = new TreeSet<>(sight.nodes().stream().map(NodeStatus::address).toList());
        Set<String> unknown = new TreeSet<>();
        rows.forEach(row -> {
            if (!missing.remove(row.host())) {
                unknown.add(row.host());
            }
        });
        if (!unknown.isEmpty()) {
            throw new Problem("node-unknown", "The cluster knows no such node, or it is in the table twice.",
                    String.join(", ", unknown), "Remove its line.").asException();
        }
        requireNone(missing);
    }

    /** Whether the node that the others are asked of has a line. */
    static void requireFirst(String host, List<Answers> rows) {
        requireNone(rows.stream().anyMatch(row -> row.host().equals(host)) ? Set.of() : Set.of(host));
    }

    private static void requireNone(Set<String> missing) {
        if (!missing.isEmpty()) {
            throw new Problem("nodes-missing", "The table lacks nodes of the cluster.", String.join(", ", missing),
                    "Add a line for each of them.").asException();
        }
    }

    /**
     * As {@link #requireSame}, of lines that were read from a file.
     *
     * @param known the lines that the table has
     */
    static List<NodeTableCsv.Mistake> compare(List<NodeTableCsv.Line> lines, List<Answers> known) {
        List<NodeTableCsv.Mistake> mistakes = new ArrayList<>();
        Set<String> missing = new TreeSet<>(known.stream().map(Answers::host).toList());
        Set<String> seen = new HashSet<>();
        for (NodeTableCsv.Line line : lines) {
            Optional<Answers> before = known.stream().filter(row -> row.host().equals(line.row().host())).findFirst();
            if (before.isEmpty()) {
                mistakes.add(line.mistake(SetupField.PRIVATE, "The cluster knows no node " + line.row().host() + "."));
            } else if (!seen.add(line.row().host())) {
                mistakes.add(line.mistake(SetupField.PRIVATE, "The node " + line.row().host() + " is there twice."));
            } else {
                for (SetupField field : List.of(SetupField.DATACENTER, SetupField.RACK)) {
                    String found = before.get().get(field);
                    if (line.row().has(field) && !line.row().get(field).equals(found)) {
                        mistakes.add(line.mistake(field, "The cluster shows " + found + "."));
                    }
                }
            }
            missing.remove(line.row().host());
        }
        missing.forEach(host -> mistakes.add(new NodeTableCsv.Mistake(0, "", "The file has no line for the node "
                + host + ".")));
        return mistakes;
    }
}
