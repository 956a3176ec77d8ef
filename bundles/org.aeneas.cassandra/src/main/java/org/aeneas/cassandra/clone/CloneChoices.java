package org.aeneas.cassandra.clone;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.aeneas.core.Problem;

/**
 * What the user wants.
 *
 * @param datacenter        of the source, to be cloned
 * @param suffix            behind its name, for the clone's; {@value #SUFFIX} unless told
 * @param nodes             of the clone, at least one of them a seed
 * @param keyspaces         to be cloned, beside Cassandra's own
 * @param consistency       levels that clients use
 * @param parallel          all nodes of the clone are rebuilt at once; else one after the other
 * @param streamMegabits    a second, at most, that each node of the source sends; empty for its own limit
 * @param alterAndRepair    keyspaces whose replicas move to other nodes when they leave SimpleStrategy are altered, and
 *                          repaired at once
 */
public record CloneChoices(String datacenter, String suffix, List<CloneNode> nodes, Set<String> keyspaces,
        Set<Consistency> consistency, boolean parallel, OptionalInt streamMegabits, boolean alterAndRepair) {
    public static final String SUFFIX = "_tgt";

    public CloneChoices {
        nodes = List.copyOf(nodes);
        keyspaces = Set.copyOf(keyspaces);
        consistency = Set.copyOf(consistency);
        if (!suffix.matches("[A-Za-z0-9_-]{1,48}")) {
            throw new Problem("clone-suffix", "A datacenter suffix is letters, digits, hyphens and underscores.",
                    suffix, "Use one as " + SUFFIX + ".").asException();
        }
    }

    /** The name of the clone. */
    public String target() {
        return datacenter + suffix;
    }
}
