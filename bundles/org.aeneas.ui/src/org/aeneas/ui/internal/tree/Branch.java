package org.aeneas.ui.internal.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.ui.TreePlace;
import org.eclipse.core.runtime.IAdaptable;

/** A node as a view holds it: where it stands, and what is known to be below it. On the UI thread only. */
public final class Branch implements IAdaptable {
    private final TreeNode node;
    private final Optional<Branch> parent;
    private final List<String> path;
    private List<Branch> children = List.of();
    private Reading reading;
    private Problem problem;
    private int pages = 1;

    enum Reading { NOT_YET, UNDER_WAY, DONE }

    Branch(TreeNode node, Optional<Branch> parent) {
        this.node = node;
        this.parent = parent;
        List<String> ids = new ArrayList<>(parent.map(Branch::path).orElse(List.of()));
        ids.add(node.id());
        this.path = List.copyOf(ids);
        this.reading = node.parent() ? Reading.NOT_YET : Reading.DONE;
    }

    public TreeNode node() {
        return node;
    }

    public Optional<Branch> parent() {
        return parent;
    }

    /** The ids from the root to this. */
    public List<String> path() {
        return path;
    }

    /** Other bundles know the trees' elements as {@link TreePlace} or, for expressions, as {@link TreeNode}. */
    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == TreePlace.class) {
            return type.cast(new TreePlace(node, path));
        }
        return type == TreeNode.class ? type.cast(node) : null;
    }

    List<Branch> children() {
        return children;
    }

    Reading reading() {
        return reading;
    }

    /** How many pages of the children are shown. */
    int pages() {
        return pages;
    }

    void showMore() {
        pages++;
    }

    /** Why there are no children. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    void begin() {
        reading = Reading.UNDER_WAY;
        problem = null;
    }

    void hold(List<TreeNode> nodes) {
        children = nodes.stream().map(n -> new Branch(n, Optional.of(this))).toList();
        reading = Reading.DONE;
    }

    /** It is read again when it is opened again. */
    void fail(Problem why) {
        problem = why;
        reading = Reading.NOT_YET;
    }

    @Override
    public String toString() {
        return String.join(" / ", path);
    }
}
