package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads CREATE TABLE, and the options that ALTER TABLE may set too. */
final class TableReader {
    private final Tokens tokens;
    private final Catalog catalog;
    private final NameReader names;
    private final TypeReader types;

    /** The columns of a primary key. */
    record Key(List<Token> partition, List<Token> clustering) {
    }

    TableReader(Tokens tokens, Catalog catalog, NameReader names, TypeReader types) {
        this.tokens = tokens;
        this.catalog = catalog;
        this.names = names;
        this.types = types;
    }

    void create(boolean ifNotExists) {
        Catalog.Name name = names.read("a table");
        if (ifNotExists && catalog.hasTable(name)) {
            tokens.skipStatement();
            return;
        }
        TableDraft table = new TableDraft(tokens.source(), name);
        List<Token> key = new ArrayList<>();
        tokens.expect("(");
        do {
            if (tokens.accept("primary", "key")) {
                declareKey(table, key(), key);
            } else {
                column(table, key);
            }
        } while (tokens.accept(",") && !tokens.is(")"));
        tokens.expect(")");
        table.checkKey(key);
        options(table);
        catalog.add(table);
    }

    private void column(TableDraft table, List<Token> key) {
        Token column = tokens.name("a column");
        CqlType type = types.read(table.name().keyspace());
        table.add(column, type, tokens.accept("static"));
        mask();
        if (tokens.accept("primary")) {
            tokens.expect("key");
            declareKey(table, new Key(List.of(column), List.of()), key);
        }
    }

    /** Cassandra 5.0 can hide values from some of its users; what is stored is not touched. */
    private void mask() {
        if (tokens.accept("masked", "with")) {
            tokens.name("a masking function");
            if (tokens.accept(".")) {
                tokens.name("a masking function");
            }
            if (tokens.is("(")) {
                tokens.skipBrackets();
            }
        }
    }

    private void declareKey(TableDraft table, Key key, List<Token> all) {
        table.primaryKey(tokens.peek(), key.partition(), key.clustering());
        all.addAll(key.partition());
        all.addAll(key.clustering());
    }

    /** Reads {@code ((a, b), c, d)}. */
    Key key() {
        List<Token> partition = new ArrayList<>();
        List<Token> clustering = new ArrayList<>();
        tokens.expect("(");
        if (tokens.accept("(")) {
            do {
                partition.add(tokens.name("a column"));
            } while (tokens.accept(","));
            tokens.expect(")");
        } else {
            partition.add(tokens.name("a column"));
        }
        while (tokens.accept(",")) {
            clustering.add(tokens.name("a column"));
        }
        tokens.expect(")");
        return new Key(partition, clustering);
    }

    /** Reads WITH and its options, if they follow, and the end of the statement. */
    void options(TableDraft table) {
        if (tokens.accept("with")) {
            do {
                option(table);
            } while (tokens.accept("and"));
        }
        tokens.endStatement();
    }

    private void option(TableDraft table) {
        if (tokens.accept("compact", "storage")) {
            table.compactStorage();
        } else if (tokens.accept("clustering", "order", "by")) {
            clusteringOrder(table);
        } else {
            Token option = tokens.name("an option of the table");
            tokens.expect("=");
            switch (option.text()) {
                case "id" -> table.id(id());
                case "default_time_to_live" -> table.defaultTtl(seconds());
                default -> skipValue();
            }
        }
    }

    private void clusteringOrder(TableDraft table) {
        tokens.expect("(");
        do {
            Token column = tokens.name("a clustering column");
            boolean descends = tokens.accept("desc");
            if (!descends) {
                tokens.accept("asc");
            }
            table.order(column, descends);
        } while (tokens.accept(","));
        tokens.expect(")");
    }

    private UUID id() {
        Token value = tokens.next();
        try {
            return UUID.fromString(value.text());
        } catch (IllegalArgumentException e) {
            throw tokens.source().problem(value, "the table's ID is not a UUID: " + value.forPeople());
        }
    }

    private int seconds() {
        Token value = tokens.next();
        if (!value.text().matches("[0-9]{1,9}")) {
            throw tokens.source().problem(value,
                    "default_time_to_live is not a number of seconds: " + value.forPeople());
        }
        return Integer.parseInt(value.text());
    }

    private void skipValue() {
        if (tokens.is("{") || tokens.is("[")) {
            tokens.skipBrackets();
        } else if (tokens.atEnd() || tokens.is(";")) {
            throw tokens.unexpected("the option's value");
        } else {
            tokens.next();
        }
    }
}
