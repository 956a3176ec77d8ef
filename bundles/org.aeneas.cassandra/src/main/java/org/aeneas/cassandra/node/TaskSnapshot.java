package org.aeneas.cassandra.node;

import java.util.List;

/**
 * What a task reads: the same whenever it goes on.
 *
 * @param name     of the snapshot, on every node
 * @param coverage which node is read for which part of the ring, as it was when the snapshot was made
 */
public record TaskSnapshot(String name, List<TableName> tables, List<NodePart> nodes, Coverage coverage) {

    /**
     * The snapshot of one node.
     *
     * @param node    as its connector calls it
     * @param folders of the tables; of one that has no rows there may be none
     */
    public record NodePart(String node, Host host, List<SnapshotFolder> folders) {
        public NodePart {
            folders = List.copyOf(folders);
        }

        /** Where the table is on that node: a folder for each data folder in which it has SSTables. */
        public List<SnapshotFolder> folders(TableName table) {
            return folders.stream().filter(folder -> folder.table().equals(table)).toList();
        }
    }

    public TaskSnapshot {
        tables = List.copyOf(tables);
        nodes = List.copyOf(nodes);
    }
}
