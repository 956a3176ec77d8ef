package org.aeneas.core.tree;

import java.util.List;

import org.aeneas.core.Progress;

/**
 * What a database consists of, read as far as somebody looks. A tree shows one moment; to see a later one, ask the
 * connection for another tree. Safe for use by many threads; may wait for the database.
 */
public interface Tree {

    /**
     * @param path the ids from the root down to the node whose children are wanted; empty for the roots
     * @return in the order in which they are shown; empty also if there is no such node
     * @throws org.aeneas.core.ProblemException   if the database does not answer
     * @throws org.aeneas.core.CancelledException if cancelled
     */
    List<TreeNode> children(List<String> path, Progress progress);

    /** The definition of a node in the database's own language, as people would write it; empty if it has none. */
    String definition(List<String> path);
}
