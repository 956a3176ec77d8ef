package org.aeneas.cassandra.node;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a cycle of changes reads: the same whenever it is asked for.
 *
 * @param number   from 1
 * @param since    before it was begun: every write that the nodes had by then is in it, or in one before it
 * @param asOf     epoch second, after the snapshot was made
 * @param snapshot of all nodes, for which memory was flushed
 * @param oldLinks by node, folders {@code backups} as they were before that: all in them is in the snapshot
 * @param links    by node, as they were after it
 */
public record CycleSnapshot(long number, Instant since, long asOf, TaskSnapshot snapshot,
        Map<String, List<SnapshotFolder>> oldLinks, Map<String, List<SnapshotFolder>> links) {

    public CycleSnapshot {
        oldLinks = Map.copyOf(oldLinks);
        links = Map.copyOf(links);
    }
}
