package org.aeneas.cassandra.node;

import java.util.List;

/**
 * A node as it describes itself.
 *
 * @param name        by which we reach it
 * @param version     {@code 3.11.19}
 * @param mode        {@code NORMAL}, {@code JOINING}, {@code LEAVING}, {@code DECOMMISSIONED}, {@code DRAINED}, …
 * @param dataFolders absolute paths on the node, in the order of its cassandra.yaml
 */
public record NodeState(String name, String version, String cluster, Host host, String mode,
        List<String> dataFolders) {
    public static final String NORMAL = "NORMAL";

    public NodeState {
        dataFolders = List.copyOf(dataFolders);
    }

    public boolean isNormal() {
        return mode.equals(NORMAL);
    }
}
