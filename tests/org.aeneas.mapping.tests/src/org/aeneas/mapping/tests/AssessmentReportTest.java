package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.ColumnDecision;
import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.CostEstimate;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.LossReport;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.Prices;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.aeneas.mapping.TableStatistics;
import org.junit.jupiter.api.Test;

class AssessmentReportTest {
    private static final Column ID = Column.partitionKey("id", Native.INT);

    private static final Set<String> NAMING_COLUMNS = Set.of("empty-value", "dms-text");

    private static LossReport report(Column... columns) {
        return LossReport.of(Rows.mapping(TableSchema.of("ks", "t", columns)));
    }

    private static Set<String> codes(LossReport report, Severity severity) {
        return report.findings().stream().filter(f -> f.severity() == severity).map(Finding::code)
                .collect(Collectors.toSet());
    }

    @Test
    void should_say_what_a_plain_table_loses() {
        LossReport report = report(ID, Column.regular("v", Native.TEXT));
        assertEquals(Set.of("ttl-per-cell", "writetime"), codes(report, Severity.LOSS));
        assertEquals(Set.of(), codes(report, Severity.CHANGE));
        assertEquals(Set.of(), codes(report, Severity.ACTION));
        assertEquals(List.of("partition key id (N): the column id"), report.keys());
        assertEquals(List.of(new ColumnDecision("id", "int", "partition key", "id", "N", "N"),
                new ColumnDecision("v", "text", "", "v", "S", "S")), report.columns());
    }

    @Test
    void should_say_which_direction_of_a_query_has_the_order_of_cql() {
        Column up = Column.clustering("a", Native.INT, false);
        Column down = Column.clustering("b", Native.INT, true);
        assertTrue(codes(report(ID, up), Severity.INFO).contains("order-forward"));
        assertTrue(codes(report(ID, down), Severity.CHANGE).contains("order-backward"));
        LossReport mixed = report(ID, up, down);
        assertTrue(codes(mixed, Severity.LOSS).contains("order-mixed"));
        assertTrue(mixed.findings().stream().anyMatch(f -> f.what().contains("a ASC, b DESC")));
        assertTrue(codes(report(ID, Column.clustering("l", new ListType(Native.INT, true), false)), Severity.LOSS)
                .contains("sort-unordered"));
    }

    @Test
    void should_report_each_kind_of_column_that_changes() {
        assertChange("decimal-scale", Severity.LOSS, Native.DECIMAL);
        assertChange("number-range", Severity.CHANGE, new SetType(Native.VARINT, false));
        assertChange("float-special", Severity.CHANGE, Native.DOUBLE);
        assertChange("duration-text", Severity.CHANGE, Native.DURATION);
        assertChange("set-order", Severity.CHANGE, new SetType(Native.TEXT, false));
        assertChange("vector-search", Severity.ACTION, new CqlType.VectorType(Native.FLOAT, 3));
        assertChange("counters", Severity.CHANGE, Native.COUNTER);
        assertChange("custom-bytes", Severity.CHANGE, new CqlType.CustomType("x.Y"));
    }

    private static void assertChange(String code, Severity severity, CqlType type) {
        LossReport report = report(ID, Column.regular("v", type));
        assertTrue(codes(report, severity).contains(code), () -> type.cql() + ": " + report.findings());
    }

    @Test
    void should_report_names_statics_and_columns_that_are_left_out() {
        TableSchema schema = TableSchema.of("ks", "t", ID, Column.clustering("c", Native.TEXT, false),
                Column.ofStatic("s", Native.INT), Column.regular("ttl", Native.INT), Column.regular("w", Native.INT));
        TableOptions options = TableOptions.DEFAULT.withColumn("w", ColumnOptions.DEFAULT.withExcluded(true));
        LossReport report = LossReport.of(Mapper.propose(schema, MappingOptions.DEFAULT.withTable("ks.t", options)));
        assertTrue(codes(report, Severity.CHANGE).containsAll(Set.of("static-item", "sort-encoded", "ttl-name")));
        assertTrue(codes(report, Severity.LOSS).contains("column-excluded"));
        List<Severity> order = report.findings().stream().map(Finding::severity).toList();
        assertEquals(order.stream().sorted().toList(), order);
    }

    @Test
    void should_say_why_a_clustering_key_of_one_column_is_encoded() {
        Finding uuid = finding("sort-encoded", report(ID, Column.clustering("c", Native.UUID, false)));
        assertTrue(uuid.what().contains("sort key c_") && uuid.why().contains("uuid"), uuid::toString);
        assertTrue(uuid.remedy().contains("The column c is an attribute of its own, too"), uuid::toString);
        Finding statics = finding("sort-encoded", report(ID, Column.clustering("c", Native.INT, false),
                Column.ofStatic("s", Native.INT)));
        assertTrue(statics.why().contains("static"), statics::toString);
        Finding several = finding("sort-encoded", report(ID, Column.clustering("c", Native.INT, false),
                Column.clustering("d", Native.INT, false)));
        assertTrue(several.why().contains("one sort key attribute"), several::toString);
    }

