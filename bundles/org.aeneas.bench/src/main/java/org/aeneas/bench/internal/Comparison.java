package org.aeneas.bench.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

import org.aeneas.bench.Ratio;
import org.aeneas.bench.Result;

/**
 * Which results are set beside which.
 *
 * @param floor   what the ratio is meant to be at least; 0 if nothing is promised
 * @param seconds what is compared: a scan does without most of the product's start, so there the work alone
 */
public record Comparison(String subject, String peer, double floor, ToDoubleFunction<Result> seconds) {
    private static final List<Comparison> ALL = List.of(
            new Comparison("csv", "dsbulk", 5, Result::seconds),
            new Comparison("json-zstd", "dsbulk", 3, Result::seconds),
            new Comparison("csv", "sstabledump", 0, Result::seconds),
            new Comparison("csv", "scan", 0.5, Result::workSeconds),
            new Comparison("csv-overlap", "scan-overlap", 0.5, Result::workSeconds),
            new Comparison("csv-wide", "scan-wide", 0.5, Result::workSeconds),
            new Comparison("load", "load-bare", 0.9, Result::seconds),
            new Comparison("agent-asked", "agent-quiet", 0.95, Result::seconds),
            new Comparison("changes-1m", "changes-100k", 1 / 1.5, Result::seconds),
            new Comparison("changes-10m", "changes-100k", 1 / 1.5, Result::seconds));

    /** The ratios of those results of which both sides are there. */
    public static List<Ratio> of(List<Result> results) {
        return ALL.stream().flatMap(comparison -> comparison.ratio(results).stream()).toList();
    }

    private Optional<Ratio> ratio(List<Result> results) {
        return find(results, subject).flatMap(ours -> find(results, peer).map(theirs -> new Ratio(subject + "/" + peer,
                rate(ours) / rate(theirs), floor == 0 ? OptionalDouble.empty() : OptionalDouble.of(floor))));
    }

    private double rate(Result result) {
        return result.rows() / seconds.applyAsDouble(result);
    }

    private static Optional<Result> find(List<Result> results, String name) {
        return results.stream().filter(result -> result.name().equals(name)).findFirst();
    }
}
