package org.aeneas.sstable.v3.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.marshal.ListType;
import org.apache.cassandra.db.marshal.MapType;
import org.apache.cassandra.db.marshal.SetType;
import org.apache.cassandra.db.marshal.TupleType;
import org.apache.cassandra.db.marshal.UserType;

/** Says in CQL how types in a file differ from those in the schema. */
final class TypeDifference {

    private TypeDifference() {
    }

    /** @return for example {@code frozen<addr> in the file and text in the schema} */
    static String of(AbstractType<?> wanted, AbstractType<?> found) {
        return text(cql(wanted), cql(found), List.of(wanted), List.of(found));
    }

    /** As {@link #of(AbstractType, AbstractType)}, of the columns of a key: {@code (int, text) in the file and …}. */
    static String of(List<? extends AbstractType<?>> wanted, List<? extends AbstractType<?>> found) {
        return text(cql(wanted), cql(found), wanted, found);
    }

    private static String text(String schema, String file, List<? extends AbstractType<?>> wanted,
            List<? extends AbstractType<?>> found) {
        if (!file.equals(schema)) {
            return file + " in the file and " + schema + " in the schema";
        }
        List<String> fields = new ArrayList<>();
        addFields(wanted, found, fields);
        return file + " in both, but " + (fields.isEmpty() ? "not of the same user types"
                : fields.stream().distinct().collect(Collectors.joining(", ")));
    }

    /** User types may be of one name and differ in their fields. */
    private static void addFields(List<? extends AbstractType<?>> wanted, List<? extends AbstractType<?>> found,
            List<String> fields) {
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
            AbstractType<?> to = TypeFit.ascending(wanted.get(i));
            AbstractType<?> from = TypeFit.ascending(found.get(i));
            if (to instanceof UserType a && from instanceof UserType b) {
                addFields(a, b, fields);
            } else {
                addFields(parts(to), parts(from), fields);
            }
        }
    }

    private static void addFields(UserType wanted, UserType found, List<String> fields) {
        for (int i = 0; i < found.size(); i++) {
            String name = found.getNameAsString() + "." + found.fieldNameAsString(i);
            AbstractType<?> from = found.fieldType(i).freeze(); // whether the file says so or not
            if (i >= wanted.size()) {
                fields.add(name + " (" + cql(from) + ") is only in the file");
            } else if (!TypeFit.frozen(wanted.fieldType(i), from)) {
                addField(name, wanted, i, from, fields);
            }
        }
    }

    private static void addField(String name, UserType wanted, int i, AbstractType<?> from, List<String> fields) {
        AbstractType<?> to = wanted.fieldType(i);
        if (cql(from).equals(cql(to))) {
            addFields(List.of(to), List.of(from), fields);
        } else {
            String renamed = name.endsWith("." + wanted.fieldNameAsString(i)) ? "" : wanted.fieldNameAsString(i) + " ";
            fields.add(name + " is " + cql(from) + " in the file and " + renamed + cql(to) + " in the schema");
        }
    }

    private static List<AbstractType<?>> parts(AbstractType<?> type) {
        if (type instanceof ListType<?> list) {
            return List.of(list.getElementsType());
        }
        if (type instanceof SetType<?> set) {
            return List.of(set.getElementsType());
        }
        if (type instanceof MapType<?, ?> map) {
            return List.of(map.getKeysType(), map.getValuesType());
        }
        return type instanceof TupleType tuple ? tuple.allTypes() : List.of();
    }

    private static String cql(List<? extends AbstractType<?>> types) {
        return types.stream().map(TypeDifference::cql).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String cql(AbstractType<?> type) {
        return (type.isReversed() ? "descending " : "") + type.asCQL3Type();
    }
}
