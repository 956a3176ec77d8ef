package org.aeneas.sstable.v5.internal;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.aeneas.core.schema.TableSchema;
import org.apache.cassandra.cql3.ColumnIdentifier;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.BytesType;
import org.apache.cassandra.db.marshal.CounterColumnType;
import org.apache.cassandra.db.marshal.EmptyType;
import org.apache.cassandra.schema.ColumnMetadata;
import org.apache.cassandra.schema.DroppedColumn;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * The table as files with the same additional columns describe it.
 *
 * @param unknown columns that neither the schema nor its list of dropped ones has
 */
record FileLayout(TableMetadata metadata, Set<ByteBuffer> unknown) {

    /**
     * @param clusteringTypes as the file has them
     * @param others          the file's columns that the schema does not have
     */
    static FileLayout of(Layout layout, List<AbstractType<?>> clusteringTypes, List<ColumnMetadata> others) {
        TableMetadata.Builder builder = layout.metadata().flags(flags(layout));
        addHiddenColumns(layout, builder, clusteringTypes, others);
        Map<ByteBuffer, Long> drops = new HashMap<>();
        layout.schema().dropped().forEach(drop -> drops.merge(ByteBufferUtil.bytes(drop.name()), drop.droppedMicros(),
                Math::max));
        Map<ByteBuffer, DroppedColumn> dropped = new HashMap<>();
        for (ColumnMetadata column : builder.columns()) {
            addDrop(dropped, column, drops.get(column.name.bytes)); // it was added again
        }
        Set<ByteBuffer> unknown = new HashSet<>();
        for (ColumnMetadata other : others) {
            if (builder.getColumn(other.name) != other) {
                addDrop(dropped, other, drops.getOrDefault(other.name.bytes, Long.MIN_VALUE));
                if (!drops.containsKey(other.name.bytes)) {
                    unknown.add(other.name.bytes);
                }
            }
        }
        return new FileLayout(builder.droppedColumns(dropped).build(), Set.copyOf(unknown));
    }

    private static void addDrop(Map<ByteBuffer, DroppedColumn> dropped, ColumnMetadata column, Long micros) {
        if (micros != null) {
            dropped.put(column.name.bytes, new DroppedColumn(column, micros));
        }
    }

    private static EnumSet<TableMetadata.Flag> flags(Layout layout) {
        TableSchema schema = layout.schema();
        EnumSet<TableMetadata.Flag> flags = EnumSet.noneOf(TableMetadata.Flag.class);
        if (schema.isCounter()) {
            flags.add(TableMetadata.Flag.COUNTER);
        }
        if (schema.compactStorage() && !layout.staticCompact()) {
            flags.add(TableMetadata.Flag.DENSE);
        }
        if (!schema.compactStorage() || schema.clustering().size() > 1) {
            flags.add(TableMetadata.Flag.COMPOUND);
        }
        return flags;
    }

    /** What Cassandra adds to a table with compact storage: the rules of its class CompactTables, up to 4.0. */
    private static void addHiddenColumns(Layout layout, TableMetadata.Builder builder,
            List<AbstractType<?>> clusteringTypes, List<ColumnMetadata> others) {
        if (layout.staticCompact()) {
            builder.addColumn(layout.column(unusedName(builder, "column1"), ColumnMetadata.Kind.CLUSTERING, 0,
                    clusteringTypes.get(0)));
            builder.addColumn(hiddenValue(layout, builder, others,
                    layout.schema().isCounter() ? CounterColumnType.instance : BytesType.instance));
        } else if (layout.schema().compactStorage() && layout.schema().regulars().isEmpty()) {
            builder.addColumn(hiddenValue(layout, builder, others, EmptyType.instance));
        }
    }

    private static ColumnMetadata hiddenValue(Layout layout, TableMetadata.Builder builder, List<ColumnMetadata> others,
            AbstractType<?> type) {
        return others.stream().filter(other -> other.kind == ColumnMetadata.Kind.REGULAR).findFirst()
                .orElseGet(() -> layout.column(unusedName(builder, "value"), ColumnMetadata.Kind.REGULAR,
                        ColumnMetadata.NO_POSITION, type));
    }

    private static ColumnIdentifier unusedName(TableMetadata.Builder builder, String name) {
        ColumnIdentifier identifier = new ColumnIdentifier(name, true);
        return builder.getColumn(identifier) == null ? identifier : unusedName(builder, name + "_");
    }
}
