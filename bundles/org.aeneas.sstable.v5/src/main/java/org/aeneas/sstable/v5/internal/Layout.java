package org.aeneas.sstable.v5.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.SSTableProblems;
import org.apache.cassandra.cql3.ColumnIdentifier;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.ReversedType;
import org.apache.cassandra.db.marshal.UserType;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.schema.ColumnMetadata;
import org.apache.cassandra.schema.TableId;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * A table as Cassandra's classes want it described. SSTables of one table differ in the columns that they still hold;
 * each gets a description that fits it ({@link FileLayout}), and all of them share the columns that the schema has.
 * Safe for use by many threads.
 */
final class Layout {
    private final TableSchema schema;
    private final IPartitioner partitioner;
    private final boolean staticCompact;
    private final ColumnMetadata[] columns;
    private final Map<List<ColumnMetadata>, FileLayout> files = new HashMap<>();

    private Layout(TableSchema schema, IPartitioner partitioner) {
        this.schema = schema;
        this.partitioner = partitioner;
        this.staticCompact = schema.compactStorage() && schema.clustering().isEmpty();
        this.columns = new ColumnMetadata[schema.columns().size()];
    }

    /**
     * @param header of one of the files: a table with compact storage may name its columns in a type that only files
     *               tell
     * @throws org.aeneas.core.ProblemException {@code schema-mismatch}, {@code type-unknown}
     */
    static Layout of(TableSchema schema, IPartitioner partitioner, FileHeader header) {
        Layout layout = new Layout(schema, partitioner);
        if (layout.staticCompact && header.columns().getClusteringTypes().size() != 1) {
            throw SSTableProblems.schemaMismatch(header.file().data(), "the file has "
                    + header.columns().getClusteringTypes().size() + " clustering columns, where a compact table like"
                    + " this is stored with one.");
        }
        layout.addColumns(header.columns());
        return layout;
    }

    TableSchema schema() {
        return schema;
    }

    IPartitioner partitioner() {
        return partitioner;
    }

    /** Columns of CQL that are stored as static ones, under a clustering column that CQL does not show. */
    boolean staticCompact() {
        return staticCompact;
    }

    /** In the order of {@link TableSchema#columns()}. */
    ColumnMetadata column(int index) {
        return columns[index];
    }

    /** @param header of a file that {@link SchemaFit} has let pass */
    FileLayout of(FileHeader header) {
        List<ColumnMetadata> others = others(header.columns());
        synchronized (files) {
            return files.computeIfAbsent(others,
                    key -> FileLayout.of(this, header.columns().getClusteringTypes(), others));
        }
    }

    /** The columns of a file that the schema does not have, or not of that kind. */
    private List<ColumnMetadata> others(SerializationHeader.Component header) {
        List<ColumnMetadata> others = new ArrayList<>();
        header.getStaticColumns().forEach((name, type) -> addOther(others, ColumnMetadata.Kind.STATIC, name, type));
        header.getRegularColumns().forEach((name, type) -> addOther(others, ColumnMetadata.Kind.REGULAR, name, type));
        return List.copyOf(others);
    }

    private void addOther(List<ColumnMetadata> others, ColumnMetadata.Kind kind, ByteBuffer name,
            AbstractType<?> type) {
        if (column(name).filter(column -> column.kind == kind).isEmpty()) {
            // a name that Thrift made need not be a text; it is compared as bytes
            ColumnIdentifier identifier = new ColumnIdentifier(name, ByteBufferUtil.bytesToHex(name));
            others.add(column(identifier, kind, ColumnMetadata.NO_POSITION, storedAs(name, type)));
        }
    }

    /** 3.0 wrote frozen user types without saying so (CASSANDRA-15035); the list of drops may know better. */
    private AbstractType<?> storedAs(ByteBuffer name, AbstractType<?> type) {
        boolean frozen = type instanceof UserType && schema.dropped().stream()
                .filter(drop -> ByteBufferUtil.bytes(drop.name()).equals(name))
                .anyMatch(drop -> drop.type() != null && !drop.type().multiCell());
        return frozen ? type.freeze() : type;
    }

    /** By its name as it is stored. */
    Optional<ColumnMetadata> column(ByteBuffer name) {
        return Arrays.stream(columns).filter(column -> column.name.bytes.equals(name)).findFirst();
    }

    /** A column of this table that CQL does not show. */
    ColumnMetadata column(ColumnIdentifier name, ColumnMetadata.Kind kind, int position, AbstractType<?> type) {
        return new ColumnMetadata(schema.keyspace(), schema.name(), name, type, position, kind, null);
    }

    /** The table of the columns that the schema has, for more to be added. */
    TableMetadata.Builder metadata() {
        TableMetadata.Builder builder = TableMetadata.builder(schema.keyspace(), schema.name(),
                TableId.unsafeDeterministic(schema.keyspace(), schema.name())).partitioner(partitioner);
        for (ColumnMetadata column : columns) {
            builder.addColumn(column);
        }
        return builder;
    }

    private void addColumns(SerializationHeader.Component header) {
        int clustering = 0;
        for (int i = 0; i < columns.length; i++) {
            Column column = schema.columns().get(i);
            ColumnIdentifier name = new ColumnIdentifier(column.name(), true);
            AbstractType<?> type = CassandraTypes.of(column.type());
            columns[i] = switch (column.kind()) {
                case PARTITION_KEY -> column(name, ColumnMetadata.Kind.PARTITION_KEY, i, type.freeze());
                case CLUSTERING -> column(name, ColumnMetadata.Kind.CLUSTERING, clustering++,
                        column.descending() ? ReversedType.getInstance(type.freeze()) : type.freeze());
                case STATIC -> column(name, ColumnMetadata.Kind.STATIC, ColumnMetadata.NO_POSITION, type);
                case REGULAR -> staticCompact ? compact(column.name(), type, header.getClusteringTypes().get(0))
                        : column(name, ColumnMetadata.Kind.REGULAR, ColumnMetadata.NO_POSITION, type);
            };
        }
    }

    /** Where Thrift made the table, its columns' names may be of any type, which is that of the hidden clustering. */
    private ColumnMetadata compact(String name, AbstractType<?> type, AbstractType<?> nameType) {
        return column(new ColumnIdentifier(nameType.fromString(name), name), ColumnMetadata.Kind.STATIC,
                ColumnMetadata.NO_POSITION, type);
    }
}
