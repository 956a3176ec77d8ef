package org.aeneas.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of one contest.
 *
 * @param name         short: {@code csv}
 * @param what         for people
 * @param mostResident bytes that it may hold resident; {@link Long#MAX_VALUE} if nothing is promised
 * @param passes       in their order, at least one
 */
public record Result(String name, String what, long mostResident, List<Pass> passes) {

    public Result {
        passes = List.copyOf(passes);
    }

    public long rows() {
        return passes.get(0).rows();
    }

    public double seconds() {
        return median(Pass::seconds);
    }

    public double workSeconds() {
        return median(Pass::workSeconds);
    }

    public double cpuSeconds() {
        return median(Pass::cpuSeconds);
    }

    /** Whether something is promised of its peak. */
    public boolean isBounded() {
        return mostResident < Long.MAX_VALUE;
    }

    /** The most of all passes. */
    public long peakBytes() {
        return passes.stream().mapToLong(Pass::peakBytes).max().orElse(0);
    }

    private double median(ToDoubleFunction<Pass> value) {
        double[] sorted = passes.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
