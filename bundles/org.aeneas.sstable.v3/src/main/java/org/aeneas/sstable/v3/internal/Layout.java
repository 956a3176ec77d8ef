package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.DroppedColumn;
import org.aeneas.core.schema.TableSchema;
import org.apache.cassandra.config.CFMetaData;
import org.apache.cassandra.config.ColumnDefinition;
import org.apache.cassandra.cql3.ColumnIdentifier;
import org.apache.cassandra.db.CompactTables;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.BytesType;
import org.apache.cassandra.db.marshal.CounterColumnType;
import org.apache.cassandra.db.marshal.EmptyType;
import org.apache.cassandra.db.marshal.UTF8Type;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * A table as Cassandra's classes see it, and where its columns stand in our rows. Built as {@code CreateTableStatement}
 * of Cassandra 3.11 does, compact storage included: it turns a compact table without clustering columns into one whose
 * columns are all static, and gives a compact table without value columns a hidden one.
 *
 * @param staticCompact whether a partition is one row, stored as its static row
 * @param statics       of the metadata, in storage order
 * @param regulars      of the metadata, in storage order
 * @param fixedLengths  of our columns: the length of each value in bytes, -1 if it varies
 */
record Layout(TableSchema schema, CFMetaData metadata, DroppedColumns dropped, boolean staticCompact,
        Columns statics, Columns regulars, int[] fixedLengths) {

    /** The column is in the files, but not in the schema. */
    static final int UNKNOWN = -1;
    /** The column makes a row alive, but has no value. */
    static final int HIDDEN = -2;

    /** @param places in our rows, or {@link #UNKNOWN} or {@link #HIDDEN} */
    record Columns(ColumnDefinition[] definitions, int[] places, AbstractType<?>[] types) {

        private static Columns of(Iterable<ColumnDefinition> columns, TableSchema schema, String hidden) {
            List<ColumnDefinition> list = new ArrayList<>();
            columns.forEach(list::add);
            ColumnDefinition[] definitions = list.toArray(ColumnDefinition[]::new);
            int[] places = new int[definitions.length];
            AbstractType<?>[] types = new AbstractType<?>[definitions.length];
            for (int i = 0; i < definitions.length; i++) {
                String name = definitions[i].name.toString();
                places[i] = name.equals(hidden) ? HIDDEN : schema.indexOf(name);
                types[i] = definitions[i].type;
            }
            return new Columns(definitions, places, types);
        }
    }

    /** @param headers of all files: columns that the schema does not know are added, so that they can be skipped */
    static Layout of(TableSchema schema, IPartitioner partitioner, List<FileHeader> headers) {
        boolean dense = schema.compactStorage() && !schema.clustering().isEmpty();
        boolean compound = !(schema.compactStorage() && schema.clustering().size() <= 1);
        boolean staticCompact = !dense && !compound;
        CFMetaData.Builder builder = CFMetaData.Builder
                .create(schema.keyspace(), schema.name(), dense, compound, schema.isCounter())
                .withPartitioner(partitioner)
                .withId(schema.id().orElseGet(UUID::randomUUID)); // else Cassandra makes one from the network cards
        schema.partitionKey().forEach(c -> builder.addPartitionKey(name(c.name()), CassandraTypes.of(c.type())));
        schema.clustering().forEach(c -> builder.addClusteringColumn(name(c.name()),
                CassandraTypes.of(c.type(), c.descending())));
        addOthers(schema, builder, staticCompact);
        String hidden = addCompactColumns(schema, builder, dense, staticCompact, headers);
        addUnknown(headers, schema, builder);
        CFMetaData metadata = builder.build();
        DroppedColumns dropped = dropped(schema, metadata, headers);
        metadata.droppedColumns(dropped);
        return new Layout(schema, metadata, dropped, staticCompact,
                Columns.of(metadata.partitionColumns().statics, schema, ""),
                Columns.of(metadata.partitionColumns().regulars, schema, hidden),
                schema.columns().stream().mapToInt(Layout::fixedLength).toArray());
    }

    private static int fixedLength(Column column) {
        if (column.type() instanceof CqlType.Native scalar) {
            return switch (scalar) {
                case BOOLEAN, TINYINT -> 1;
                case SMALLINT -> 2;
                case DATE, FLOAT, INT -> 4;
                case BIGINT, COUNTER, DOUBLE, TIME, TIMESTAMP -> 8;
                case TIMEUUID, UUID -> 16;
                case ASCII, BLOB, DECIMAL, DURATION, INET, TEXT, VARINT -> -1;
            };
        }
        return -1;
    }

    private static void addOthers(TableSchema schema, CFMetaData.Builder builder, boolean staticCompact) {
        for (Column column : schema.columns()) {
            AbstractType<?> type = CassandraTypes.of(column.type());
            if (column.kind() == Column.Kind.STATIC || column.kind() == Column.Kind.REGULAR && staticCompact) {
                builder.addStaticColumn(name(column.name()), type);
            } else if (column.kind() == Column.Kind.REGULAR) {
                builder.addRegularColumn(name(column.name()), type);
            }
        }
    }

    /** @return the name of a value column that CQL does not show but whose cells make rows alive; empty if none */
    private static String addCompactColumns(TableSchema schema, CFMetaData.Builder builder, boolean dense,
            boolean staticCompact, List<FileHeader> headers) {
        CompactTables.DefaultNames names = CompactTables.defaultNameGenerator(builder.usedColumnNames());
        if (staticCompact) {
            builder.addClusteringColumn(names.defaultClusteringName(), comparator(headers));
            builder.addRegularColumn(names.defaultCompactValueName(),
                    schema.isCounter() ? CounterColumnType.instance : BytesType.instance);
        } else if (dense && !builder.hasRegulars()) {
            String hidden = names.defaultCompactValueName();
            builder.addRegularColumn(hidden, EmptyType.instance);
            return hidden;
        }
        return "";
    }

    /** What a table made through Thrift named its columns with; text for those made through CQL. */
    private static AbstractType<?> comparator(List<FileHeader> headers) {
        return headers.stream().flatMap(header -> header.columns().stream())
                .flatMap(columns -> columns.getClusteringTypes().stream()).findFirst().orElse(UTF8Type.instance);
    }

    private static void addUnknown(List<FileHeader> headers, TableSchema schema, CFMetaData.Builder builder) {
        Set<String> present = new HashSet<>(builder.usedColumnNames());
        schema.dropped().forEach(column -> present.add(column.name()));
        for (FileHeader header : headers) {
            header.columns().ifPresent(columns -> {
                columns.getStaticColumns().forEach((bytes, type) -> {
                    ColumnIdentifier name = ColumnIdentifier.getInterned(bytes, UTF8Type.instance);
                    if (present.add(name.toString())) {
                        builder.addStaticColumn(name, type);
                    }
                });
                columns.getRegularColumns().forEach((bytes, type) -> {
                    ColumnIdentifier name = ColumnIdentifier.getInterned(bytes, UTF8Type.instance);
                    if (present.add(name.toString())) {
                        builder.addRegularColumn(name, type);
                    }
                });
            });
        }
    }

    private static DroppedColumns dropped(TableSchema schema, CFMetaData metadata, List<FileHeader> headers) {
        DroppedColumns dropped = new DroppedColumns(headers.stream().anyMatch(header -> header.columns().isEmpty()));
        metadata.allColumns().forEach(column -> dropped.know(column.name.bytes));
        for (DroppedColumn column : schema.dropped()) {
            AbstractType<?> type = typeInFiles(headers, column.name())
                    .orElseGet(() -> column.type() == null ? null : CassandraTypes.of(column.type()));
            CFMetaData.DroppedColumn drop = new CFMetaData.DroppedColumn(column.name(),
                    column.isStatic() ? ColumnDefinition.Kind.STATIC : ColumnDefinition.Kind.REGULAR, type,
                    column.droppedMicros());
            dropped.merge(ByteBufferUtil.bytes(column.name()), drop, (a, b) -> a.droppedTime >= b.droppedTime ? a : b);
        }
        return dropped;
    }

    private static Optional<AbstractType<?>> typeInFiles(List<FileHeader> headers, String column) {
        ByteBuffer name = ByteBufferUtil.bytes(column);
        return headers.stream().flatMap(header -> header.columns().stream())
                .flatMap(columns -> Stream.<AbstractType<?>>concat(
                        Stream.ofNullable(columns.getStaticColumns().get(name)),
                        Stream.ofNullable(columns.getRegularColumns().get(name))))
                .findFirst();
    }

    private static ColumnIdentifier name(String name) {
        return ColumnIdentifier.getInterned(name, true);
    }
}
