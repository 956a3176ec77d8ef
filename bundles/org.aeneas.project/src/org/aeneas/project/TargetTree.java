package org.aeneas.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.TableAdmin.Description;
import org.aeneas.core.Progress;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.core.tree.TreeNode.State;

/** The tables of DynamoDB in one Region, listed when it is made, described one by one as they are looked at. */
public final class TargetTree implements Tree {
    private static final String TABLES = "tables";
    private static final String ACTIVE = "ACTIVE";

    private final TableAdmin admin;
    private final String region;
    private final List<String> names;

    /** @throws org.aeneas.core.ProblemException if DynamoDB does not answer, or not to us */
    public TargetTree(AwsSession session) {
        this.admin = session.tables();
        this.region = session.region();
        this.names = admin.list().stream().sorted().toList();
    }

    @Override
    public List<TreeNode> children(List<String> path, Progress progress) {
        return switch (path.size()) {
            case 0 -> List.of(TreeNode.parent(TreeNode.SOURCE, "dynamodb", "Amazon DynamoDB").in(State.UP)
                    .with("Region", region));
            case 1 -> List.of(TreeNode.parent(TreeNode.GROUP, TABLES, "Tables")
                    .with("Tables", String.valueOf(names.size())));
            case 2 -> names.stream().map(name -> TreeNode.parent(TreeNode.TABLE, name, name)).toList();
            case 3 -> admin.describe(path.get(2)).map(TargetTree::parts).orElse(List.of());
            default -> List.of();
        };
    }

    @Override
    public String definition(List<String> path) {
        return path.size() == 3 ? admin.describe(path.get(2)).map(TargetTree::text).orElse("") : "";
    }

    private static List<TreeNode> parts(Description table) {
        List<TreeNode> parts = new ArrayList<>();
        parts.add(key(table.partitionKey(), "Partition key"));
        table.sortKey().map(key -> key(key, "Sort key")).ifPresent(parts::add);
        table.indexes().forEach(index -> parts.add(TreeNode.leaf(TreeNode.INDEX, "index " + index, index)));
        return parts;
    }

    private static TreeNode key(TableAdmin.Key key, String role) {
        return TreeNode.leaf(TreeNode.KEY, "key " + key.name(), key.name() + " : " + key.type())
                .with("Role", role).with("Type", key.type().name());
    }

    private static String text(Description table) {
        StringBuilder text = new StringBuilder();
        line(text, "Status", table.status().equals(ACTIVE) ? "" : table.status());
        line(text, "Partition key", table.partitionKey().toString());
        line(text, "Sort key", table.sortKey().map(Object::toString).orElse(""));
        line(text, "Indexes", String.join(", ", table.indexes()));
        line(text, "Items (as of some hours ago)", String.format("%,d", table.items()));
        line(text, "Bytes", String.format("%,d", table.bytes()));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        Optional.of(value).filter(v -> !v.isBlank()).ifPresent(v -> text.append(name).append(": ").append(v)
                .append('\n'));
    }
}
