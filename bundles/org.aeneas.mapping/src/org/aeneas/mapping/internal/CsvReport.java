package org.aeneas.mapping.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.LossReport;

/** An assessment for a spreadsheet, where each line can be sorted and filtered by itself: nothing is said once for all. */
public final class CsvReport {
    private static final String COST = "COST";
    /** With these a spreadsheet takes a cell for a formula, and a column of Cassandra may have any name. */
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder csv = new StringBuilder();

    private CsvReport() {
    }

    public static String of(AssessmentReport report) {
        CsvReport writer = new CsvReport();
        writer.line("Table", "DynamoDB table", "Severity", "Code", "Subject", "What", "Why", "To do");
        report.tables().forEach(table -> writer.table(table, report.currency()));
        report.findings().forEach(finding -> writer.finding("", "", finding));
        return writer.csv.toString();
    }

    private void table(AssessmentReport.Table table, String currency) {
        LossReport losses = table.losses();
        losses.findings().forEach(finding -> finding(losses.table(), losses.targetTable(), finding));
        List<String> cost = table.cost().sentences(currency);
        line(losses.table(), losses.targetTable(), COST, "cost", losses.table(), String.join(" ", cost), "", "");
    }

    private void finding(String table, String target, Finding finding) {
        line(table, target, finding.severity().name(), finding.code(), finding.subject(), finding.what(), finding.why(),
                finding.remedy());
    }

    private void line(String... cells) {
        csv.append(Stream.of(cells).map(CsvReport::cell).collect(Collectors.joining(","))).append('\n');
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
