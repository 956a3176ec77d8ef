package org.aeneas.sstable.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.aeneas.core.schema.DroppedColumn;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;

/**
 * The folders {@code resources/sstables/v5-…}, which a node of Cassandra 5.0.9 wrote (README-v5.md there): tables, what
 * CQL answered on them, and when.
 */
enum FixtureV5 {
    /** Murmur3Partitioner, format oa. */
    OA("v5-oa", "life", "kinds", "drops", "plain", "keys", "wide", "cnt", "deflate"),
    /** Murmur3Partitioner, format da (bti). */
    DA("v5-da", "life", "wide", "snappy"),
    /** RandomPartitioner, format nb. */
    RANDOM("v5-random", "wide", "keys"),
    /** ByteOrderedPartitioner, format nb. */
    ORDERED("v5-ordered", "wide", "keys");

    private static final Path ROOT = Path.of("resources/sstables");
    private static final UserType ADDRESS = new UserType("v5", "addr",
            List.of(new UserType.Field("street", Native.TEXT), new UserType.Field("zip", Native.INT),
                    new UserType.Field("tags", new SetType(Native.TEXT, true))), false);
    private static final UserType PERSON = new UserType("v5", "person",
            List.of(new UserType.Field("name", Native.TEXT), new UserType.Field("home", frozen(ADDRESS)),
                    new UserType.Field("nums", new ListType(Native.INT, true))), false);

    final List<String> tables;
    private final String folder;

    FixtureV5(String folder, String... tables) {
        this.folder = folder;
        this.tables = List.of(tables);
    }

