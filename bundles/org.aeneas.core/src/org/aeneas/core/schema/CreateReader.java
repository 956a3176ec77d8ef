package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands after CREATE, tables excepted. */
final class CreateReader {
    private final Tokens tokens;
    private final Catalog catalog;
    private final NameReader names;
    private final TypeReader types;
    private final TableReader tables;

    CreateReader(Tokens tokens, Catalog catalog, NameReader names) {
        this.tokens = tokens;
        this.catalog = catalog;
        this.names = names;
        this.types = new TypeReader(tokens, catalog);
        this.tables = new TableReader(tokens, catalog, names, types);
    }

    void read() {
        if (tokens.accept("or")) {
            tokens.expect("replace");
        }
        if (tokens.accept("table") || tokens.accept("columnfamily")) {
            tables.create(names.ifNotExists());
        } else if (tokens.accept("type")) {
            type(names.ifNotExists());
        } else if (tokens.accept("index") || tokens.accept("custom", "index")) {
            index(names.ifNotExists());
        } else if (tokens.accept("materialized", "view")) {
            view(names.ifNotExists());
        } else if (tokens.accept("keyspace") || tokens.accept("schema")) {
            tokens.skipStatement();
        } else {
            other();
        }
    }

    private void type(boolean ifNotExists) {
        Catalog.Name name = names.read("a type");
        if (ifNotExists && catalog.hasType(name)) {
            tokens.skipStatement();
            return;
        }
        Map<String, CqlType> fields = catalog.addType(name);
        tokens.expect("(");
        do {
            Token field = tokens.name("a field");
            if (fields.put(field.text(), types.readField(name.keyspace())) != null) {
                throw tokens.source().problem(field, "the field " + field.text() + " is declared twice");
            }
        } while (tokens.accept(","));
        tokens.expect(")");
        tokens.endStatement();
    }

    private void index(boolean ifNotExists) {
        Optional<String> name = tokens.is("on") ? Optional.empty()
                : Optional.of(tokens.name("the name of an index").text());
        tokens.expect("on");
        Catalog.Name table = names.read("a table");
        List<SecondaryIndex> targets = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.accept(")")) {
            targets.add(target(table, name));
            if (!tokens.is(")")) {
                tokens.expect(",");
            }
        }
        if (targets.isEmpty()) {
            targets.add(new SecondaryIndex(nameOf(name, table, "row"), "", Optional.empty(), Optional.empty()));
        }
        Optional<String> custom = tokens.accept("using")
                ? Optional.of(tokens.expect(Token.Kind.STRING, "the index's class").text()) : Optional.empty();
        tokens.skipStatement();
        targets.forEach(t -> catalog.add(table, new SecondaryIndex(t.name(), t.target(), t.function(), custom)));
    }

    private SecondaryIndex target(Catalog.Name table, Optional<String> name) {
        Token target = tokens.name("a column");
        Optional<String> function = Optional.empty();
        if (tokens.accept("(")) {
            function = Optional.of(target.text());
            target = tokens.name("a column");
            tokens.expect(")");
        }
        return new SecondaryIndex(nameOf(name, table, target.text()), target.text(), function, Optional.empty());
    }

    /** As Cassandra names an index that its statement does not name. */
    private static String nameOf(Optional<String> name, Catalog.Name table, String target) {
        return name.orElseGet(() -> table.name() + "_" + target + "_idx");
    }

    private void view(boolean ifNotExists) {
        Catalog.Name name = names.read("a view");
        if (ifNotExists && catalog.hasView(name)) {
            tokens.skipStatement();
            return;
        }
        tokens.expect("as");
        tokens.expect("select");
        List<String> columns = new ArrayList<>();
        if (!tokens.accept("*")) {
            do {
                columns.add(tokens.name("a column").text());
            } while (tokens.accept(","));
        }
        tokens.expect("from");
        Catalog.Name base = names.read("a table");
        String where = tokens.accept("where") ? tokens.textUntil("primary", "key") : "";
        tokens.expect("primary");
        tokens.expect("key");
        TableReader.Key key = tables.key();
        tokens.skipStatement();
        catalog.add(name, new MaterializedView(name.name(), base.name(), columns,
                key.partition().stream().map(Token::text).toList(),
                key.clustering().stream().map(Token::text).toList(), where));
    }

    /** What has no counterpart in DynamoDB: its name is kept for the report, its text is stepped over. */
    private void other() {
        Token kind = tokens.peek();
        switch (kind.text()) {
            case "function", "aggregate", "trigger", "role", "user" -> tokens.next();
            default -> throw tokens.unexpected("a kind of object after CREATE");
        }
        names.ifNotExists();
        Token first = tokens.peek();
        String name = first.kind() == Token.Kind.STRING ? tokens.next().text() : tokens.name("a name").text();
        if (tokens.accept(".")) {
            name += "." + tokens.name("a name").text();
        }
        catalog.add(kind.is("user") ? "role" : kind.text(), name);
        tokens.skipStatement();
    }
}
