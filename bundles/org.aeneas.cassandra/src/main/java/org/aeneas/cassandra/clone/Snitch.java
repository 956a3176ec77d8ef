package org.aeneas.cassandra.clone;

import java.util.Locale;
import java.util.Set;

import org.aeneas.core.Problem;

/** How a node knows datacenters and racks, as far as it matters for a clone. */
public enum Snitch {
    /** Each node has its own place in cassandra-rackdc.properties: the source needs no change. */
    GOSSIPING_PROPERTY_FILE,
    /** Every node has the places of all in cassandra-topology.properties, which is read again when it changes. */
    PROPERTY_FILE,
    /** The cloud says the place; {@code dc_suffix} in cassandra-rackdc.properties makes another datacenter of it. */
    CLOUD,
    /** Everything is datacenter1 and rack1: the nodes must change to {@link #GOSSIPING_PROPERTY_FILE}. */
    SIMPLE,
    /** The address says the place: the nodes must change to {@link #GOSSIPING_PROPERTY_FILE}. */
    RACK_INFERRING;

    /** The class that a source is changed to, where it must change. */
    public static final String TARGET = "GossipingPropertyFileSnitch";

    /** Those that read {@code dc_suffix}, by org.apache.cassandra.locator.SnitchProperties. */
    private static final Set<String> CLOUDS = Set.of("ec2snitch", "ec2multiregionsnitch", "googlecloudsnitch");
    /** From 5.0 on those too. */
    private static final Set<String> LATER_CLOUDS = Set.of("azuresnitch", "alibabacloudsnitch");

    /**
     * @param name class name, with or without its package
     * @throws org.aeneas.core.ProblemException {@code snitch-unsupported}
     */
    public static Snitch of(String name, CassandraVersion version) {
        String simple = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (CLOUDS.contains(simple) || version.isAtLeast(5, 0) && LATER_CLOUDS.contains(simple)) {
            return CLOUD;
        }
        return switch (simple) {
            case "gossipingpropertyfilesnitch" -> GOSSIPING_PROPERTY_FILE;
            case "propertyfilesnitch" -> PROPERTY_FILE;
            case "simplesnitch" -> SIMPLE;
            case "rackinferringsnitch" -> RACK_INFERRING;
            default -> throw new Problem("snitch-unsupported", "A cluster with this snitch cannot get a clone"
                    + " datacenter: it is not known how it names datacenters.", name, "Change the cluster to " + TARGET
                            + " first, as the documentation of Apache Cassandra says.").asException();
        };
    }

    /** Whether every node of the source must be restarted with another snitch. */
    public boolean needsRestarts() {
        return this == SIMPLE || this == RACK_INFERRING;
    }
}
