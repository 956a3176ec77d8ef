package org.aeneas.sstable.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an SSTable's component, of any Cassandra from 2.0 on (classes {@code Descriptor} of each major).
 *
 * @param base       what all components of the SSTable begin with, the last hyphen included
 * @param table      {@code keyspace.table} where the name carries it (before 2.2), else empty
 * @param temporary  being written when the node was stopped; before 3.0 the name says so
 * @param index      of a secondary index, which 2.0 and 2.1 keep in the table's own directory
 */
record FileName(String base, String table, String version, String format, String generation, String component,
        boolean temporary, boolean index) {

    /** jb, ka: {@code ks-table-[tmp-|tmplink-]ka-1-Data.db}; the table of an index is {@code table.index}. */
    private static final Pattern BEFORE_2_2 =
            Pattern.compile("((\\w+)-(\\w+)(\\.[^-]+)?-(tmp-|tmplink-)?([a-z]{2})-(\\d+)-)([^-]+)");
    /** la and later: {@code [tmp-|tmplink-]la-1-big-Data.db}; from 4.1 on the generation may be a time-based id. */
    private static final Pattern SINCE_2_2 =
            Pattern.compile("((tmp-|tmplink-)?([a-z]{2})-([0-9]+|[0-9a-zA-Z_]{28})-([a-z]+)-)(.+)");

    static Optional<FileName> parse(String name) {
        Matcher old = BEFORE_2_2.matcher(name);
        if (old.matches()) {
            return Optional.of(new FileName(old.group(1), old.group(2) + "." + old.group(3), old.group(6), "big",
                    old.group(7), old.group(8), old.group(5) != null, old.group(4) != null));
        }
        Matcher current = SINCE_2_2.matcher(name);
        if (current.matches()) {
            return Optional.of(new FileName(current.group(1), "", current.group(3), current.group(5), current.group(4),
                    current.group(6), current.group(2) != null, false));
        }
        return Optional.empty();
    }
}
