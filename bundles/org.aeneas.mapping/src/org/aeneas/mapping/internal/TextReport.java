package org.aeneas.mapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.ColumnDecision;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.IndexProposal;
import org.aeneas.mapping.LossReport;
import org.aeneas.mapping.SharedFindings;

/** An assessment as plain text. */
public final class TextReport {
    private static final int WIDTH = 100;
    private static final List<String> SUMMARY = List.of("table", "DynamoDB table", "ACTION", "LOSS", "CHANGE", "INFO",
            "write units", "GB");

    private final StringBuilder text = new StringBuilder();

    private TextReport() {
    }

    public static String of(AssessmentReport report) {
        TextReport writer = new TextReport();
        SharedFindings shared = SharedFindings.of(report);
        writer.summary(report);
        writer.findings("For every table", shared.once());
        report.tables().forEach(table -> writer.table(table, shared.own().get(table.losses().table()),
                report.currency()));
        writer.findings("Beyond the tables", report.findings());
        return writer.text.toString();
    }

    private void summary(AssessmentReport report) {
        title("Migration assessment");
        List<List<String>> rows = new ArrayList<>();
        rows.add(SUMMARY);
        for (AssessmentReport.Table table : report.tables()) {
            List<String> row = new ArrayList<>(List.of(table.losses().table(), table.losses().targetTable()));
            for (Severity severity : Severity.values()) {
                row.add(Long.toString(table.losses().findings().stream().filter(f -> f.severity() == severity)
                        .count()));
            }
            row.add(table.cost().loadUnits().map(units -> String.format(Locale.ROOT, "%,d", units)).orElse("-"));
            row.add(table.cost().storedGigabytes().map(Object::toString).orElse("-"));
            rows.add(row);
        }
        grid(rows);
        text.append('\n');
    }

    private void findings(String title, List<Finding> findings) {
        if (!findings.isEmpty()) {
            title(title);
            findings.forEach(this::finding);
        }
    }

    private void table(AssessmentReport.Table table, List<Finding> findings, String currency) {
        LossReport losses = table.losses();
        title(losses.table() + " → " + losses.targetTable());
        losses.keys().forEach(key -> wrap("  ", key));
        text.append('\n');
        columns(losses.columns());
        text.append('\n');
        findings.forEach(this::finding);
        losses.indexes().stream().filter(IndexProposal::possible).forEach(index -> index(index, losses));
        wrap("  ", "Cost");
        CostText.lines(table.cost(), currency).forEach(line -> wrap("    ", line));
        text.append('\n');
    }

    private void columns(List<ColumnDecision> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("column", "CQL type", "role", "attribute", "type", "by DMS"));
        columns.forEach(c -> rows.add(List.of(c.column(), c.cqlType(), c.role(), c.attribute(), c.attributeType(),
                c.dmsType())));
        grid(rows);
    }

    private void grid(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private void finding(Finding finding) {
        wrap("  ", finding.severity() + "  " + finding.subject());
        wrap("    ", finding.what());
        wrap("    ", "Why: " + finding.why());
        wrap("    ", "To do: " + finding.remedy());
        text.append('\n');
    }

    private void index(IndexProposal index, LossReport losses) {
        String keys = index.partitionKey().map(IndexProposal.Key::attribute).orElse("")
                + index.sortKey().map(key -> ", " + key.attribute()).orElse("");
        boolean chosen = losses.findings().stream()
                .anyMatch(f -> f.code().equals("index-chosen") && f.subject().equals(index.origin()));
        wrap("  ", (chosen ? "CHOSEN" : "PROPOSAL") + "  global secondary index " + index.name() + " (" + keys
                + "), projection " + index.projection() + ", for " + index.origin());
        wrap("    ", index.cost());
        text.append('\n');
    }

    private void title(String title) {
        text.append(title).append('\n').append("=".repeat(title.length())).append('\n');
    }

    private void wrap(String indent, String sentence) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : sentence.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
