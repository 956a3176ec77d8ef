package org.aeneas.cassandra.node;

import java.util.List;

/**
 * A table's part of a snapshot in one of a node's data folders.
 *
 * @param dataFolder absolute path on the node, as {@link NodeState#dataFolders} has it
 * @param relative   to the data folder: {@code shop/orders-5a1c…/snapshots/NAME}
 * @param files      names of all files right in the folder, sorted
 */
public record SnapshotFolder(TableName table, String dataFolder, String relative, List<String> files) {
    public SnapshotFolder {
        files = files.stream().sorted().toList();
    }
}
