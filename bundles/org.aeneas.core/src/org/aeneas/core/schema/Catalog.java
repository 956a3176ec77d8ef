package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the statements of a schema text have declared so far; types and tables may be used before that. */
final class Catalog {

    /** The name of a table, type or view in its keyspace, and where it stands in the text. */
    record Name(String keyspace, String name, Token at) {
        String qualified() {
            return keyspace + "." + name;
        }
    }

    /** @param fields by name, in order */
    private record TypeDraft(Name name, Map<String, CqlType> fields) {
    }

    private record IndexDraft(Name table, SecondaryIndex index) {
    }

    private record ViewDraft(Name name, MaterializedView view) {
    }

    private final CqlText source;
    private final Map<String, TypeDraft> types = new LinkedHashMap<>();
    private final Map<String, TableDraft> tables = new LinkedHashMap<>();
    private final List<IndexDraft> indexes = new ArrayList<>();
    private final List<ViewDraft> views = new ArrayList<>();
    private final List<Schema.Other> others = new ArrayList<>();
    private final Map<CqlType.UserType, Token> mentions = new HashMap<>();
    private final Set<String> resolving = new LinkedHashSet<>();

    Catalog(CqlText source) {
        this.source = source;
    }

    /** A use of a user-defined type, which may be declared later. */
    CqlType.UserType mention(String keyspace, String name, boolean frozen, Token at) {
        CqlType.UserType type = new CqlType.UserType(keyspace, name, List.of(), frozen);
        mentions.putIfAbsent(type, at);
        return type;
    }

    boolean hasTable(Name name) {
        return tables.containsKey(name.qualified());
    }

    void add(TableDraft table) {
        if (tables.putIfAbsent(table.name().qualified(), table) != null) {
            throw source.problem(table.name().at(), "the table " + table.name().qualified() + " is declared twice");
        }
    }

    TableDraft table(Name name) {
        TableDraft table = tables.get(name.qualified());
        if (table == null) {
            throw source.problem(name.at(), "the table " + name.qualified() + " is not declared before");
        }
        return table;
    }

    boolean hasType(Name name) {
        return types.containsKey(name.qualified());
    }

    /** @return the type's fields by name, in order, to be filled and changed */
    Map<String, CqlType> addType(Name name) {
        TypeDraft type = new TypeDraft(name, new LinkedHashMap<>());
        if (types.putIfAbsent(name.qualified(), type) != null) {
            throw source.problem(name.at(), "the type " + name.qualified() + " is declared twice");
        }
        return type.fields();
    }

    /** @return as {@link #addType} */
    Map<String, CqlType> type(Name name) {
        TypeDraft type = types.get(name.qualified());
        if (type == null) {
            throw source.problem(name.at(), "the type " + name.qualified() + " is not declared before");
        }
        return type.fields();
    }

    void add(Name table, SecondaryIndex index) {
        indexes.add(new IndexDraft(table, index));
    }

    boolean hasView(Name name) {
        return views.stream().anyMatch(v -> v.name().qualified().equals(name.qualified()));
    }

    void add(Name name, MaterializedView view) {
        views.add(new ViewDraft(name, view));
    }

    void add(String kind, String name) {
        others.add(new Schema.Other(kind, name));
    }

    void drop(String kind, Name name) {
        switch (kind) {
            case "table" -> tables.remove(name.qualified());
            case "type" -> types.remove(name.qualified());
            case "index" -> indexes.removeIf(i -> i.table().keyspace().equals(name.keyspace())
                    && i.index().name().equals(name.name()));
            case "view" -> views.removeIf(v -> v.name().qualified().equals(name.qualified()));
            default -> others.removeIf(o -> o.kind().equals(kind)
                    && (o.name().equals(name.name()) || o.name().equals(name.qualified())));
        }
    }

    void dropKeyspace(String keyspace) {
        tables.values().removeIf(t -> t.name().keyspace().equals(keyspace));
        types.values().removeIf(t -> t.name().keyspace().equals(keyspace));
        indexes.removeIf(i -> i.table().keyspace().equals(keyspace));
        views.removeIf(v -> v.name().keyspace().equals(keyspace));
        others.removeIf(o -> o.name().startsWith(keyspace + "."));
    }

    Schema schema() {
        List<CqlType.UserType> declared = types.values().stream().map(t -> resolve(t, false)).toList();
        indexes.forEach(i -> table(i.table()));
        views.forEach(v -> table(baseOf(v)));
        return new Schema(tables.values().stream().map(this::table).toList(), declared, others);
    }

    private TableSchema table(TableDraft table) {
        String name = table.name().qualified();
        return table.build(this::resolve,
                indexes.stream().filter(i -> i.table().qualified().equals(name)).map(IndexDraft::index).toList(),
                views.stream().filter(v -> baseOf(v).qualified().equals(name)).map(ViewDraft::view).toList());
    }

    private static Name baseOf(ViewDraft view) {
        return new Name(view.name().keyspace(), view.view().baseTable(), view.name().at());
    }

    private CqlType resolve(CqlType type) {
        if (type instanceof CqlType.ListType list) {
            return new CqlType.ListType(resolve(list.element()), list.frozen());
        } else if (type instanceof CqlType.SetType set) {
            return new CqlType.SetType(resolve(set.element()), set.frozen());
        } else if (type instanceof CqlType.MapType map) {
            return new CqlType.MapType(resolve(map.key()), resolve(map.value()), map.frozen());
        } else if (type instanceof CqlType.TupleType tuple) {
            return new CqlType.TupleType(tuple.components().stream().map(this::resolve).toList());
        } else if (type instanceof CqlType.VectorType vector) {
            return new CqlType.VectorType(resolve(vector.element()), vector.dimension());
        } else if (type instanceof CqlType.UserType user && user.fields().isEmpty()) {
            return resolve(user);
        }
        return type;
    }

    private CqlType.UserType resolve(CqlType.UserType mention) {
        TypeDraft type = types.get(mention.keyspace() + "." + mention.name());
        if (type == null) {
            throw source.problem(mentions.get(mention), "the type " + mention.name() + " is not declared in the "
                    + "keyspace " + mention.keyspace(), "Add its CREATE TYPE statement to the schema text.");
        }
        return resolve(type, mention.frozen());
    }

    private CqlType.UserType resolve(TypeDraft type, boolean frozen) {
        String name = type.name().qualified();
        if (!resolving.add(name)) {
            throw source.problem(type.name().at(), "the type " + name + " contains itself");
        }
        List<CqlType.UserType.Field> fields = type.fields().entrySet().stream()
                .map(f -> new CqlType.UserType.Field(f.getKey(), resolve(f.getValue()))).toList();
        resolving.remove(name);
        return new CqlType.UserType(type.name().keyspace(), type.name().name(), fields, frozen);
    }
}
