package org.aeneas.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of one contest.
 *
 * @param name   short: {@code csv}
 * @param what   for people
 * @param passes in their order, at least one
 */
public record Result(String name, String what, List<Pass> passes) {

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

    /** Of all passes. */
    public long peakBytes() {
        return passes.stream().mapToLong(Pass::peakBytes).max().orElse(0);
    }

    private double median(ToDoubleFunction<Pass> value) {
        double[] sorted = passes.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
