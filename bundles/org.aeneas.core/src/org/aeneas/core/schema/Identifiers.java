package org.aeneas.core.schema;

import java.util.Set;
import java.util.regex.Pattern;

/** CQL identifiers: held as they are stored, quoted when they are written. */
public final class Identifiers {
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> BUILT_IN = Set.of("empty", "frozen", "list", "map", "set", "tuple", "vector");

    private Identifiers() {
    }

    /** @return {@code name} as CQL text: as it is where that means the same name, else in double quotes */
    public static String quote(String name) {
        return PLAIN.matcher(name).matches() && !Keywords.reserved(name)
                ? name : always(name);
    }

    /** As {@link #quote}, for the name of a user-defined type: one that is called as a built-in type needs quotes. */
    static String quoteType(String name) {
        return CqlType.Native.named(name).isPresent() || BUILT_IN.contains(name) ? always(name) : quote(name);
    }

    private static String always(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
