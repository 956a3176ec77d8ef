package org.aeneas.cassandra.clone;

/**
 * What a clone makes of a keyspace's replicas, and of what clients wait for.
 *
 * @param local  replicas in the source datacenter, the same before and after
 * @param before over all datacenters
 * @param after  with the clone
 */
public record QuorumChange(String keyspace, int local, int before, int after) {

    static QuorumChange of(Keyspace keyspace, Replication after, String source) {
        Replication now = keyspace.replication();
        int local = now.isTopology() ? now.factor(source) : now.factor();
        return new QuorumChange(keyspace.name(), local, now.total(), after.total());
    }

    /** Of QUORUM. */
    public int quorumBefore() {
        return before / 2 + 1;
    }

    public int quorumAfter() {
        return after / 2 + 1;
    }

    /** Whether the source's own replicas are enough for QUORUM once the clone is there. */
    public boolean quorumWithoutClone() {
        return before >= quorumAfter();
    }

    /**
     * Whether requests of this level are answered while one node of the source datacenter is down, as it was before the
     * clone. Where another datacenter could answer, it counts.
     */
    public boolean bearsOneDown(Consistency level) {
        int alive = level.isGlobal() && level != Consistency.EACH_QUORUM ? before - 1 : local - 1;
        return alive >= level.needed(local, before);
    }

    /**
     * Whether a read of this level can be answered by the clone alone, which has no data yet: a coordinator asks another
     * datacenter where the replicas of its own are down or slow.
     */
    public boolean readsCloneAlone(Consistency level) {
        return after > before && level.isGlobal() && level.needed(local, after) <= after - before;
    }

    /** Whether requests of this level are answered while the clone is down. */
    public boolean bearsCloneDown(Consistency level) {
        return switch (level) {
            case EACH_QUORUM -> before == after;
            case ALL -> before == after;
            default -> (level.isGlobal() ? before : local) >= level.needed(local, after);
        };
    }
}
