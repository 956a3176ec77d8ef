package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a table's directory gives. */
class DiscoveryTest {

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource
    void should_find_the_sstables_of_every_real_node(Fixture fixture) {
        for (String table : fixture.tables()) {
            SSTableSet set = Discovery.SSTABLES.find(FixtureTables.schema(fixture, table),
                    List.of(fixture.directory(table)));
            assertEquals(Set.of(fixture.format), set.versions(), table);
            assertEquals(table.equals("cs3") ? 1 : 2, set.files().size(), table);
            assertEquals(Discovery.MURMUR3, set.partitioner(), table);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "feat-comp-ka-17-, ka, big, 17, ka",
        "la-1-big-, la, big, 1, ka",
        "lb-2-big-, lb, big, 2, ka",
        "ma-3-big-, ma, big, 3, ma", "mb-4-big-, mb, big, 4, ma", "mc-5-big-, mc, big, 5, ma",
        "md-6-big-, md, big, 6, ma",
        "me-7-big-, me, big, 7, ma",
        "na-8-big-, na, big, 8, nb", "nb-9-big-, nb, big, 9, nb", "nc-10-big-, nc, big, 10, nb",
        "oa-11-big-, oa, big, 11, nb",
        "nb-3fw2_0tr4_1f8ok2dtl0d8o9r1fc-big-, nb, big, 3fw2_0tr4_1f8ok2dtl0d8o9r1fc, nb",
        "da-3fw2_0tr4_1f8ok2dtl0d8o9r1fc-bti-, da, bti, 3fw2_0tr4_1f8ok2dtl0d8o9r1fc, nb",
    })
    void should_recognise_names_of_every_generation(String base, String version, String format, String generation,
            String statistics) {
        String[] index = format.equals("bti") ? new String[] {"Data.db", "Partitions.db", "Rows.db"}
                : new String[] {"Data.db", "Index.db"};
        SSTableSet set = Discovery.find(folder().with(Discovery.statistics(statistics), base, index));
        assertEquals(List.of(new SSTable(temp.resolve(base + "Data.db"), version, format, generation)), set.files());
        assertEquals(Discovery.MURMUR3, set.partitioner());
    }

    @ParameterizedTest
    @ValueSource(strings = {Discovery.MURMUR3, Discovery.RANDOM, "org.apache.cassandra.dht.ByteOrderedPartitioner"})
    void should_read_the_partitioner_of_cassandra_2_0(String partitioner) throws IOException {
        TableFolder.writeStatistics20(temp.resolve("feat-comp-jb-1-Statistics.db"), partitioner);
        Files.createFile(temp.resolve("feat-comp-jb-1-Data.db"));
        Files.createFile(temp.resolve("feat-comp-jb-1-Index.db"));
        SSTableSet set = Discovery.find(folder());
        assertEquals(Set.of("jb"), set.versions());
        assertEquals(partitioner, set.partitioner());
    }

    @Test
    void should_not_read_temporary_files() {
        TableFolder folder = Discovery.add(folder(), "ka", "feat-comp-ka-1-");
        for (String base : List.of("feat-comp-tmp-ka-2-", "feat-comp-tmplink-ka-3-", "tmp-la-4-big-",
                "tmplink-la-5-big-")) {
            Discovery.add(folder, "ka", base);
        }
        assertEquals(List.of("1"), Discovery.generations(folder));
    }

    @Test
    void should_not_read_secondary_indexes() throws IOException {
        TableFolder folder = Discovery.add(Discovery.add(folder(), "ka", "feat-comp-ka-1-"), "ka",
                "feat-comp.comp_val_idx-ka-2-");
        Discovery.add(new TableFolder(Files.createDirectory(temp.resolve(".comp_val_idx"))), "ka", "la-3-big-");
        assertEquals(List.of("1"), Discovery.generations(folder));
    }

    @Test
    void should_read_snapshots_and_backups_only_when_they_are_named() throws IOException {
        TableFolder folder = Discovery.add(folder(), "ma", "me-1-big-");
        Path snapshot = Files.createDirectories(temp.resolve("snapshots/first"));
        Discovery.add(new TableFolder(snapshot), "ma", "me-2-big-");
        Path backups = Files.createDirectory(temp.resolve("backups"));
        Discovery.add(new TableFolder(backups), "ma", "me-3-big-");
        assertEquals(List.of("1"), Discovery.generations(folder));
        assertEquals(List.of("2"), Discovery.generations(new TableFolder(snapshot)));
        SSTableSet both = Discovery.SSTABLES.find(Discovery.TABLE, List.of(temp, backups));
        assertEquals(List.of("1", "3"), both.files().stream().map(SSTable::generation).toList());
    }

    @Test
    void should_read_a_directory_once_however_it_is_named() {
        Discovery.add(folder(), "ma", "me-1-big-");
        Path otherwise = temp.resolve("../" + temp.getFileName());
        assertEquals(1, Discovery.SSTABLES.find(Discovery.TABLE, List.of(temp, otherwise)).files().size());
    }

    @Test
    void should_do_without_the_components_that_hold_nothing_of_their_own() {
        TableFolder folder = TableFolder.copyOf(Fixture.S311.directory("comp"), temp);
        for (String component : List.of("Filter.db", "Summary.db", "Digest.crc32", "TOC.txt")) {
            folder.delete("me-1-big-" + component);
        }
        assertEquals(List.of("1", "2"), Discovery.generations(folder));
    }

    @Test
    void should_choose_the_reader_that_knows_all_formats() {
        TableFolder folder = Discovery.add(folder(), "ma", "me-1-big-");
        assertEquals(Discovery.OLD, Discovery.SSTABLES.readerOf(Discovery.find(folder)));
        Discovery.add(folder, "nb", "nb-2-big-");
        assertEquals(Discovery.NEW, Discovery.SSTABLES.readerOf(Discovery.find(folder)));
    }

    @Test
    void should_read_nothing_from_the_snapshot_of_an_empty_table() throws IOException {
        Files.writeString(temp.resolve("manifest.json"), "{\"files\":[]}");
        try (RowSource source = Discovery.SSTABLES.open(Discovery.TABLE, List.of(temp))) {
            assertEquals(List.of(), source.splits(1));
            assertEquals(List.of(), ReadRow.drain(source.open(TokenRange.ALL, 0)));
        }
    }

    private TableFolder folder() {
        return new TableFolder(temp);
    }
}
