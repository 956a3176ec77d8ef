package org.aeneas.bench;

import java.util.Set;

/**
 * What is measured.
 *
 * @param rows   of the sample tables, at least 1000; loading and the one partition take fewer
 * @param passes of each contest, at least 1
 * @param only   names of contests; empty for all
 */
public record BenchOptions(long rows, int passes, Set<String> only) {

    public BenchOptions {
        only = Set.copyOf(only);
    }
}
