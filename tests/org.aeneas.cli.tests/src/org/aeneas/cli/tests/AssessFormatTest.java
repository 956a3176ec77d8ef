package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code assess --format}: the report for a spreadsheet, and to be handed round. */
class AssessFormatTest {
    @TempDir
    private Path folder;
    private Path schema;

    @BeforeEach
    void declare_a_table() throws IOException {
        schema = Files.writeString(folder.resolve("shop.cql"),
                "CREATE TABLE shop.orders (id int PRIMARY KEY, price decimal);");
    }

    @Test
    void should_print_a_line_each_finding() {
        Run run = Run.of("assess", "--schema", schema, "--format", "csv");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("Table,DynamoDB table,Severity,"), run.out());
        assertTrue(run.out().contains("shop.orders,shop.orders,LOSS,decimal-scale,price,"), run.out());
    }

    @Test
    void should_write_a_pdf_only_to_a_file() throws IOException {
        Run refused = Run.of("assess", "--schema", schema, "--format", "pdf");
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("--format pdf needs --out"), refused.err());
        Path out = folder.resolve("report.pdf");
        Run run = Run.of("assess", "--schema", schema, "--format", "pdf", "--out", out);
        assertEquals(0, run.status(), run.err());
        assertTrue(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
    }
}
