package org.aeneas.core.tests.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.DroppedColumn;
import org.aeneas.core.schema.MaterializedView;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.core.schema.TableSchema;

/** Makes tables of every shape; the same seed makes the same tables. */
final class RandomSchemas {
    private static final List<String> NAMES = List.of("a", "b1", "Upper", "with space", "quo\"te", "table", "int",
            "static", "primary", "key", "дом", "list", "frozen", "-- x", "/*", "x;y", "1st", "a.b", "'", "$$", "token");

    private final Random random;
    private final Set<String> used = new LinkedHashSet<>();
    private final String keyspace;
    private final List<CqlType.UserType> types = new ArrayList<>();

    RandomSchemas(Random random) {
        this.random = random;
        this.keyspace = name();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            List<CqlType.UserType.Field> fields = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(f -> new CqlType.UserType.Field(name(), type(2, true))).toList();
            types.add(new CqlType.UserType(keyspace, name(), fields, true));
        }
    }

    TableSchema table() {
        List<Column> columns = new ArrayList<>();
        int partition = 1 + random.nextInt(3);
        int clustering = random.nextInt(3);
        IntStream.range(0, partition).forEach(i -> columns.add(Column.partitionKey(name(), type(2, true))));
        IntStream.range(0, clustering).forEach(i -> columns.add(
                Column.clustering(name(), type(2, true), random.nextBoolean())));
        for (int i = random.nextInt(8); i > 0; i--) {
            columns.add(random.nextInt(4) == 0 ? Column.ofStatic(name(), type(3, false))
                    : Column.regular(name(), type(3, false)));
        }
        String table = name();
        return new TableSchema(keyspace, table, id(), columns, random.nextInt(5) == 0, drops(columns),
                indexes(columns), views(table, columns), random.nextInt(3) == 0 ? random.nextInt(1, 100_000) : 0);
    }

    private List<DroppedColumn> drops(List<Column> columns) {
        List<DroppedColumn> drops = new ArrayList<>();
        for (Column column : columns) {
            boolean key = column.kind() == Column.Kind.PARTITION_KEY || column.kind() == Column.Kind.CLUSTERING;
            for (int i = key ? 0 : random.nextInt(3) - 1; i > 0; i--) {
                drops.add(new DroppedColumn(column.name(), type(3, false), random.nextBoolean(), time()));
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            String dropped = name();
            boolean known = random.nextInt(4) > 0;
            drops.add(new DroppedColumn(dropped, known ? type(3, false) : null, known && random.nextBoolean(), time()));
            if (known && random.nextInt(3) == 0) {
                drops.add(new DroppedColumn(dropped, type(3, false), random.nextBoolean(), time()));
            }
        }
        return drops;
    }

    private long time() {
        return random.nextInt(8) == 0 ? -random.nextLong(1L << 40) : random.nextLong(1L << 52);
    }

    private List<SecondaryIndex> indexes(List<Column> columns) {
        return IntStream.range(0, random.nextInt(3)).mapToObj(i -> new SecondaryIndex(name(), any(columns).name(),
                random.nextBoolean() ? Optional.empty()
                        : Optional.of(any(List.of("keys", "values", "entries", "full"))),
                random.nextBoolean() ? Optional.empty() : Optional.of("org.example.It's"))).toList();
    }

    private List<MaterializedView> views(String table, List<Column> columns) {
        return IntStream.range(0, random.nextInt(2)).mapToObj(i -> new MaterializedView(name(), table,
                random.nextBoolean() ? List.of() : columns.stream().map(Column::name).toList(),
                List.of(any(columns).name()), random.nextBoolean() ? List.of() : List.of(any(columns).name()),
                random.nextBoolean() ? "" : "\"A\" IS NOT NULL AND b > 'x'")).toList();
    }

    private Optional<UUID> id() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(new UUID(random.nextLong(), random.nextLong()));
    }

    private CqlType type(int depth, boolean frozen) {
        return switch (depth == 0 ? 0 : random.nextInt(10)) {
            case 1 -> new CqlType.ListType(type(depth - 1, true), frozen || random.nextBoolean());
            case 2 -> new CqlType.SetType(type(depth - 1, true), frozen || random.nextBoolean());
            case 3 -> new CqlType.MapType(type(depth - 1, true), type(depth - 1, true), frozen || random.nextBoolean());
            case 4 -> new CqlType.TupleType(IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(i -> type(depth - 1, true)).toList());
            case 5 -> new CqlType.VectorType(type(depth - 1, true), 1 + random.nextInt(2000));
            case 6 -> new CqlType.CustomType("org.example.It's" + random.nextInt(9));
            case 7 -> types.isEmpty() ? Native.TEXT : user(any(types), frozen || random.nextBoolean());
            default -> any(List.of(Native.values()));
        };
    }

    private static CqlType user(CqlType.UserType type, boolean frozen) {
        return new CqlType.UserType(type.keyspace(), type.name(), type.fields(), frozen);
    }

    /** A name that was not used before. */
    private String name() {
        String name = any(NAMES);
        while (!used.add(name)) {
            name = any(NAMES) + random.nextInt(1000);
        }
        return name;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
