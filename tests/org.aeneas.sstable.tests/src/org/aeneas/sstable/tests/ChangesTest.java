package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.ChangeReader;
import org.aeneas.sstable.RowKey;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;
import org.aeneas.sstable.TableChanges;
import org.aeneas.sstable.TableChanges.Part;
import org.aeneas.sstable.TableChanges.Replica;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the last SSTable of each fixture changed in the ones before it, by every reader that knows its format. */
class ChangesTest {
    private static final long AS_OF = FixtureRows.BEFORE_EXPIRY;

    static Stream<Arguments> tables() {
        return Arrays.stream(Fixture.values()).flatMap(fixture -> fixture.tables().stream()
                .flatMap(table -> fixture.readers().stream().filter(line -> Readers.ofLine(line).isPresent())
                        .map(line -> Arguments.of(fixture, table, line))));
    }

    /** A table of which the last SSTable is new. */
    private record Case(TableSchema schema, SSTables sstables, SSTableSet all) {

        static Case of(Fixture fixture, String table, String line) {
            SSTableReaderProvider reader = Readers.ofLine(line).orElseThrow();
            SSTables sstables = new SSTables(List.of(reader));
            TableSchema schema = FixtureTables.schema(fixture, table);
            SSTableSet found = sstables.find(schema, List.of(fixture.directory(table)));
            List<SSTable> sorted = new ArrayList<>(found.files());
            sorted.sort(Comparator.<SSTable, Integer>comparing(file -> file.generation().length())
                    .thenComparing(SSTable::generation));
            return new Case(schema, sstables, new SSTableSet(sorted, found.partitioner()));
        }

        List<SSTable> old() {
            return all.files().subList(0, all.files().size() - 1);
        }

        List<SSTable> last() {
            return all.files().subList(all.files().size() - 1, all.files().size());
        }

        TableChanges changes(Replica... replicas) {
            Set<String> nodes = new HashSet<>();
            List.of(replicas).forEach(replica -> nodes.add(replica.node()));
            return changes(nodes, replicas);
        }

        TableChanges changes(Set<String> nodes, Replica... replicas) {
            return new TableChanges(schema, all.partitioner(), List.of(replicas),
                    List.of(new Part(TokenRange.ALL, nodes)), List.of(), AS_OF, AS_OF);
        }

        Map<RowKey, ReadRow> rows(List<SSTable> files) {
            Map<RowKey, ReadRow> rows = new HashMap<>();
            try (RowSource source = sstables.open(schema, new SSTableSet(files, all.partitioner()));
                    RowCursor cursor = source.open(TokenRange.ALL, AS_OF)) {
                while (cursor.next()) {
                    rows.put(RowKey.of(cursor.row()), ReadRow.of(cursor.row()));
                }
            }
            return rows;
        }

