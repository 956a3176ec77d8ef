package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.aeneas.core.row.ByteSink;

/**
 * Tells whether texts repeat in a set or among a map's keys. Only few types need it: those of which two values that
 * differ for Cassandra may have one text, and even these only in values that a client wrote in a form of its own.
 */
final class Distinct {
    private final Set<String> seen = new HashSet<>();

    void reset() {
        seen.clear();
    }

    /** @return false if the text that begins there was added before */
    boolean add(ByteSink out, int from) {
        return seen.add(new String(out.array(), from, out.length() - from, StandardCharsets.UTF_8));
    }
}
