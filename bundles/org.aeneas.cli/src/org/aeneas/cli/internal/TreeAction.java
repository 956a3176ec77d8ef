package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.core.tree.TreeNode.Property;
import org.aeneas.core.tree.TreeNode.State;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands that show a tree have in common. */
abstract class TreeAction extends ProjectAction {
    private static final int MOST_LEVELS = 100;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PATH",
            description = "What is wanted, by the ids that --json tells, joined by '/'. Default: the whole.")
    private String path = "";

    @Option(names = "--depth", paramLabel = "N", description = "Levels below it. Default: as far as the tables.")
    private Integer depth;

    @Option(names = "--definition", description = "Show the definition of PATH in the database's own language instead.")
    private boolean definition;

    /** One line, and what of those below it is wanted. */
    private record Branch(TreeNode node, List<Branch> children) {
    }

    /** Levels below the root, where nothing else is said. */
    abstract int usualDepth();

    final Integer show(Tree tree) {
        Progress progress = Progress.NONE;
        TreeNode root = tree.children(List.of(), progress).get(0);
        List<String> names = path.isBlank() ? List.of() : List.of(path.split("/"));
        List<String> place = new ArrayList<>(List.of(root.id()));
        TreeNode node = root;
        for (String name : names) {
            node = tree.children(place, progress).stream().filter(child -> child.id().equals(name)).findFirst()
                    .orElseThrow(() -> new Problem("tree-path-unknown", "There is nothing of this name in the tree.",
                            path, "Run the command without a path to see what there is.").asException());
            place.add(name);
        }
        if (definition) {
            return define(tree.definition(place));
        }
        int levels = depth != null ? depth : Math.max(1, usualDepth() - names.size());
        Arguments.between(spec(), "--depth", levels, 0, MOST_LEVELS);
        Branch branch = branch(tree, node, place, levels);
        StringBuilder text = new StringBuilder();
        print(branch, 0, text);
        terminal().answer(json() ? Map.of("tree", json(branch)) : Map.of(), text.toString().stripTrailing());
        return CommandLineInterface.DONE;
    }

    private Integer define(String text) {
        if (text.isBlank()) {
            throw new Problem("definition-missing", "This has no definition of its own.", path.isBlank() ? "/" : path,
                    "Name a table or a type.").asException();
        }
        terminal().answer(Map.of("definition", text), text.stripTrailing());
        return CommandLineInterface.DONE;
    }

    private static Branch branch(Tree tree, TreeNode node, List<String> place, int levels) {
        List<Branch> children = new ArrayList<>();
        if (levels > 0 && node.parent()) {
            for (TreeNode child : tree.children(place, Progress.NONE)) {
                List<String> below = new ArrayList<>(place);
                below.add(child.id());
                children.add(branch(tree, child, below, levels - 1));
            }
        }
        return new Branch(node, children);
    }

    private static Map<String, Object> json(Branch branch) {
        TreeNode node = branch.node();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", node.id());
        json.put("kind", node.kind());
        json.put("label", node.label());
        Optional.of(node.state()).filter(state -> state != State.NONE)
                .ifPresent(state -> json.put("state", word(state).replace(' ', '-')));
        Map<String, String> properties = new LinkedHashMap<>();
        node.properties().forEach(property -> properties.put(property.name(), property.value()));
        json.put("properties", properties);
        json.put("children", branch.children().stream().map(TreeAction::json).toList());
        return json;
    }

    private static void print(Branch branch, int level, StringBuilder text) {
        TreeNode node = branch.node();
        text.append("  ".repeat(level)).append(TextTable.printable(node.label()));
        if (node.state() != State.NONE && node.state() != State.UP) {
            text.append(" (").append(word(node.state())).append(')');
        }
        if (level == 0 || node.kind().equals(TreeNode.GROUP)) {
            node.properties().stream().filter(property -> property.value().matches("[0-9]+")).findFirst()
                    .map(Property::value).ifPresent(count -> text.append(" (").append(count).append(')'));
        }
        text.append(System.lineSeparator());
        branch.children().forEach(child -> print(child, level + 1, text));
    }

    private static String word(State state) {
        return switch (state) {
            case NONE -> "";
            case UP -> "up";
            case PARTLY_DOWN -> "partly down";
            case DOWN -> "down";
        };
    }
}
