package org.aeneas.cassandra.node;

/**
 * A node as its cluster knows it.
 *
 * @param id      its host id, which it keeps when its address changes
 * @param address by which other nodes know it, without a port
 */
public record Host(String id, String address, String datacenter, String rack) {

    /** {@code 10.0.0.1 (rack1)}. */
    @Override
    public String toString() {
        return address + " (" + rack + ")";
    }
}
