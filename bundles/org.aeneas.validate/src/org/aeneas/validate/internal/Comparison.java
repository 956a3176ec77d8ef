package org.aeneas.validate.internal;

import java.util.HashMap;
import java.util.Map;

import org.aeneas.validate.Difference;

/**
 * Joins the digests of both sides, bucket by bucket, and keeps the keys of what differs.
 *
 * <p>Memory: one bucket of each side, and one entry for each of the first differences; those beyond are only counted.
 */
public final class Comparison {
    private static final int LONGS = Digests.LONGS;
    /** About 20 MB of keys. */
    private static final int MOST_KEPT = 200_000;

    private final Map<Digest, Difference.Kind> differing = new HashMap<>();
    private final long[] beyond = new long[Difference.Kind.values().length];
    private long collisions;

    public static Comparison of(Digests source, Digests target) {
        Comparison comparison = new Comparison();
        for (int bucket = 0; bucket < source.buckets(); bucket++) {
            comparison.join(source.read(bucket), target.read(bucket));
        }
        return comparison;
    }

    private void join(long[] source, long[] target) {
        BucketIndex index = new BucketIndex(source);
        collisions += index.collisions();
        boolean[] met = new boolean[source.length / LONGS];
        for (int t = 0; t < target.length; t += LONGS) {
            int s = index.find(target[t], target[t + 1]);
            if (s < 0) {
                keep(target[t], target[t + 1], Difference.Kind.EXTRA);
            } else {
                met[s / LONGS] = true;
                if (source[s + 2] != target[t + 2] || source[s + 3] != target[t + 3]
                        || !TtlBound.allows(source[s + 4], target[t + 4])) {
                    keep(target[t], target[t + 1], Difference.Kind.DIFFERENT);
                }
            }
        }
        for (int s = 0; s < source.length; s += LONGS) {
            if (!met[s / LONGS] && index.find(source[s], source[s + 1]) == s) {
                keep(source[s], source[s + 1], Difference.Kind.MISSING);
            }
        }
    }

    private void keep(long high, long low, Difference.Kind kind) {
        if (differing.size() < MOST_KEPT) {
            differing.put(new Digest(high, low), kind);
        } else {
            beyond[kind.ordinal()]++;
        }
    }

    /** What differs, by key; no more than can be kept. */
    public Map<Digest, Difference.Kind> differing() {
        return differing;
    }

    public boolean has(Difference.Kind kind) {
        return differing.containsValue(kind);
    }

    /** How many of that kind differ beyond those in {@link #differing()}. */
    public long beyond(Difference.Kind kind) {
        return beyond[kind.ordinal()];
    }

    public long collisions() {
        return collisions;
    }
}
