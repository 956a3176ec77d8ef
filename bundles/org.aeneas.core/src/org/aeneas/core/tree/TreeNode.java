package org.aeneas.core.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a {@link Tree}. A plain value: what the database said when it was asked, also when the database is gone.
 *
 * @param id         distinct among its siblings, the same whenever the tree is read again
 * @param kind       what it is: one of the constants here, or a word of the engine's own, for which its part of the
 *                   desktop has an icon
 * @param parent     whether there may be something below
 * @param properties what is to be said about it, in this order
 */
public record TreeNode(String id, String kind, String label, State state, boolean parent,
        List<Property> properties) {
    /** The whole of what is connected. */
    public static final String SOURCE = "source";
    /** A heading, without a counterpart in the database. */
    public static final String GROUP = "group";
    public static final String KEYSPACE = "keyspace";
    public static final String TABLE = "table";
    public static final String TYPE = "type";
    public static final String INDEX = "index";
    public static final String VIEW = "view";
    /** A column of a primary key. */
    public static final String KEY = "key";
    public static final String COLUMN = "column";

    public enum State {
        /** It has none, as a column, or it is not known. */
        NONE,
        UP,
        /** Some of what it consists of is down. */
        PARTLY_DOWN,
        DOWN
    }

    /** @param name for people: {@code Replication} */
    public record Property(String name, String value) {
    }

    public TreeNode {
        properties = List.copyOf(properties);
    }

    /** Something without a state, without anything below. */
    public static TreeNode leaf(String kind, String id, String label) {
        return new TreeNode(id, kind, label, State.NONE, false, List.of());
    }

    /** Something without a state, which may have something below. */
    public static TreeNode parent(String kind, String id, String label) {
        return new TreeNode(id, kind, label, State.NONE, true, List.of());
    }

    public TreeNode in(State now) {
        return new TreeNode(id, kind, label, now, parent, properties);
    }

    /** @param value ignored if blank: nobody wants to read what is not known */
    public TreeNode with(String name, String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        List<Property> more = new ArrayList<>(properties);
        more.add(new Property(name, value));
        return new TreeNode(id, kind, label, state, parent, more);
    }
}
