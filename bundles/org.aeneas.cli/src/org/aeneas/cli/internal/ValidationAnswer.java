package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.aeneas.validate.Difference;
import org.aeneas.validate.ValidationReport;

/**
 * What {@code validate} and {@code demo} say in the end.
 *
 * @param reports     by source table
 * @param notCompared attributes that the source cannot tell
 */
record ValidationAnswer(Map<String, ValidationReport> reports, List<String> notCompared, double seconds) {
    private static final String ROW = "%-34s %12s %12s %9s %9s %9s %9s%n";

    boolean agrees() {
        return reports.values().stream().allMatch(ValidationReport::agrees);
    }

    Map<String, Object> json() {
        List<Map<String, Object>> tables = new ArrayList<>();
        reports.forEach((name, report) -> tables.add(json(name, report)));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tables", tables);
        json.put("seconds", seconds);
        if (!notCompared.isEmpty()) {
            json.put("notCompared", notCompared);
        }
        return json;
    }

    private static Map<String, Object> json(String name, ValidationReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", name);
        json.put("rows", report.rows());
        json.put("items", report.items());
        json.put("rejects", report.rejects());
        json.put("missing", report.missing());
        json.put("extra", report.extra());
        json.put("different", report.different());
        json.put("collisions", report.collisions());
        json.put("repaired", report.repaired());
        json.put("compared", report.checked());
        json.put("sampled", !report.extrasKnown());
        json.put("differences", report.differences());
        return json;
    }

    String text() {
        StringBuilder text = new StringBuilder(sampled() ? sample() : table());
        if (reports.values().stream().anyMatch(report -> report.items() > report.rows() - report.rejects())) {
            text.append(String.format("A partition's static columns are one item more.%n"));
        }
        if (!notCompared.isEmpty()) {
            text.append(String.format("Not compared, because CQL does not tell it: %s. SSTables do (--data).%n",
                    String.join(", ", notCompared)));
        }
        reports.forEach((name, report) -> differences(name, report, text));
        return text.append(verdict()).toString();
    }

    private String table() {
        StringBuilder text = new StringBuilder(
                String.format(ROW, "Table", "CQL rows", "Items", "Rejects", "Missing", "Extra", "Different"));
        reports.forEach((name, report) -> text.append(String.format(ROW, name, count(report.rows()),
                count(report.items()), count(report.rejects()), count(report.missing()), count(report.extra()),
                count(report.different()))));
        return text.toString();
    }

    /** What was not compared must not look as if it had been. */
    private String sample() {
        StringBuilder text = new StringBuilder(
                String.format(ROW, "Table", "Sampled", "of items", "Rejects", "Missing", "Extra", "Different"));
        reports.forEach((name, report) -> text.append(String.format(ROW, name, count(report.checked()),
                count(report.items()), count(report.rejects()), count(report.missing()), "?",
                count(report.different()))));
        return text.append(String.format("Missing and different items are those of the sample; rejects are those of all"
                + " rows. Extra items were not looked for.%n")).toString();
    }

    private boolean sampled() {
        return reports.values().stream().anyMatch(report -> !report.extrasKnown());
    }

    private static void differences(String name, ValidationReport report, StringBuilder text) {
        for (Difference difference : report.differences()) {
            text.append(String.format("%s: %s%s %s%n", name, difference.kind().name().toLowerCase(Locale.ROOT),
                    difference.repaired() ? ", repaired:" : "", difference.key()));
            difference.attributes().forEach(attribute -> text.append(String.format(
                    "    %s: %s at the source, %s in DynamoDB%n", attribute.name(), attribute.source(),
                    attribute.target())));
        }
        long all = report.missing() + report.extra() + report.different();
        if (all > report.differences().size()) {
            text.append(String.format("%s: %s more%n", name, count(all - report.differences().size())));
        }
        if (report.collisions() > 0) {
            text.append(String.format("%s: rows that have the key of another row: %s%n", name,
                    count(report.collisions())));
        }
    }

    private String verdict() {
        long items = reports.values().stream().mapToLong(ValidationReport::checked).sum();
        long repaired = reports.values().stream().mapToLong(ValidationReport::repaired).sum();
        long rejects = reports.values().stream().mapToLong(ValidationReport::rejects).sum();
        long all = reports.values().stream().mapToLong(ValidationReport::items).sum();
        boolean sample = sampled();
        String compared = (sample ? "A sample of " + count(items) + " of " : "")
                + TerminalProgress.count(sample ? all : items, "item") + " compared in "
                + String.format(Locale.ROOT, "%.1f s", seconds) + ": ";
        if (!agrees()) {
            return compared + "the two sides DIFFER.";
        }
        String verdict = repaired > 0 ? TerminalProgress.count(repaired, "difference") + " repaired." : "no difference.";
        return compared + verdict + (rejects == 0 ? "" : " " + TerminalProgress.count(rejects, "row")
                + " cannot be represented in DynamoDB.");
    }

    private static String count(long number) {
        return TerminalProgress.count(number);
    }
}
