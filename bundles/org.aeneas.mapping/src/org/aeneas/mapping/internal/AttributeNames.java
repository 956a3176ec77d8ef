package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** The names of a table's attributes and CSV columns. What the user named keeps its name; ours give way. */
public final class AttributeNames {
    /** KeySchemaElement: AttributeName has 1 to 255 characters. */
    private static final int LONGEST_KEY_NAME = 255;

    private final String table;
    private final Set<String> taken = new HashSet<>();

    public AttributeNames(String table) {
        this.table = table;
    }

    /** Takes a name that somebody asks for. */
    public String take(String name) {
        if (name.isEmpty()) {
            throw problem("An attribute needs a name.", name);
        }
        if (!taken.add(name)) {
            throw problem("Two attributes would have one name.", name);
        }
        return name;
    }

    /** As {@link #take}, for the name of a key attribute. */
    public String takeKey(String name) {
        if (!fitsKey(name)) {
            throw problem("The name of a key attribute has at most " + LONGEST_KEY_NAME + " bytes.", name);
        }
        return take(name);
    }

    /** Takes the name, or the first of name_, name__, … that is free. */
    public String takeFree(String name) {
        String free = name;
        while (!taken.add(free)) {
            free += "_";
        }
        return free;
    }

    /** As {@link #takeFree}; the other name where the first is too long for a key. */
    public String takeFreeKey(String name, String other) {
        return takeFree(fitsKey(name) ? name : other);
    }

    public boolean fitsKey(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY_NAME;
    }

    private ProblemException problem(String what, String name) {
        return new Problem("mapping-attribute-name", what, table + ": " + name,
                "Choose another attribute name for one of them in the mapping.").asException();
    }
}
