package org.aeneas.mapping.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.MaterializedView;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.IndexProposal;
import org.aeneas.mapping.IndexProposal.Key;
import org.aeneas.mapping.IndexProposal.Projection;
import org.aeneas.mapping.KeyMapping;
import org.aeneas.mapping.KeyType;
import org.aeneas.mapping.TableMapping;

/** Proposes global secondary indexes in place of a table's secondary indexes and views. */
public final class IndexAdvisor {
    private static final String EVERY_ATTRIBUTE = "every attribute of each item is";
    private static final String SPARSE = "Items without the attribute are not in it, and one whose value is empty or of"
            + " another type than the key's is refused by DynamoDB.";

    private IndexAdvisor() {
    }

    public static List<IndexProposal> proposals(TableMapping mapping) {
        List<IndexProposal> proposals = new ArrayList<>();
        mapping.source().indexes().forEach(index -> proposals.add(ofIndex(mapping, index)));
        mapping.source().views().forEach(view -> proposals.add(ofView(mapping, view)));
        return List.copyOf(proposals);
    }

    private static IndexProposal ofIndex(TableMapping mapping, SecondaryIndex index) {
        Optional<Key> key = mapping.source().column(index.target()).flatMap(c -> key(mapping, c.name()));
        Optional<Key> sort = Optional.of(mapping.partitionKey()).filter(pk -> key.isPresent())
                .map(pk -> new Key(pk.attribute(), pk.type())).filter(pk -> !pk.equals(key.get()));
        String note = key.isPresent() ? "Finds items by the whole value of " + index.target() + ". " + SPARSE
                : "No key: " + whyNot(mapping, index.target())
                        + " Write the values that are searched for into items or attributes of their own.";
        if (index.customClass().isPresent()) {
            note += " The search of " + index.customClass().get() + " (parts of words, ranges, several columns,"
                    + " vectors) has no counterpart: consider Amazon OpenSearch Service.";
        }
        return new IndexProposal(TargetName.legal(index.name()), "index " + index.name(), index.name(), key, sort,
                Projection.ALL, List.of(), note, cost(EVERY_ATTRIBUTE));
    }

    private static IndexProposal ofView(TableMapping mapping, MaterializedView view) {
        List<String> viewKey = new ArrayList<>(view.partitionKey());
        Optional<Key> key = viewKey.size() == 1 ? key(mapping, viewKey.get(0)) : wholeKey(mapping, viewKey);
        Optional<Key> sort = view.clustering().isEmpty() ? Optional.empty()
                : wholeKey(mapping, view.clustering()).or(() -> key(mapping, view.clustering().get(0)));
        Optional<Key> distinctSort = key.isPresent() ? sort.filter(s -> !s.equals(key.get())) : Optional.empty();
        String note = key.isPresent() ? viewNote(mapping, view, distinctSort)
                : "No key: the view's partition key (" + String.join(", ", viewKey)
                        + ") is no single attribute of a key's type. Write one that joins them, then create the index.";
        boolean all = view.columns().isEmpty();
        List<String> projected = projected(mapping, view, key, distinctSort);
        return new IndexProposal(TargetName.legal(view.name()), "view " + view.name(), view.name(), key, distinctSort,
                all ? Projection.ALL : Projection.INCLUDE, all ? List.of() : projected, note,
                cost(all ? EVERY_ATTRIBUTE : stored(projected)));
    }

    /** Key attributes are in every index anyhow, and DynamoDB does not take them for others. */
    private static List<String> projected(TableMapping mapping, MaterializedView view, Optional<Key> key,
            Optional<Key> sort) {
        return view.columns().stream().filter(c -> mapping.source().indexOf(c) >= 0 && !mapping.isKeyAttribute(c))
                .map(mapping::column).filter(ColumnMapping::included).map(ColumnMapping::attribute)
                .filter(name -> key.stream().noneMatch(k -> k.attribute().equals(name))
                        && sort.stream().noneMatch(k -> k.attribute().equals(name))).toList();
    }

    private static String stored(List<String> projected) {
        return projected.isEmpty() ? "the keys of each item are"
                : projected.size() == 1 ? "one attribute of each item is"
                : projected.size() + " attributes of each item are";
    }

    private static String viewNote(TableMapping mapping, MaterializedView view, Optional<Key> sort) {
        boolean ordered = view.clustering().isEmpty() || wholeKey(mapping, view.clustering()).equals(sort);
        String order = ordered ? "" : "Orders by " + sort.map(Key::attribute).orElse("nothing")
                + " only, not by all of (" + String.join(", ", view.clustering()) + "). ";
        String where = view.where().isBlank() ? "" : "The view's condition (" + view.where()
                + ") is not kept, but that an item without the key is not in the index. ";
        return order + where + SPARSE;
    }

    /** The table's own key attribute that stands for exactly these columns. */
    private static Optional<Key> wholeKey(TableMapping mapping, List<String> columns) {
        if (mapping.partitionKey().columns().equals(columns)) {
            return Optional.of(new Key(mapping.partitionKey().attribute(), mapping.partitionKey().type()));
        }
        return mapping.sortKey().filter(k -> k.columns().equals(columns)).map(k -> new Key(k.attribute(), k.type()));
    }

    /** The attribute of a column, if its type can be a key's in all rows. */
    private static Optional<Key> key(TableMapping mapping, String column) {
        if (mapping.source().indexOf(column) < 0) {
            return Optional.empty();
        }
        for (KeyMapping own : List.of(mapping.partitionKey(), mapping.sortKey().orElse(mapping.partitionKey()))) {
            if (own.isColumn() && own.columns().contains(column)) {
                return Optional.of(new Key(own.attribute(), own.type()));
            }
        }
        ColumnMapping mapped = mapping.column(column);
        boolean possible = mapped.included() && mapped.column().kind() != Column.Kind.STATIC
                && Types.isScalar(mapped.valueType()) && !changesType(mapped.valueType());
        return possible ? Optional.of(new Key(mapped.attribute(), keyType(mapped.valueType()))) : Optional.empty();
    }

    private static KeyType keyType(CqlType type) {
        return type == Native.COUNTER ? KeyType.N : Types.keyType(type);
    }

    /** Boolean is no key type; the others may be N in one row and S in the next. */
    private static boolean changesType(CqlType type) {
        return type == Native.BOOLEAN || type == Native.VARINT || type == Native.DECIMAL || type == Native.FLOAT
                || type == Native.DOUBLE;
    }

    private static String whyNot(TableMapping mapping, String column) {
        if (mapping.source().indexOf(column) < 0 || !mapping.column(column).included()) {
            return "there is no attribute of " + column + ".";
        }
        ColumnMapping mapped = mapping.column(column);
        if (mapped.column().kind() == Column.Kind.STATIC) {
            return column + " is static: it stands in one item of a partition only.";
        }
        return mapped.column().type().cql() + " is no key type"
                + (changesType(mapped.valueType()) ? " in every row." : ".");
    }

    private static String cost(String stored) {
        return "Each write that changes a projected attribute or the key costs its write units again (twice when"
                + " the key changes), and " + stored + " stored a second time.";
    }
}
