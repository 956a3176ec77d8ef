package org.aeneas.mapping.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.ColumnDecision;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.IndexProposal;
import org.aeneas.mapping.LossReport;
import org.aeneas.mapping.SharedFindings;

/** An assessment as one HTML page, its style within it. */
public final class HtmlReport {
    private final StringBuilder html = new StringBuilder();

    private HtmlReport() {
    }

    public static String of(AssessmentReport report) {
        HtmlReport page = new HtmlReport();
        page.head(report);
        page.summary(report);
        SharedFindings shared = SharedFindings.of(report);
        page.section("For every table", shared.once());
        for (int i = 0; i < report.tables().size(); i++) {
            AssessmentReport.Table table = report.tables().get(i);
            page.table(table, shared.own().get(table.losses().table()), report.currency(), "table" + i);
        }
        page.section("Beyond the tables", report.findings());
        page.html.append("</main>\n</body>\n</html>\n");
        return page.html.toString();
    }

    private void head(AssessmentReport report) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Migration assessment</title>\n<style>\n").append(style())
                .append("</style>\n</head>\n<body>\n")
                .append("<header><h1>Migration assessment</h1><p>Apache Cassandra to Amazon DynamoDB, ")
                .append(report.tables().size()).append(report.tables().size() == 1 ? " table" : " tables")
                .append("</p></header>\n<main>\n");
    }

    private void summary(AssessmentReport report) {
        html.append("<section><h2>Summary</h2><div class=\"scroll\"><table><thead><tr>")
                .append("<th>Table</th><th>DynamoDB table</th>");
        for (Severity severity : Severity.values()) {
            html.append("<th class=\"number\">").append(name(severity)).append("</th>");
        }
        html.append("<th class=\"number\">Write units</th><th class=\"number\">or GB imported</th>"
                + "<th class=\"number\">GB stored</th></tr></thead><tbody>");
        for (int i = 0; i < report.tables().size(); i++) {
            AssessmentReport.Table table = report.tables().get(i);
            html.append("<tr><td><a href=\"#table").append(i).append("\">").append(escape(table.losses().table()))
                    .append("</a></td><td>").append(escape(table.losses().targetTable())).append("</td>");
            for (Severity severity : Severity.values()) {
                number(Long.toString(count(table.losses().findings(), severity)));
            }
            number(table.cost().loadUnits().map(u -> String.format(Locale.ROOT, "%,d", u)).orElse("–"));
            number(table.cost().importGigabytes().map(Object::toString).orElse("–"));
            number(table.cost().storedGigabytes().map(Object::toString).orElse("–"));
            html.append("</tr>");
        }
        html.append("</tbody></table></div></section>\n");
    }

    private void section(String title, List<Finding> findings) {
        if (!findings.isEmpty()) {
            html.append("<section><h2>").append(title).append("</h2>");
            findings(findings);
            html.append("</section>\n");
        }
    }

    private void table(AssessmentReport.Table table, List<Finding> findings, String currency, String id) {
        LossReport losses = table.losses();
        html.append("<section id=\"").append(id).append("\"><h2>").append(escape(losses.table()))
                .append(" <span class=\"arrow\">→</span> ").append(escape(losses.targetTable())).append("</h2>");
        list("keys", losses.keys());
        columns(losses.columns());
        findings(findings);
        indexes(losses.indexes());
        html.append("<h3>Cost</h3>");
        list("cost", CostText.lines(table.cost(), currency));
        html.append("</section>\n");
    }

    private void columns(List<ColumnDecision> columns) {
        html.append("<h3>Columns</h3>");
        beginGrid("Column", "CQL type", "Role", "Attribute", "Type", "By AWS DMS");
        for (ColumnDecision c : columns) {
            gridRow(c.column(), c.cqlType(), c.role(), c.attribute(), c.attributeType(), c.dmsType());
        }
        endGrid();
    }

    private void findings(List<Finding> findings) {
        for (Severity severity : Severity.values()) {
            if (count(findings, severity) == 0) {
                continue;
            }
            String style = severity.name().toLowerCase(Locale.ROOT);
            html.append(severity == Severity.INFO ? "<details>" : "<details open>")
                    .append("<summary><span class=\"badge ").append(style).append("\">").append(name(severity))
                    .append("</span> ").append(count(findings, severity)).append("</summary>");
            findings.stream().filter(of(severity)).forEach(this::finding);
            html.append("</details>");
        }
    }

    private void finding(Finding finding) {
        html.append("<article class=\"").append(finding.severity().name().toLowerCase(Locale.ROOT)).append("\"><h4>")
                .append(escape(finding.subject())).append("</h4><p>").append(escape(finding.what()))
                .append("</p><p class=\"why\">").append(escape(finding.why())).append("</p><p class=\"remedy\">")
                .append(escape(finding.remedy())).append("</p></article>");
    }

    private void indexes(List<IndexProposal> indexes) {
        if (indexes.stream().noneMatch(IndexProposal::possible)) {
            return;
        }
        html.append("<h3>Proposed global secondary indexes</h3>");
        beginGrid("Name", "For", "Partition key", "Sort key", "Projection", "Cost");
        for (IndexProposal index : indexes) {
            String projected = index.projected().isEmpty() ? "" : ": " + String.join(", ", index.projected());
            if (index.possible()) {
                gridRow(index.name(), index.origin(), key(index.partitionKey()), key(index.sortKey()),
                        index.projection() + projected, index.cost());
            }
        }
        endGrid();
    }

    private void beginGrid(String... titles) {
        html.append("<div class=\"scroll\"><table><thead><tr>");
        for (String title : titles) {
            html.append("<th>").append(escape(title)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    private void gridRow(String... cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append("<td>").append(escape(cell)).append("</td>");
        }
        html.append("</tr>");
    }

    private void endGrid() {
        html.append("</tbody></table></div>");
    }

    private static String key(Optional<IndexProposal.Key> key) {
        return key.map(k -> k.attribute() + " (" + k.type() + ")").orElse("–");
    }

    private void list(String style, List<String> lines) {
        html.append("<ul class=\"").append(style).append("\">");
        lines.forEach(line -> html.append("<li>").append(escape(line)).append("</li>"));
        html.append("</ul>");
    }

    private void number(String text) {
        html.append("<td class=\"number\">").append(escape(text)).append("</td>");
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(of(severity)).count();
    }

    private static Predicate<Finding> of(Severity severity) {
        return finding -> finding.severity() == severity;
    }

    private static String name(Severity severity) {
        return switch (severity) {
            case ACTION -> "Action";
            case LOSS -> "Loss";
            case CHANGE -> "Change";
            case INFO -> "Note";
        };
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
