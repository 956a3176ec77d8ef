package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.project.settings.PriceList;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.mapping.MappingIds;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the migration means is read, reckoned and saved. */
class AssessmentTest {
    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final GridPage tables = new GridPage(MappingIds.ASSESSED);

    @BeforeEach
    void open() {
        workbench.show("Assessment report view");
        MappedProject.open(folder.resolve("assessed.aeneas"));
        tables.awaitLines(3);
    }

    @AfterEach
    void close() throws IOException {
        MappedProject.closeAll();
        Files.deleteIfExists(Workspace.ofWindow().folder().pricesFile());
    }

    @Test
    void should_sum_up_and_show_the_findings_of_the_table_that_is_selected() {
        FieldsPage.awaitLabel(MappingIds.SUMMARY, "Tables: 3. Lose or change something: 3. Action items: 2.");
        tables.select("shop.orders");
        UiThread.waitFor("the findings", () -> new GridPage(MappingIds.ASSESSED_FINDINGS).column("What changes")
                .stream().anyMatch(what -> what.contains("are joined into one text")));
        FieldsPage.awaitLabel(MappingIds.TOTALS, "No sizes are known");
    }

    @Test
    void should_reckon_with_the_sizes_that_a_user_supposes_and_with_his_prices() throws IOException {
        tables.select("shop.orders");
        FieldsPage.type(MappingIds.VALUE_BYTES, "10,737,418,240");
        FieldsPage.type(MappingIds.ROW_BYTES, "none");
        FieldsPage.awaitLabel(MappingIds.problemOf(MappingIds.VALUE_BYTES), "Sizes are whole numbers of bytes");
        FieldsPage.type(MappingIds.ROW_BYTES, "500");
        tables.await("shop.orders", "Items", "21,474,837");
        String before = tables.cell("shop.orders", "Load");
        assertEquals("import from S3", tables.cell("shop.orders", "Cheaper load"));

        FieldsPage.open(MappingIds.EDIT_PRICES, MappingIds.PRICES_DIALOG);
        assertTrue(FieldsPage.hasDefault(MappingIds.PRICES_DIALOG, "Save"));
        FieldsPage.type(MappingIds.PRICE_WRITES, "cheap");
        FieldsPage.awaitIn(MappingIds.PRICES_DIALOG, "\"cheap\" is no price.");
        assertFalse(FieldsPage.canPressIn(MappingIds.PRICES_DIALOG, "Save"));
        FieldsPage.type(MappingIds.PRICE_WRITES, "0.01");
        FieldsPage.type(MappingIds.PRICE_DATE, "2026-11-23");
        FieldsPage.type(MappingIds.PRICE_CURRENCY, "EUR");
        FieldsPage.pressIn(MappingIds.PRICES_DIALOG, "Save");
        FieldsPage.awaitClosed(MappingIds.PRICES_DIALOG);

        FieldsPage.awaitLabel(MappingIds.PRICES, "as of 2026-11-23: 0.01 EUR a million write units");
        assertEquals("item by item", tables.cell("shop.orders", "Cheaper load"));
        assertFalse(before.equals(tables.cell("shop.orders", "Load")));
        FieldsPage.awaitLabel(MappingIds.TOTALS, "Of 1 of 3 tables the size is known");
        PriceList saved = Workspace.ofWindow().folder().prices();
        assertEquals(Optional.of(new BigDecimal("0.01")), saved.perMillionWrites());
    }

    @Test
    void should_save_the_report_as_html_csv_and_pdf() throws IOException {
        Path html = save("HTML", "report.html");
        assertTrue(Files.readString(html).contains("<title>Migration assessment</title>"));
        List<String> csv = Files.readAllLines(save("CSV", "report.csv"));
        assertTrue(csv.stream().anyMatch(line -> line.startsWith("shop.orders,shop.orders,CHANGE,key-joined,")));
        try (PDDocument pdf = Loader.loadPDF(save("PDF", "report.pdf").toFile())) {
            String text = new PDFTextStripper().getText(pdf);
            for (String table : List.of("shop.counts", "shop.customers", "shop.orders")) {
                assertTrue(text.contains(table), text);
            }
        }
    }

    @Test
    void should_say_in_the_dialog_why_a_report_cannot_be_written_and_keep_the_name() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("report.html");
        FieldsPage.open(MappingIds.SAVE, MappingIds.SAVE_DIALOG);
        FieldsPage.type(MappingIds.SAVE_FILE, file.toString());
        FieldsPage.pressIn(MappingIds.SAVE_DIALOG, "Save");
        FieldsPage.awaitIn(MappingIds.SAVE_DIALOG, file + ": ");
        assertEquals(file.toString(), FieldsPage.text(MappingIds.SAVE_FILE));
        FieldsPage.choose(MappingIds.SAVE_FORMAT, "PDF");
        assertTrue(FieldsPage.text(MappingIds.SAVE_FILE).endsWith("report.pdf"));
        FieldsPage.pressIn(MappingIds.SAVE_DIALOG, "Cancel");
        FieldsPage.awaitClosed(MappingIds.SAVE_DIALOG);
    }

    private Path save(String format, String name) {
        Path file = folder.resolve(name);
        FieldsPage.open(MappingIds.SAVE, MappingIds.SAVE_DIALOG);
        assertTrue(FieldsPage.hasDefault(MappingIds.SAVE_DIALOG, "Save"));
        FieldsPage.choose(MappingIds.SAVE_FORMAT, format);
        FieldsPage.type(MappingIds.SAVE_FILE, file.toString());
        FieldsPage.pressIn(MappingIds.SAVE_DIALOG, "Save");
        FieldsPage.awaitClosed(MappingIds.SAVE_DIALOG);
        return file;
    }
}
