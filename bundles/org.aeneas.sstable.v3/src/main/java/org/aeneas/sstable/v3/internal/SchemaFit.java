package org.aeneas.sstable.v3.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.aeneas.sstable.SSTableProblems;
import org.apache.cassandra.config.CFMetaData;
import org.apache.cassandra.config.ColumnDefinition;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.UTF8Type;

/** Refuses a schema whose types cannot be those of a file. Files before 3.0 do not say their types. */
final class SchemaFit {
    private final Path file;
    private final CFMetaData metadata;

    private SchemaFit(Path file, CFMetaData metadata) {
        this.file = file;
        this.metadata = metadata;
    }

    /** @throws org.aeneas.core.ProblemException {@code schema-mismatch} naming column and both types */
    static void check(FileHeader header, Layout layout) {
        header.columns().ifPresent(columns -> new SchemaFit(header.file().data(), layout.metadata()).check(columns));
    }

    private void check(SerializationHeader.Component columns) {
        AbstractType<?> key = metadata.getKeyValidator();
        AbstractType<?> found = columns.getKeyType();
        if (!TypeFit.values(key, found) || key.componentsCount() != found.componentsCount()) {
            throw mismatch("the partition key is " + TypeDifference.of(key.getComponents(), found.getComponents()));
        }
        checkClustering(columns.getClusteringTypes());
        check(columns.getStaticColumns(), true);
        check(columns.getRegularColumns(), false);
    }

    private void checkClustering(List<AbstractType<?>> found) {
        List<ColumnDefinition> wanted = metadata.clusteringColumns();
        boolean fits = wanted.size() == found.size();
        for (int i = 0; fits && i < found.size(); i++) {
            fits = TypeFit.order(wanted.get(i).type, found.get(i));
        }
        if (!fits) {
            throw mismatch("the clustering columns are "
                    + TypeDifference.of(wanted.stream().map(column -> column.type).toList(), found));
        }
    }

    private void check(Map<ByteBuffer, AbstractType<?>> columns, boolean isStatic) {
        columns.forEach((bytes, found) -> {
            ColumnDefinition wanted = metadata.getColumnDefinition(bytes);
            boolean droppedBefore = metadata.getDroppedColumns().containsKey(bytes);
            if (droppedBefore && (wanted == null || wanted.isStatic() != isStatic)) {
                return;
            }
            String name = UTF8Type.instance.getString(bytes);
            if (wanted.isPrimaryKeyColumn() || wanted.isStatic() != isStatic) {
                throw mismatch("column " + name + " is " + (isStatic ? "static" : "a regular column")
                        + " in the file and " + wanted.kind.toString().toLowerCase(Locale.ROOT) + " in the schema");
            }
            if (!TypeFit.values(wanted.type, found)) {
                throw mismatch("column " + name + " is " + TypeDifference.of(wanted.type, found));
            }
        });
    }

    private RuntimeException mismatch(String what) {
        return SSTableProblems.schemaMismatch(file, what + ".");
    }
}