        /** @return the keys that were told, in order */
        List<RowKey> apply(TableChanges changes, Map<RowKey, ReadRow> rows) {
            List<RowKey> told = new ArrayList<>();
            try (ChangeReader reader = sstables.changes(); ChangeCursor cursor = reader.open(changes)) {
                while (cursor.next()) {
                    RowKey key = RowKey.of(cursor.row());
                    told.add(key);
                    Optional<ReadRow> before = cursor.before().map(ReadRow::of);
                    assertEquals(Optional.ofNullable(rows.remove(key)), before);
                    if (cursor.isAlive()) {
                        rows.put(key, ReadRow.of(cursor.row()));
                    }
                }
            }
            return told;
        }
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_tell_each_key_that_the_new_file_changed_once(Fixture fixture, String table, String line) {
        Case fixed = Case.of(fixture, table, line);
        Map<RowKey, ReadRow> rows = fixed.rows(fixed.old());

        List<RowKey> told = fixed.apply(fixed.changes(new Replica("n", fixed.last(), fixed.old(),
                fixed.all().files())), rows);

        assertEquals(fixed.rows(fixed.all().files()), rows);
        assertEquals(told.size(), Set.copyOf(told).size(), "each once");
        // where the same deletion had come before, nothing was left to be told
        assertTrue(fixture.secondPhaseRanTwice() || !told.isEmpty());
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_merge_the_replicas_of_a_part_of_the_ring_and_no_others(Fixture fixture, String table, String line) {
        Case fixed = Case.of(fixture, table, line);
        Replica old = new Replica("old", List.of(), fixed.old(), fixed.old());
        Replica newer = new Replica("newer", fixed.last(), List.of(), fixed.last());
        Map<RowKey, ReadRow> rows = fixed.rows(fixed.old());
        fixed.apply(fixed.changes(old, newer), rows);
        assertEquals(fixed.rows(fixed.all().files()), rows);

        Map<RowKey, ReadRow> untouched = fixed.rows(fixed.old());
        assertEquals(List.of(), fixed.apply(fixed.changes(Set.of("old"), old, newer), untouched));
    }

    /** As a snapshot and links have them, and the next snapshot. */
    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_read_files_by_other_names_when_those_by_which_it_knew_them_are_gone(Fixture fixture, String table,
            String line, @TempDir Path folder) throws IOException {
        Case fixed = Case.of(fixture, table, line);
        List<SSTable> first = link(fixed.all().files(), folder.resolve("first"));
        List<SSTable> second = link(fixed.all().files(), folder.resolve("second"));
        try (ChangeReader reader = fixed.sstables().changes()) {
            Set<RowKey> all = Set.copyOf(tell(reader, fixed.changes(new Replica("n", first, List.of(), first))));
            Folders.delete(folder.resolve("first"));
            assertEquals(all, Set.copyOf(tell(reader, fixed.changes(new Replica("n", second, second, second)))));
        }
    }

    private static List<SSTable> link(List<SSTable> files, Path folder) throws IOException {
        Files.createDirectory(folder);
        List<SSTable> links = new ArrayList<>();
        for (SSTable file : files) {
            String base = file.data().getFileName().toString().replace("Data.db", "");
            try (Stream<Path> components = Files.list(file.data().getParent())) {
                for (Path component : components.filter(path -> path.getFileName().toString().startsWith(base))
                        .toList()) {
                    Files.createLink(folder.resolve(component.getFileName()), component);
                }
            }
            links.add(new SSTable(folder.resolve(file.data().getFileName()), file.version(), file.format(),
                    file.generation()));
        }
        return links;
    }

    private static List<RowKey> tell(ChangeReader reader, TableChanges changes) {
        List<RowKey> told = new ArrayList<>();
        try (ChangeCursor cursor = reader.open(changes)) {
            while (cursor.next()) {
                told.add(RowKey.of(cursor.row()));
                cursor.before();
            }
        }
        return told;
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_read_further_keys_that_no_file_names(Fixture fixture, String table, String line) {
        Case fixed = Case.of(fixture, table, line);
        Map<RowKey, ReadRow> rows = fixed.rows(fixed.all().files());
        List<RowKey> keys = List.copyOf(rows.keySet());
        Replica replica = new Replica("n", List.of(), fixed.all().files(), fixed.all().files());

        List<RowKey> told = fixed.apply(fixed.changes(replica).with(keys), rows);

        assertEquals(Set.copyOf(keys), Set.copyOf(told));
        assertEquals(fixed.rows(fixed.all().files()), rows);
        assertTrue(ordered(fixed, told), "in the order of rows");
    }

    private static boolean ordered(Case fixed, List<RowKey> told) {
        List<RowKey> order = new ArrayList<>();
        try (RowSource source = fixed.sstables().open(fixed.schema(), fixed.all());
                RowCursor cursor = source.open(TokenRange.ALL, AS_OF)) {
            while (cursor.next()) {
                order.add(RowKey.of(cursor.row()));
            }
        }
        return order.equals(told);
    }

    @ParameterizedTest(name = "{0} {1} by {2}")
    @MethodSource("tables")
    void should_give_the_key_back_that_it_took_from_a_row(Fixture fixture, String table, String line) {
        Case fixed = Case.of(fixture, table, line);
        Row row = new Row(fixed.schema());
        for (RowKey key : fixed.rows(fixed.all().files()).keySet()) {
            key.fill(row);
            assertEquals(key, RowKey.of(row));
        }
    }
}
