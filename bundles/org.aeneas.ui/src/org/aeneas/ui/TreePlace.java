package org.aeneas.ui;

import java.util.List;

import org.aeneas.core.tree.TreeNode;

/**
 * What is selected in one of the trees: elements of both adapt to it.
 *
 * @param path the ids from the root to the node, its own last
 */
public record TreePlace(TreeNode node, List<String> path) {

    public TreePlace {
        path = List.copyOf(path);
    }
}