    @Test
    void should_send_users_only_to_what_the_command_line_has() {
        for (AssessmentReport.Table table : AssessmentReport.of(schema(), Mapper.propose(schema(),
                MappingOptions.DEFAULT)).tables()) {
            for (Finding finding : table.losses().findings()) {
                assertFalse(finding.remedy().contains("in the project"), finding::toString);
            }
        }
        LossReport plain = report(ID, Column.regular("at", Native.TIMESTAMP), Column.regular("d", Native.DECIMAL));
        assertTrue(finding("writetime", plain).remedy().contains("--write-time"));
        assertTrue(finding("timestamp-text", plain).remedy().contains("--epoch-millis"));
        assertTrue(finding("dms-text", plain).remedy().contains("aeneas load"));
        LossReport indexed = LossReport.of(Rows.mapping(new TableSchema("ks", "t", Optional.empty(),
                List.of(ID, Column.regular("v", Native.TEXT)), false, List.of(),
                List.of(new SecondaryIndex("by_v", "v", Optional.empty(), Optional.empty())), List.of(), 0)));
        assertTrue(finding("index-proposed", indexed).remedy().contains("--index by_v"));
    }

    @Test
    void should_not_call_texts_as_keys_of_a_map_a_change() {
        assertFalse(codes(report(ID, Column.regular("m", new CqlType.MapType(Native.TEXT, Native.INT, false))),
                Severity.CHANGE).contains("map-keys"));
        assertChange("map-keys", Severity.CHANGE, new CqlType.MapType(Native.INT, Native.TEXT, false));
    }

    private static Finding finding(String code, LossReport report) {
        return report.findings().stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow();
    }

    private static Schema schema() {
        List<Column> columns = new ArrayList<>(List.of(Column.partitionKey("a", Native.TEXT),
                Column.partitionKey("b", Native.INT),
                Column.clustering("c", Native.TIMESTAMP, true), Column.clustering("d", Types.ADDRESS, false),
                Column.ofStatic("s", Native.TEXT)));
        Types.all().filter(t -> t != Native.COUNTER).forEach(type ->
                columns.add(Column.regular("v" + columns.size(), type)));
        TableSchema orders = new TableSchema("shop", "orders<>", Optional.empty(), columns, true, List.of(),
                List.of(new SecondaryIndex("by_v", "v23", Optional.empty(), Optional.empty()),
                        new SecondaryIndex("by_s", "s", Optional.empty(), Optional.of("x.Sasi"))), List.of(), 3600);
        TableSchema other = TableSchema.of("shop", "orders__", ID);
        return new Schema(List.of(orders, other), List.of(Types.ADDRESS),
                List.of(new Schema.Other("function", "shop.f"),
                new Schema.Other("trigger", "audit"), new Schema.Other("masking", "m")));
    }

    @Test
    void should_render_the_same_findings_as_text_json_and_html() {
        Schema schema = schema();
        AssessmentReport report = AssessmentReport.of(schema, Mapper.propose(schema, MappingOptions.DEFAULT));
        JsonNode json = report.json();
        assertEquals(2, json.get("tables").size());
        assertEquals("table-conflict", json.get("findings").get(0).get("code").textValue());
        String text = oneLine(report);
        String html = report.html();
        List<Finding> findings = new ArrayList<>(report.findings());
        report.tables().forEach(t -> findings.addAll(t.losses().findings()));
        findings.removeIf(f -> NAMING_COLUMNS.contains(f.code())); // said once for every table, without the columns
        for (Finding finding : findings) {
            assertTrue(text.contains(finding.what().replaceAll("\\s+", " ")), finding::what);
            assertTrue(html.contains(escaped(finding.what())), finding::what);
            assertTrue(html.contains(escaped(finding.remedy())), finding::remedy);
            assertFalse(finding.what().matches(".*\\{\\d}.*") || finding.why().matches(".*\\{\\d}.*"),
                    finding::toString);
        }
    }

