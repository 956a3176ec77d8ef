package org.aeneas.project;

import org.aeneas.project.internal.Require;

/**
 * A datacenter that was made to be read from.
 *
 * @param name as Cassandra calls it: {@code dc1_tgt}
 * @param of   the datacenter whose data it has
 */
public record CloneDatacenter(String name, String of) {

    public CloneDatacenter {
        Require.text("The clone's name", name, Require.NAME);
        Require.text("The datacenter of which it is a clone", of, Require.NAME);
    }
}
