package org.aeneas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import org.aeneas.core.schema.Schema;
import org.aeneas.mapping.internal.CsvReport;
import org.aeneas.mapping.internal.HtmlReport;
import org.aeneas.mapping.internal.Json;
import org.aeneas.mapping.internal.SchemaFindings;
import org.aeneas.mapping.internal.TextReport;

/**
 * What a migration of these tables means, before anything is moved.
 *
 * @param findings what concerns no single table: functions and the like, tables that would become one
 * @param currency of the estimates' prices; empty if the user gave none
 */
public record AssessmentReport(List<Table> tables, List<Finding> findings, String currency) {

    public record Table(LossReport losses, CostEstimate cost) {
    }

    public AssessmentReport {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }

    /** A report without sizes and prices. */
    public static AssessmentReport of(Schema schema, List<TableMapping> mappings) {
        return of(schema, mappings, Map.of(), Prices.NONE);
    }

    /** @param statistics by {@code keyspace.table}, for the tables of which sizes are known */
    public static AssessmentReport of(Schema schema, List<TableMapping> mappings,
            Map<String, TableStatistics> statistics, Prices prices) {
        List<Table> tables = new ArrayList<>();
        for (TableMapping mapping : mappings) {
            Optional<TableStatistics> known = Optional.ofNullable(statistics.get(mapping.source().qualifiedName()));
            tables.add(new Table(LossReport.of(mapping), CostEstimate.of(mapping, known, prices)));
        }
        return new AssessmentReport(tables, SchemaFindings.of(schema, mappings), prices.currency());
    }

    /** For a terminal of about 100 columns. */
    public String text() {
        return TextReport.of(this);
    }

    public JsonNode json() {
        return Json.tree(this);
    }

    /** For a spreadsheet: one line for each finding and for each table's cost, quoted as by RFC 4180. */
    public String csv() {
        return CsvReport.of(this);
    }

    /** One page that needs nothing beside it: no script, no font, no picture from elsewhere. */
    public String html() {
        return HtmlReport.of(this);
    }
}
