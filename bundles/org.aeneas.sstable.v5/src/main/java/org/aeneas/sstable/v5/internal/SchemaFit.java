package org.aeneas.sstable.v5.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.SSTableProblems;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.CompositeType;
import org.apache.cassandra.schema.ColumnMetadata;

/** Refuses a schema whose types cannot be those of a file. */
final class SchemaFit {
    private final Path file;
    private final Layout layout;

    private SchemaFit(Path file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    /** @throws org.aeneas.core.ProblemException {@code schema-mismatch} naming column and both types */
    static void check(FileHeader header, Layout layout) {
        new SchemaFit(header.file().data(), layout).check(header.columns());
    }

    private void check(SerializationHeader.Component columns) {
        TableSchema schema = layout.schema();
        int keys = schema.partitionKey().size();
        List<AbstractType<?>> key = columns.getKeyType() instanceof CompositeType composite && !isComposite(keys)
                ? composite.subTypes() : List.of(columns.getKeyType());
        check("partition key is", types(0, keys), key);
        if (!layout.staticCompact()) {
            int clusterings = schema.clustering().size();
            check("clustering columns are", types(keys, keys + clusterings), columns.getClusteringTypes());
        }
        columns.getStaticColumns().forEach((name, found) -> check(name, found, ColumnMetadata.Kind.STATIC));
        columns.getRegularColumns().forEach((name, found) -> check(name, found, ColumnMetadata.Kind.REGULAR));
    }

    /** A single key column may itself be declared as such, by Thrift's clients. */
    private boolean isComposite(int keys) {
        return keys == 1 && layout.column(0).type instanceof CompositeType;
    }

    private List<AbstractType<?>> types(int from, int to) {
        List<AbstractType<?>> types = new ArrayList<>();
        for (int i = from; i < to; i++) {
            types.add(layout.column(i).type);
        }
        return types;
    }

    private void check(String what, List<AbstractType<?>> wanted, List<AbstractType<?>> found) {
        boolean fits = wanted.size() == found.size();
        for (int i = 0; fits && i < found.size(); i++) {
            fits = TypeFit.order(wanted.get(i), found.get(i));
        }
        if (!fits) {
            throw mismatch("the " + what + " " + TypeDifference.of(wanted, found));
        }
    }

    private void check(ByteBuffer bytes, AbstractType<?> found, ColumnMetadata.Kind kind) {
        layout.column(bytes).ifPresent(wanted -> {
            String name = wanted.name.toString();
            boolean dropped = layout.schema().dropped().stream().anyMatch(drop -> drop.name().equals(name));
            if (wanted.kind != kind && !dropped) {
                throw mismatch("column " + name + " is " + cql(kind) + " in the file and "
                        + cql(wanted.kind) + " in the schema");
            }
            if (wanted.kind == kind && !TypeFit.values(wanted.type, found)) {
                throw mismatch("column " + name + " is " + TypeDifference.of(wanted.type, found));
            }
        });
    }

    private RuntimeException mismatch(String what) {
        return SSTableProblems.schemaMismatch(file, what + ".");
    }

    private static String cql(ColumnMetadata.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
