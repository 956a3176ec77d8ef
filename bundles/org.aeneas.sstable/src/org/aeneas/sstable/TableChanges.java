package org.aeneas.sstable;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;

/**
 * What one cycle has to tell of a table: the keys that new SSTables name, and in which SSTables it is read what became
 * of them.
 *
 * @param partitioner class name; empty where there is no SSTable at all
 * @param replicas    at most one a node
 * @param parts       in the ring's order, without gap or overlap: which nodes replicate it now
 * @param further     keys that are read although no SSTable names them, such as those of rows in which a cell has
 *                    expired; in any order, and all of them in memory
 * @param beforeAsOf  epoch second of the cycle before: what was expired by then was dead
 * @param asOf        epoch second: what is expired by then is dead
 */
public record TableChanges(TableSchema table, String partitioner, List<Replica> replicas, List<Part> parts,
        List<RowKey> further, long beforeAsOf, long asOf) {

    public TableChanges {
        replicas = List.copyOf(replicas);
        parts = List.copyOf(parts);
        further = List.copyOf(further);
    }

    /**
     * What one node has of the table.
     *
     * @param node   its name
     * @param named  SSTables whose keys are the changed ones
     * @param before those of the snapshot before, of which the table is told already
     * @param now    those of the new snapshot
     */
    public record Replica(String node, List<SSTable> named, List<SSTable> before, List<SSTable> now) {

        public Replica {
            named = List.copyOf(named);
            before = List.copyOf(before);
            now = List.copyOf(now);
        }

        Stream<SSTable> files() {
            return Stream.of(named, before, now).flatMap(List::stream);
        }
    }

    /** @param nodes whose rows of the range are read, and merged; at least one */
    public record Part(TokenRange range, Set<String> nodes) {

        public Part {
            nodes = Set.copyOf(nodes);
        }
    }

    /** Of one node that has the whole ring. */
    public static TableChanges of(TableSchema table, String partitioner, Replica replica, long beforeAsOf, long asOf) {
        return new TableChanges(table, partitioner, List.of(replica),
                List.of(new Part(TokenRange.ALL, Set.of(replica.node()))), List.of(), beforeAsOf, asOf);
    }

    /** The same with these keys besides. */
    public TableChanges with(List<RowKey> keys) {
        return new TableChanges(table, partitioner, replicas, parts, keys, beforeAsOf, asOf);
    }

    /** All SSTables, however often they are named. */
    public List<SSTable> files() {
        return replicas.stream().flatMap(Replica::files).toList();
    }
}
