package org.aeneas.sstable.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;

/**
 * A table of the fixtures, one for each way in which its files can be laid out.
 *
 * @param line  of the reader
 * @param other a table of the same format, whose components are put in the place of this one's
 */
record Fuzzed(String name, String line, TableSchema schema, Path directory, Path other, long asOf) {

    static Stream<Fuzzed> all() {
        return Stream.of(fixtures(), formats(), generated(), v5()).flatMap(subjects -> subjects)
                .filter(subject -> Readers.ofLine(subject.line).isPresent());
    }

    private static Stream<Fuzzed> fixtures() {
        return Arrays.stream(Fixture.values()).flatMap(fixture -> fixture.readers().stream()
                .flatMap(line -> Stream.of(of(fixture, line, "wide", "comp"), of(fixture, line, "comp", "wide"))));
    }

    private static Fuzzed of(Fixture fixture, String line, String table, String other) {
        return new Fuzzed(fixture + " " + table, line, FixtureTables.schema(fixture, table), fixture.directory(table),
                fixture.directory(other), FixtureRows.BEFORE_EXPIRY);
    }

    private static Stream<Fuzzed> formats() {
        return FormatsTest.FORMATS.entrySet().stream().flatMap(format -> format.getValue().stream()
                .map(line -> new Fuzzed(format.getKey(), line, FormatsTest.TABLE,
                        FormatsTest.directory(format.getKey()), FormatsTest.directory(format.getKey()), 0)));
    }

    private static Stream<Fuzzed> generated() {
        return Arrays.stream(Generated.values()).flatMap(node -> node.readers.stream().flatMap(
                line -> Stream.of(of(node, line, "plain", "many"), of(node, line, "deletes", "plain"))));
    }

    private static Fuzzed of(Generated node, String line, String table, String other) {
        return new Fuzzed(node + " " + table, line, node.schema(table), node.directory(table), node.directory(other),
                node.asOf());
    }

    private static Stream<Fuzzed> v5() {
        return Stream.of(of(FixtureV5.OA, "plain", "deflate"), of(FixtureV5.OA, "life", "wide"),
                of(FixtureV5.DA, "snappy", "wide"), of(FixtureV5.RANDOM, "keys", "wide"),
                of(FixtureV5.ORDERED, "wide", "keys"));
    }

    private static Fuzzed of(FixtureV5 fixture, String table, String other) {
        return new Fuzzed(fixture + " " + table, Readers.V5, FixtureV5.schema(table), fixture.directory(table),
                fixture.directory(other), fixture.asOf());
    }

    /**
     * All rows of files that lie elsewhere, in parts, so that the index is asked.
     *
     * @param folder of files that were this table's
     */
    List<ReadRow> read(TableFolder folder) {
        SSTables sstables = new SSTables(List.of(Readers.ofLine(line).orElseThrow()));
        List<ReadRow> rows = new ArrayList<>();
        try (RowSource source = sstables.open(schema, List.of(folder.path()))) {
            for (RowSource.Split split : source.splits(1000)) {
                rows.addAll(ReadRow.drain(source.open(split.range(), asOf)));
            }
        }
        return rows;
    }

    @Override
    public String toString() {
        return name + " by " + line;
    }
}
