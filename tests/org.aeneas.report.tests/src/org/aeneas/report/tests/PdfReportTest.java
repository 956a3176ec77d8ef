package org.aeneas.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.report.PdfReport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfReportTest {
    private static final Column ID = Column.partitionKey("id", Native.INT);

    @Test
    void should_have_every_table_and_the_number_of_each_page() throws IOException {
        List<TableSchema> tables = IntStream.range(0, 40).mapToObj(i -> TableSchema.of("shop", "table_" + i, ID,
                Column.regular("v" + i, Native.DECIMAL))).toList();
        try (PDDocument document = Loader.loadPDF(PdfReport.of(assess(tables)))) {
            String text = new PDFTextStripper().getText(document);
            tables.forEach(t -> assertTrue(text.contains(t.qualifiedName() + " → " + t.qualifiedName()), t.name()));
            int pages = document.getNumberOfPages();
            assertTrue(pages > 3, "pages " + pages);
            assertTrue(text.contains(pages + " / " + pages), text);
            assertEquals("Migration assessment", document.getDocumentInformation().getTitle());
        }
    }

    /** A name of 2,000 letters without a blank, and one in letters that the font has not. */
    @Test
    void should_lose_nothing_beside_a_page_and_fail_on_no_letter() throws IOException {
        String name = "x".repeat(2000);
        byte[] pdf = PdfReport.of(assess(List.of(TableSchema.of("shop", "odd", ID, Column.regular(name, Native.TEXT),
                Column.regular("漢字 \u0000 größe", Native.TEXT)))));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.chars().filter(c -> c == 'x').count() >= 2 * 2000, text);
            assertTrue(text.contains("?? ? größe"), text);
        }
    }

    private static AssessmentReport assess(List<TableSchema> tables) {
        Schema schema = new Schema(tables, List.of(), List.of());
        return AssessmentReport.of(schema, Mapper.propose(schema, MappingOptions.DEFAULT));
    }
}
