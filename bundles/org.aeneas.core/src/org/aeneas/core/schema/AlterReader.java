package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what stands after ALTER. */
final class AlterReader {
    private final Tokens tokens;
    private final Catalog catalog;
    private final NameReader names;
    private final TypeReader types;
    private final TableReader tables;

    AlterReader(Tokens tokens, Catalog catalog, NameReader names) {
        this.tokens = tokens;
        this.catalog = catalog;
        this.names = names;
        this.types = new TypeReader(tokens, catalog);
        this.tables = new TableReader(tokens, catalog, names, types);
    }

    void read() {
        if (tokens.accept("table") || tokens.accept("columnfamily")) {
            names.ifExists();
            table(catalog.table(names.read("a table")));
        } else if (tokens.accept("type")) {
            names.ifExists();
            Catalog.Name name = names.read("a type");
            type(name, catalog.type(name));
            tokens.endStatement();
        } else if (tokens.is("keyspace") || tokens.is("schema") || tokens.is("materialized", "view")
                || tokens.is("role") || tokens.is("user")) {
            tokens.skipStatement();
        } else {
            throw tokens.unexpected("TABLE or TYPE after ALTER");
        }
    }

    private void table(TableDraft table) {
        Token action = tokens.peek();
        if (tokens.accept("add")) {
            boolean ifNotExists = names.ifNotExists();
            inBrackets(() -> addColumn(table, ifNotExists));
        } else if (tokens.accept("drop", "compact", "storage")) {
            throw tokens.source().problem(action, "DROP COMPACT STORAGE changes the columns of "
                    + table.name().qualified() + " in a way that is not followed here",
                    "Save the table's schema anew, as it is since then, with cqlsh's DESCRIBE TABLE.");
        } else if (tokens.accept("drop")) {
            drop(table, names.ifExists());
        } else if (tokens.accept("rename")) {
            names.ifExists();
            renamings().forEach((from, to) -> rename(table, from, to));
        } else if (tokens.accept("alter")) {
            names.ifExists();
            Token column = tokens.name("a column");
            if (!tokens.accept("type")) {
                tokens.skipStatement();
                return;
            }
            table.retype(column, types.read(table.name().keyspace()));
        } else if (!tokens.is("with")) {
            throw tokens.unexpected("ADD, DROP, RENAME, ALTER or WITH");
        }
        tables.options(table);
    }

    private void addColumn(TableDraft table, boolean ifNotExists) {
        Token column = tokens.name("a column");
        CqlType type = types.read(table.name().keyspace());
        boolean isStatic = tokens.accept("static");
        if (!ifNotExists || !table.has(column.text())) {
            table.add(column, type, isStatic);
        }
    }

    private void drop(TableDraft table, boolean ifExists) {
        List<Token> columns = new ArrayList<>();
        inBrackets(() -> columns.add(tokens.name("a column")));
        long micros = TableDraft.UNKNOWN_TIME;
        if (tokens.accept("using")) {
            tokens.expect("timestamp");
            micros = micros(tokens.expect(Token.Kind.NUMBER, "microseconds"));
        }
        for (Token column : columns) {
            if (!ifExists || table.has(column.text())) {
                table.drop(column, micros);
            }
        }
    }

    private long micros(Token number) {
        try {
            return Long.parseLong(number.text());
        } catch (NumberFormatException e) {
            throw tokens.source().problem(number, "a timestamp is a whole number of microseconds, not "
                    + number.text());
        }
    }

    private void type(Catalog.Name name, Map<String, CqlType> fields) {
        if (tokens.accept("add")) {
            boolean ifNotExists = names.ifNotExists();
            Token field = tokens.name("a field");
            CqlType type = types.readField(name.keyspace());
            if (fields.putIfAbsent(field.text(), type) != null && !ifNotExists) {
                throw tokens.source().problem(field, "the field " + field.text() + " is declared twice");
            }
        } else if (tokens.accept("rename")) {
            names.ifExists();
            renamings().forEach((from, to) -> rename(name, fields, from, to));
        } else if (tokens.accept("alter")) {
            Token field = declared(name, fields, tokens.name("a field"));
            tokens.expect("type");
            fields.put(field.text(), types.readField(name.keyspace()));
        } else {
            throw tokens.unexpected("ADD, RENAME or ALTER");
        }
    }

    private void rename(TableDraft table, Token from, Token to) {
        if (table.has(to.text())) {
            throw tokens.source().problem(to, "the column " + to.text() + " is declared twice");
        }
        table.rename(from, to);
    }

    private void rename(Catalog.Name name, Map<String, CqlType> fields, Token from, Token to) {
        declared(name, fields, from);
        Map<String, CqlType> renamed = new LinkedHashMap<>();
        fields.forEach((field, type) -> renamed.put(field.equals(from.text()) ? to.text() : field, type));
        fields.clear();
        fields.putAll(renamed);
    }

    private Token declared(Catalog.Name name, Map<String, CqlType> fields, Token field) {
        if (!fields.containsKey(field.text())) {
            throw tokens.source().problem(field, "the type " + name.qualified() + " has no field " + field.text());
        }
        return field;
    }

    private Map<Token, Token> renamings() {
        Map<Token, Token> renamings = new LinkedHashMap<>();
        do {
            Token from = tokens.name("a name");
            tokens.expect("to");
            renamings.put(from, tokens.name("a name"));
        } while (tokens.accept("and"));
        return renamings;
    }

    private void inBrackets(Runnable element) {
        boolean brackets = tokens.accept("(");
        do {
            element.run();
        } while (tokens.accept(","));
        if (brackets) {
            tokens.expect(")");
        }
    }
}
