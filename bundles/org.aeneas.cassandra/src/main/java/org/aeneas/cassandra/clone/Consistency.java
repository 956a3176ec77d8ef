package org.aeneas.cassandra.clone;

/** A consistency level that clients use. */
public enum Consistency {
    ANY, ONE, TWO, THREE, LOCAL_ONE, LOCAL_QUORUM, QUORUM, EACH_QUORUM, SERIAL, LOCAL_SERIAL, ALL;

    /**
     * How many replicas must answer where a datacenter has so many, and all of them so many.
     *
     * @param local replicas in the client's datacenter
     * @param total over all datacenters
     */
    public int needed(int local, int total) {
        return switch (this) {
            case ANY, ONE, LOCAL_ONE -> 1;
            case TWO -> 2;
            case THREE -> 3;
            case LOCAL_QUORUM, LOCAL_SERIAL, EACH_QUORUM -> local / 2 + 1;
            case QUORUM, SERIAL -> total / 2 + 1;
            case ALL -> total;
        };
    }

    /** Whether replicas of other datacenters can be what it waits for. */
    public boolean isGlobal() {
        return switch (this) {
            case LOCAL_ONE, LOCAL_QUORUM, LOCAL_SERIAL -> false;
            default -> true;
        };
    }
}
