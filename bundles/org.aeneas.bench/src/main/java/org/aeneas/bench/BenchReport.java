package org.aeneas.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All results of a run, medians over its passes, and what they are to each other. */
public record BenchReport(List<Result> results, List<Ratio> ratios) {
    private static final String HEAD = String.format("%-14s %12s %9s %11s %12s %8s %9s   %s", "", "rows", "seconds",
            "rows/s", "rows/s work", "CPU s", "peak MiB", "");
    private static final double MEBIBYTE = 1 << 20;

    public BenchReport {
        results = List.copyOf(results);
        ratios = List.copyOf(ratios);
    }

    /** The object that {@code --json} prints. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("results", results.stream().map(BenchReport::json).toList());
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> floors = new LinkedHashMap<>();
        ratios.forEach(ratio -> {
            values.put(ratio.name(), rounded(ratio.value()));
            ratio.floor().ifPresent(floor -> floors.put(ratio.name(), floor));
        });
        json.put("ratios", values);
        json.put("floors", floors);
        Map<String, Object> ceilings = new LinkedHashMap<>();
        results.stream().filter(Result::isBounded).forEach(result -> ceilings.put(result.name(), result.mostResident()));
        json.put("peakBytesAtMost", ceilings);
        return json;
    }

    private static Map<String, Object> json(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", result.name());
        json.put("rows", result.rows());
        json.put("seconds", rounded(result.seconds()));
        json.put("rowsPerSecond", Math.round(result.rows() / result.seconds()));
        json.put("workSeconds", rounded(result.workSeconds()));
        json.put("cpuSeconds", rounded(result.cpuSeconds()));
        json.put("peakBytes", result.peakBytes());
        json.put("passes", result.passes());
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** The table for people. */
    public String text() {
        return Stream.of(Stream.of(HEAD), results.stream().map(BenchReport::line), Stream.of(""),
                ratios.stream().map(BenchReport::line),
                results.stream().filter(Result::isBounded).map(BenchReport::peak)).flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(Result result) {
        return String.format(Locale.ROOT, "%-14s %,12d %9.2f %,11.0f %,12.0f %8s %9s   %s", result.name(),
                result.rows(), result.seconds(), result.rows() / result.seconds(), result.rows() / result.workSeconds(),
                known(result.cpuSeconds(), "%.2f"), known(result.peakBytes() / MEBIBYTE, "%.0f"), result.what());
    }

    private static String known(double value, String format) {
        return value == 0 ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static String peak(Result result) {
        return String.format(Locale.ROOT, "%-28s %7.0f  at most %.0f: %s", result.name() + " peak MiB",
                result.peakBytes() / MEBIBYTE, result.mostResident() / MEBIBYTE,
                result.peakBytes() <= result.mostResident() ? "met" : "MISSED");
    }

    private static String line(Ratio ratio) {
        String floor = ratio.floor().isEmpty() ? ""
                : String.format(Locale.ROOT, "  floor %.2f: %s", ratio.floor().getAsDouble(),
                        ratio.met() ? "met" : "MISSED");
        return String.format(Locale.ROOT, "%-28s %7.2f%s", ratio.name(), ratio.value(), floor);
    }
}