    @Test
    void should_begin_the_text_with_a_summary() {
        Schema schema = schema();
        AssessmentReport report = AssessmentReport.of(schema, Mapper.propose(schema, MappingOptions.DEFAULT));
        List<String> lines = report.text().lines().toList();
        assertEquals("Migration assessment", lines.get(0));
        assertTrue(lines.get(2).matches(" *table +DynamoDB table +ACTION +LOSS +CHANGE +INFO +write units +GB"),
                lines.get(2));
        assertTrue(lines.get(4).matches(" *shop.orders__ +shop.orders__ +0 +2 +0 +\\d+ +- +-"), lines.get(4));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    @Test
    void should_be_one_page_that_loads_nothing_from_elsewhere() {
        Schema schema = schema();
        String html = AssessmentReport.of(schema, Mapper.propose(schema, MappingOptions.DEFAULT)).html();
        assertTrue(html.startsWith("<!DOCTYPE html>"));
        for (String foreign : List.of("<script", "http://", "https://", "src=", "<link", "@import", "url(")) {
            assertFalse(html.contains(foreign), foreign);
        }
        assertFalse(html.contains("orders<>"), "a name is not escaped");
    }

    @Test
    void should_estimate_units_from_sizes_and_money_only_from_given_prices() {
        TableMapping mapping = Rows.mapping(TableSchema.of("ks", "t", ID, Column.regular("value", Native.TEXT)));
        TableStatistics sizes = TableStatistics.estimate(mapping, 1_000_000, 1_493_000_000);
        assertEquals(1_500_000_000L, sizes.itemBytes());
        assertEquals(2_000_000, sizes.writeUnits());
        CostEstimate free = CostEstimate.of(mapping, Optional.of(sizes), Prices.NONE);
        assertEquals(Optional.of(2_000_000L), free.loadUnits());
        assertEquals(Optional.of(new BigDecimal("1.490")), free.storedGigabytes());
        assertEquals(Optional.empty(), free.loadPrice());
        Prices prices = new Prices("EUR", Optional.of(new BigDecimal("0.70")), Optional.of(new BigDecimal("0.30")),
                Optional.empty());
        CostEstimate priced = CostEstimate.of(mapping, Optional.of(sizes), prices);
        assertEquals(Optional.of(new BigDecimal("1.40")), priced.loadPrice());
        assertEquals(Optional.of(new BigDecimal("0.45")), priced.monthlyPrice());
        Schema schema = new Schema(List.of(mapping.source()), List.of(), List.of());
        String text = oneLine(AssessmentReport.of(schema, List.of(mapping), Map.of("ks.t", sizes), prices));
        assertTrue(text.contains("2,000,000 write units") && text.contains("1.40 EUR"), text);
        assertTrue(oneLine(AssessmentReport.of(schema, List.of(mapping))).contains("bytes of attribute names"));
    }

    @Test
    void should_say_which_way_of_loading_is_cheaper_and_by_how_much() {
        TableMapping mapping = Rows.mapping(TableSchema.of("ks", "t", ID, Column.regular("value", Native.TEXT)));
        // Lines of {"Item":{"id":{"N":""},"value":{"S":""}}} and their values: 1,500 + 12 + 24 bytes.
        TableStatistics wide = TableStatistics.estimate(mapping, 1_000_000, 1_493_000_000);
        CostEstimate cost = CostEstimate.of(mapping, Optional.of(wide), prices("0.70", "0.15"));
        assertEquals(Optional.of(new BigDecimal("1.431")), cost.importGigabytes());
        assertEquals(Optional.of(new BigDecimal("0.21")), cost.importPrice());
        assertEquals(Optional.of(new BigDecimal("1.398")), cost.importBreakEven());
        assertSays(mapping, wide, prices("0.70", "0.15"),
                "1.40 EUR, an import from S3 about 0.21 EUR by your prices: the import is cheaper by 1.19 EUR (85 %).");
        assertSays(mapping, wide, prices("0.70", "3"), "item by item is cheaper by 2.89 EUR (67 %).");
        assertSays(mapping, wide, Prices.NONE, "about 1.431 GB of uncompressed JSON",
                "The import is cheaper where a GB of it costs less than 1.398 million write units.", "No prices");
        assertSays(mapping, wide, new Prices("EUR", Optional.empty(), Optional.empty(),
                Optional.of(new BigDecimal("0.15"))), "An import from S3 costs about 0.21 EUR by your price.",
                "less than 1.398 million write units");
    }

    @Test
    void should_compare_nothing_where_there_is_nothing_to_load() {
        TableMapping mapping = Rows.mapping(TableSchema.of("ks", "t", ID));
        TableStatistics none = TableStatistics.estimate(mapping, 0, 0);
        assertEquals(Optional.empty(), CostEstimate.of(mapping, Optional.of(none), Prices.NONE).importBreakEven());
        assertSays(mapping, none, prices("0.70", "0.15"), "by your prices: the same.");
    }

    private static Prices prices(String writes, String imports) {
        return new Prices("EUR", Optional.of(new BigDecimal(writes)), Optional.empty(),
                Optional.of(new BigDecimal(imports)));
    }

    private static void assertSays(TableMapping mapping, TableStatistics sizes, Prices prices, String... sentences) {
        Schema schema = new Schema(List.of(mapping.source()), List.of(), List.of());
        AssessmentReport report = AssessmentReport.of(schema, List.of(mapping), Map.of("ks.t", sizes), prices);
        for (String sentence : sentences) {
            assertTrue(oneLine(report).contains(sentence), oneLine(report));
            assertTrue(report.html().contains(escaped(sentence)), sentence);
        }
    }

    static String oneLine(AssessmentReport report) {
        return report.text().replaceAll("\\s+", " ");
    }

    @Test
    void should_count_write_units_by_begun_kilobytes() {
        assertEquals(1, TableStatistics.writeUnits(1));
        assertEquals(1, TableStatistics.writeUnits(1024));
        assertEquals(2, TableStatistics.writeUnits(1025));
        assertEquals(400, TableStatistics.writeUnits(400 * 1024));
    }
}