    Path directory(String table) {
        try (Stream<Path> directories = Files.list(ROOT.resolve(folder))) {
            return directories.filter(Files::isDirectory)
                    .filter(d -> d.getFileName().toString().startsWith(table + "-")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RowSource open(String table) {
        return open(schema(table), directory(table));
    }

    static RowSource open(TableSchema schema, Path directory) {
        SSTables sstables = Readers.sstables(Readers.V5);
        return sstables.open(schema, List.of(directory));
    }

    static boolean readerIsHere() {
        return Readers.ofLine(Readers.V5).isPresent();
    }

    /** The second at which CQL was asked. */
    long asOf() {
        return Long.parseLong(lines("asOf").get(0));
    }

    /** What CQL answered, a row a line: columns that are not null, in binary form as hexadecimal digits. */
    List<String> selected(String table) {
        return lines(table + ".rows");
    }

    /** The latest write time of any cell of each row, statics included, as CQL told. */
    List<Long> writeTimes(String table) {
        return lines(table + ".writetimes").stream().map(Long::valueOf).toList();
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(ROOT.resolve(folder).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TableSchema schema(String table) {
        return switch (table) {
            case "life" -> TableSchema.of("v5", "life", Column.partitionKey("pk", Native.TEXT),
                    Column.clustering("ck1", Native.INT, false), Column.clustering("ck2", Native.TEXT, true),
                    Column.ofStatic("st", Native.TEXT),
                    Column.ofStatic("sm", new MapType(Native.TEXT, Native.INT, false)),
                    Column.regular("v", Native.TEXT), Column.regular("n", Native.INT),
                    Column.regular("m", new MapType(Native.TEXT, Native.TEXT, false)),
                    Column.regular("s", new SetType(Native.INT, false)),
                    Column.regular("l", new ListType(Native.TEXT, false)), Column.regular("u", ADDRESS));
            case "kinds" -> kinds();
            case "drops" -> drops();
            case "plain" -> TableSchema.of("v5", "plain", Column.partitionKey("k", Native.INT),
                    Column.regular("v", Native.TEXT), Column.regular("w", Native.BIGINT));
            case "keys" -> TableSchema.of("v5", "keys", Column.partitionKey("a", Native.INT),
                    Column.partitionKey("b", Native.TEXT), Column.partitionKey("c", Native.BLOB),
                    Column.clustering("d", Native.TIMESTAMP, true), Column.clustering("e", Native.UUID, false));
            case "wide" -> TableSchema.of("v5", "wide", Column.partitionKey("pk", Native.TEXT),
                    Column.clustering("ck", Native.INT, false), Column.regular("v", Native.TEXT));
            case "cnt" -> TableSchema.of("v5", "cnt", Column.partitionKey("k", Native.TEXT),
                    Column.clustering("c", Native.INT, false), Column.regular("n", Native.COUNTER),
                    Column.ofStatic("t", Native.COUNTER));
            case "shadow" -> TableSchema.of("v5", "shadow", Column.partitionKey("k", Native.INT),
                    Column.clustering("c", Native.INT, true), Column.ofStatic("s", Native.TEXT),
                    Column.regular("v", Native.TEXT), Column.regular("n", Native.INT),
                    Column.regular("b", Native.BLOB));
            case "heap" -> TableSchema.of("v5", "heap", Column.partitionKey("k", Native.INT),
                    Column.clustering("c", Native.INT, false), Column.regular("v", Native.TEXT),
                    Column.regular("m", new MapType(Native.INT, Native.TEXT, false)),
                    Column.regular("s", new SetType(Native.TEXT, false)),
                    Column.regular("l", new ListType(Native.INT, false)),
                    Column.regular("u", new UserType("v5", "point", List.of(new UserType.Field("x", Native.INT),
                            new UserType.Field("y", Native.TEXT), new UserType.Field("z", Native.INT)), false)));
            case "deflate", "snappy" -> TableSchema.of("v5", table, Column.partitionKey("k", Native.INT),
                    Column.regular("v", Native.TEXT));
            default -> throw new IllegalArgumentException(table);
        };
    }

    private static TableSchema kinds() {
        return TableSchema.of("v5", "kinds", Column.partitionKey("id", Native.INT),
                Column.regular("asci", Native.ASCII), Column.regular("big", Native.BIGINT),
                Column.regular("blo", Native.BLOB), Column.regular("boo", Native.BOOLEAN),
                Column.regular("dat", Native.DATE),
                Column.regular("dec", Native.DECIMAL), Column.regular("dou", Native.DOUBLE),
                Column.regular("dur", Native.DURATION), Column.regular("flo", Native.FLOAT),
                Column.regular("ine", Native.INET), Column.regular("sma", Native.SMALLINT),
                Column.regular("txt", Native.TEXT), Column.regular("tim", Native.TIME),
                Column.regular("tst", Native.TIMESTAMP), Column.regular("tuu", Native.TIMEUUID),
                Column.regular("tin", Native.TINYINT), Column.regular("uid", Native.UUID),
                Column.regular("var", Native.VARINT), Column.regular("vf", new VectorType(Native.FLOAT, 3)),
                Column.regular("vt", new VectorType(Native.TEXT, 2)),
                Column.regular("mfl", new MapType(Native.TEXT, new ListType(Native.INT, true), false)),
                Column.regular("lfm", new ListType(new MapType(Native.TEXT, Native.INT, true), false)),
                Column.regular("sfu", new SetType(frozen(ADDRESS), false)),
                Column.regular("mfu", new MapType(Native.INT, frozen(PERSON), false)),
                Column.regular("fp", frozen(PERSON)), Column.regular("np", PERSON),
                Column.regular("tp", new TupleType(List.of(Native.INT, frozen(ADDRESS), Native.TEXT))),
                Column.regular("fn", new MapType(Native.TEXT, new SetType(Native.INT, true), true)));
    }

    /** Columns a, b, d and s were dropped at 5000, a and d were added again. */
    private static TableSchema drops() {
        List<Column> columns = List.of(Column.partitionKey("k", Native.INT), Column.clustering("c", Native.INT, false),
                Column.regular("e", Native.TEXT), Column.regular("a", Native.TEXT),
                Column.regular("d", new ListType(Native.INT, false)));
        return dropping(columns, new DroppedColumn("a", Native.TEXT, false, 5000),
                new DroppedColumn("b", Native.INT, false, 5000),
                new DroppedColumn("d", new ListType(Native.INT, false), false, 5000),
                new DroppedColumn("s", Native.TEXT, true, 5000));
    }

    static TableSchema dropping(List<Column> columns, DroppedColumn... dropped) {
        return new TableSchema("v5", "drops", Optional.empty(), columns, false, List.of(dropped), List.of(), List.of(),
                0);
    }

    private static CqlType frozen(UserType type) {
        return new UserType(type.keyspace(), type.name(), type.fields(), true);
    }

    @Override
    public String toString() {
        return folder;
    }
}
