package org.aeneas.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.IndexProposal;
import org.aeneas.mapping.LossReport;
import org.aeneas.mapping.SharedFindings;
import org.aeneas.report.internal.PdfPages;

/** An assessment as a PDF document, to be handed round and printed. */
public final class PdfReport {
    private static final List<String> SUMMARY = List.of("Table", "DynamoDB table", "Action", "Loss", "Change", "Note",
            "Write units", "GB");
    private static final float[] SUMMARY_WIDTHS = {4, 4, 1.3f, 1.1f, 1.4f, 1.1f, 2, 1.3f};
    private static final List<String> COLUMNS = List.of("Column", "CQL type", "Role", "Attribute", "Type", "By AWS DMS");
    private static final float[] COLUMNS_WIDTHS = {3, 3, 2.4f, 3, 1.6f, 1.8f};
    private static final List<String> INDEXES = List.of("Index", "For", "Keys", "Projection");
    private static final float[] INDEXES_WIDTHS = {3, 3, 3, 3};

    private final PdfPages pages;

    private PdfReport(PdfPages pages) {
        this.pages = pages;
    }

    /** @return the file's content: A4, its font embedded, numbered pages */
    public static byte[] of(AssessmentReport report) {
        try (PdfPages pages = new PdfPages("Migration assessment")) {
            new PdfReport(pages).write(report);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pages.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
    }

    private void write(AssessmentReport report) throws IOException {
        pages.title("Migration assessment");
        int count = report.tables().size();
        pages.paragraph("Apache Cassandra to Amazon DynamoDB, " + count + (count == 1 ? " table" : " tables"), 0);
        pages.grid(SUMMARY, SUMMARY_WIDTHS, report.tables().stream().map(PdfReport::summary).toList());
        SharedFindings shared = SharedFindings.of(report);
        section("For every table", shared.once());
        for (AssessmentReport.Table table : report.tables()) {
            table(table, shared.own().get(table.losses().table()), report.currency());
        }
        section("Beyond the tables", report.findings());
    }

    private static List<String> summary(AssessmentReport.Table table) {
        List<String> row = new ArrayList<>(List.of(table.losses().table(), table.losses().targetTable()));
        for (Severity severity : Severity.values()) {
            row.add(Long.toString(table.losses().findings().stream().filter(f -> f.severity() == severity).count()));
        }
        row.add(table.cost().loadUnits().map(units -> String.format(Locale.ROOT, "%,d", units)).orElse("-"));
        row.add(table.cost().storedGigabytes().map(Object::toString).orElse("-"));
        return row;
    }

    private void section(String title, List<Finding> findings) throws IOException {
        if (!findings.isEmpty()) {
            pages.heading(title);
            for (Finding finding : findings) {
                finding(finding);
            }
        }
    }

    private void table(AssessmentReport.Table table, List<Finding> findings, String currency) throws IOException {
        LossReport losses = table.losses();
        pages.heading(losses.table() + " → " + losses.targetTable());
        for (String key : losses.keys()) {
            pages.paragraph(key, 0);
        }
        pages.grid(COLUMNS, COLUMNS_WIDTHS, losses.columns().stream().map(c -> List.of(c.column(), c.cqlType(),
                c.role(), c.attribute(), c.attributeType(), c.dmsType())).toList());
        for (Finding finding : findings) {
            finding(finding);
        }
        List<IndexProposal> possible = losses.indexes().stream().filter(IndexProposal::possible).toList();
        if (!possible.isEmpty()) {
            pages.label("Proposed global secondary indexes");
            pages.grid(INDEXES, INDEXES_WIDTHS, possible.stream().map(PdfReport::index).toList());
        }
        pages.label("Cost");
        for (String line : table.cost().sentences(currency)) {
            pages.paragraph(line, 1);
        }
    }

    private void finding(Finding finding) throws IOException {
        pages.label(name(finding.severity()) + ": " + finding.subject());
        pages.paragraph(finding.what(), 1);
        pages.paragraph("Why: " + finding.why(), 1);
        pages.paragraph("To do: " + finding.remedy(), 1);
    }

    private static List<String> index(IndexProposal index) {
        String projected = index.projected().isEmpty() ? "" : ": " + String.join(", ", index.projected());
        return List.of(index.name(), index.origin(),
                key(index.partitionKey()) + index.sortKey().map(k -> ", " + key(Optional.of(k))).orElse(""),
                index.projection() + projected);
    }

    private static String key(Optional<IndexProposal.Key> key) {
        return key.map(k -> k.attribute() + " (" + k.type() + ")").orElse("-");
    }

    private static String name(Severity severity) {
        return switch (severity) {
            case ACTION -> "Action";
            case LOSS -> "Loss";
            case CHANGE -> "Change";
            case INFO -> "Note";
        };
    }
}
