package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SSTables and schemas that {@code aeneas extract} cannot read: nothing is left in the output, and mending helps. */
class ExtractRefusalTest {

    @TempDir
    private Path folder;
    private Path out;
    private SourceTable comp;

    @BeforeEach
    void copyTable() {
        out = folder.resolve("out");
        comp = SourceTable.comp(folder, "s50");
    }

    @ParameterizedTest
    @CsvSource({ "s50, nb-1-big-Data.db", "s311, me-1-big-Data.db", "s50bti, da-1-bti-Data.db" })
    void should_name_a_data_file_that_is_cut_off(String fixture, String file) {
        SourceTable table = SourceTable.comp(folder.resolve("more"), fixture);
        byte[] whole = bytes(table.file(file));
        Path data = table.change(file, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        refused(table).withCode("sstable-corrupt").about(data).saying("damaged", "cut off").advising("another replica");
        table.change(file, bytes -> whole);
        assertExtracted(table);
    }

    @ParameterizedTest
    @CsvSource({ "s50, nb-1-big-Data.db", "s311, me-1-big-Data.db", "s50bti, da-1-bti-Data.db" })
    void should_name_a_data_file_in_which_a_bit_was_flipped(String fixture, String file) {
        SourceTable table = SourceTable.comp(folder.resolve("more"), fixture);
        Path data = table.change(file, ExtractRefusalTest::flipped);
        refused(table).withCode("sstable-corrupt").about(data).saying("checksum").advising("nodetool scrub");
        table.change(file, ExtractRefusalTest::flipped);
        assertExtracted(table);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Data.db", "Index.db", "Statistics.db", "CompressionInfo.db" })
    void should_name_a_component_that_is_missing(String component) throws IOException {
        Path missing = comp.file("nb-2-big-" + component);
        byte[] content = bytes(missing);
        Files.delete(missing);
        refused(comp).withCode("sstable-incomplete").about(missing).advising("snapshot");
        Files.write(missing, content);
        assertExtracted(comp);
    }

    @Test
    void should_say_which_formats_are_known() throws IOException {
        for (String component : new String[] { "Data.db", "Index.db", "Statistics.db" }) {
            Files.copy(comp.file("nb-1-big-" + component), comp.file("zz-9-big-" + component));
        }
        refused(comp).withCode("format-unknown").about(comp.file("zz-9-big-Data.db")).saying("format zz", "nb, nc, oa")
                .advising("nodetool upgradesstables");
    }

    @Test
    void should_show_what_does_not_fit_between_schema_and_files() throws IOException {
        String cql = Files.readString(comp.schema());
        Path other = Files.writeString(folder.resolve("other.cql"), cql.replace("a int", "a text"));
        refused(comp.withSchema(other)).withCode("schema-mismatch").about(comp.file("nb-1-big-Data.db"))
                .saying("(int, text) in the file and (text, text) in the schema").advising("DESCRIBE TABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = { "CREATE TABLE feat.comp (a int", "CREATE TABEL feat.comp (a int PRIMARY KEY);" })
    void should_point_at_what_is_wrong_in_a_schema_file(String cql) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.cql"), "-- of a user\n" + cql);
        Refusal refusal = refused(comp.withSchema(broken)).withCode("schema-syntax").advising("Correct the statement");
        assertEquals(broken.toString(), refusal.object().replaceFirst(":2:\\d+$", ""), "file:line:column");
    }

    @Test
    void should_say_why_a_schema_file_cannot_be_read() throws IOException {
        refused(comp.withSchema(folder.resolve("none.cql"))).withCode("schema-unreadable")
                .about(folder.resolve("none.cql")).saying("no such file");
        refused(comp.withSchema(folder)).withCode("schema-unreadable").about(folder).saying("directory");
        Path binary = Files.write(folder.resolve("binary.cql"), new byte[] { (byte) 0xff, (byte) 0xfe, 0 });
        refused(comp.withSchema(binary)).withCode("schema-unreadable").about(binary).saying("UTF-8");
    }

    @Test
    void should_say_which_tables_there_are_when_the_name_is_wrong() {
        refused(comp.named("feat.komp")).withCode("table-unknown").about(comp.schema()).saying("feat.komp")
                .advising("--table", "feat.comp");
    }

    @Test
    void should_say_that_a_directory_holds_no_sstables() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(comp.withDirectory(empty)).withCode("sstable-none").about(empty).advising("snapshot");
        Files.createDirectories(empty.resolve("comp-0123/backups"));
        refused(comp.withDirectory(empty)).withCode("sstable-none").advising("comp-0123");
    }

    @Test
    void should_say_that_a_directory_is_not_there() {
        Path nowhere = folder.resolve("nowhere");
        refused(comp.withDirectory(nowhere)).withCode("directory-missing").about(nowhere).advising("Name a table's");
    }

    @Test
    void should_say_why_a_directory_cannot_be_read() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        refused(comp.withDirectory(file)).withCode("directory-unreadable").about(file).saying("not a directory");
        // one that root cannot read either
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        refused(comp.withDirectory(loop)).withCode("directory-unreadable").about(loop).saying("symbolic link");
    }

    @Test
    void should_say_that_this_user_may_not_read_a_directory() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        closed.toFile().setReadable(false);
        assumeFalse(Files.isReadable(closed), "root reads everything");
        refused(comp.withDirectory(closed)).withCode("directory-unreadable").about(closed).saying("permission denied");
        Path data = comp.file("nb-1-big-Data.db");
        data.toFile().setReadable(false);
        refused(comp).withCode("sstable-unreadable").about(data).saying("permission denied");
    }

    @Test
    void should_say_why_a_component_cannot_be_read() throws IOException {
        Path data = comp.file("nb-1-big-Data.db");
        Files.delete(data);
        Files.createDirectory(data);
        refused(comp).withCode("sstable-unreadable").about(data).advising("may read it");
    }

    /** Not a byte was staged, so there is nothing that looks like a result. */
    private Refusal refused(SourceTable table) {
        Refusal refusal = Refusal.of(table.extract(out)).withoutAnswer();
        assertFalse(Files.exists(out), "an output folder of nothing");
        return refusal;
    }

    private void assertExtracted(SourceTable table) {
        Run again = Run.of(table.extract(out, "--json"));
        assertEquals(0, again.status(), again.err());
        assertEquals(8, again.json().path("items").asLong());
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] copy = bytes.clone();
        copy[copy.length / 3] ^= 4;
        return copy;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
