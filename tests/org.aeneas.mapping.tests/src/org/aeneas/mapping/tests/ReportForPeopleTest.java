package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.Prices;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableStatistics;
import org.junit.jupiter.api.Test;

/** What the text and the page say in another way than the JSON. */
class ReportForPeopleTest {
    private static final Column ID = Column.partitionKey("id", Native.INT);

    @Test
    void should_say_once_what_is_the_same_for_every_table() {
        TableSchema counters = TableSchema.of("ks", "counts", ID, Column.regular("n", Native.COUNTER));
        TableSchema one = TableSchema.of("ks", "one", ID, Column.regular("d", Native.DECIMAL));
        TableSchema two = TableSchema.of("ks", "two", ID, Column.regular("e", Native.DECIMAL));
        Schema schema = new Schema(List.of(one, counters, two), List.of(), List.of());
        AssessmentReport report = AssessmentReport.of(schema, Mapper.propose(schema, MappingOptions.DEFAULT));
        String text = AssessmentReportTest.oneLine(report);
        for (String page : List.of(text, report.html())) {
            assertTrue(page.indexOf("For every table") < page.indexOf("ks.one →")
                    || page.indexOf("For every table") < page.indexOf("id=\"table0\""), page);
            for (String once : List.of("Lightweight transactions", "400 KB, or", "are taken for null",
                    "When AWS DMS loads", "The expiry of single columns", "Write times are not kept")) {
                assertEquals(page.indexOf(once), page.lastIndexOf(once), once);
                assertTrue(page.contains(once), once);
            }
        }
        assertTrue(text.contains("every table but ks.counts"), text);
        assertEquals(3, report.json().findValuesAsText("code").stream().filter("transactions"::equals).count());
    }

    @Test
    void should_not_call_a_small_cost_nothing() {
        TableMapping mapping = Rows.mapping(TableSchema.of("ks", "t", ID));
        Schema schema = new Schema(List.of(mapping.source()), List.of(), List.of());
        Prices prices = new Prices("EUR", Optional.of(new BigDecimal("0.70")), Optional.of(new BigDecimal("0.30")),
                Optional.empty());
        String few = AssessmentReportTest.oneLine(AssessmentReport.of(schema, List.of(mapping),
                Map.of("ks.t", TableStatistics.estimate(mapping, 8, 300)), prices));
        assertTrue(few.contains("Loading item by item costs under 0.01 EUR")
                && few.contains("Storage costs under 0.01 EUR"), few);
        String none = AssessmentReportTest.oneLine(AssessmentReport.of(schema, List.of(mapping),
                Map.of("ks.t", TableStatistics.estimate(mapping, 0, 0)), prices));
        assertTrue(none.contains("Storage costs 0.00 EUR"), none);
    }

    @Test
    void should_have_a_line_for_each_finding_and_each_cost_in_a_spreadsheet() {
        Column formula = Column.regular("=cmd(\"x\")", Native.DECIMAL);
        TableSchema one = TableSchema.of("ks", "one", ID, formula);
        Schema schema = new Schema(List.of(one, TableSchema.of("ks", "two", ID)), List.of(),
                List.of(new Schema.Other("function", "ks.f")));
        AssessmentReport report = AssessmentReport.of(schema, Mapper.propose(schema, MappingOptions.DEFAULT));

        List<List<String>> lines = CsvReader.records(report.csv());
        assertEquals(1 + report.tables().size() + report.findings().size()
                + report.tables().stream().mapToInt(t -> t.losses().findings().size()).sum(), lines.size());
        assertTrue(lines.stream().allMatch(line -> line.size() == 8), lines.toString());
        assertEquals(List.of("ks.one", "ks.one", "LOSS", "decimal-scale", "'=cmd(\"x\")"), lines.stream()
                .filter(line -> line.get(3).equals("decimal-scale")).findFirst().orElseThrow().subList(0, 5));
        assertTrue(lines.stream().anyMatch(line -> line.get(0).equals("ks.two") && line.get(2).equals("COST")));
    }
}
