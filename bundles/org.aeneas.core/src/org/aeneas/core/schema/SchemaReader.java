package org.aeneas.core.schema;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.core.Problem;

/**
 * Reads the CQL text of a schema: what cqlsh's DESCRIBE KEYSPACE and DESCRIBE SCHEMA print, what drivers print, what
 * people write, for Cassandra 2.1 to 5.0. Statements are followed in their order; types may be used before they are
 * declared. Data and permissions are stepped over.
 */
public final class SchemaReader {
    private final Tokens tokens;
    private final Catalog catalog;
    private final NameReader names;

    private SchemaReader(CqlText source, String defaultKeyspace) {
        Lexer lexer = new Lexer(source);
        tokens = new Tokens(source, lexer.tokens());
        catalog = new Catalog(source);
        names = new NameReader(tokens, defaultKeyspace);
        lexer.omittedTables().forEach(t -> catalog.add("thrift table", t));
    }

    /** As {@link #read(Path, String)}; every name must be qualified or follow USE. */
    public static Schema read(Path file) {
        return read(file, "");
    }

    /**
     * @param defaultKeyspace of names that name none, until USE; empty for none
     * @throws org.aeneas.core.ProblemException {@code schema-unreadable}, or as {@link #read(String, String, String)}
     */
    public static Schema read(Path file, String defaultKeyspace) {
        try {
            return read(Files.readString(file, StandardCharsets.UTF_8), file.toString(), defaultKeyspace);
        } catch (CharacterCodingException e) {
            throw new Problem("schema-unreadable", "The schema file is not UTF-8 text.", file.toString(),
                    "Give the text that cqlsh's DESCRIBE KEYSPACE prints.").asException(e);
        } catch (IOException e) {
            throw new Problem("schema-unreadable", "The schema file cannot be read: " + reason(file) + ".",
                    file.toString(), "Name a file with CREATE statements, such as cqlsh's DESCRIBE KEYSPACE prints.")
                    .asException(e);
        }
    }

    private static String reason(Path file) {
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        return Files.exists(file) ? "this user may not read it" : "there is no such file";
    }

    /**
     * @param origin          where the text comes from, for messages
     * @param defaultKeyspace of names that name none, until USE; empty for none
     * @throws org.aeneas.core.ProblemException {@code schema-syntax}, its object {@code origin:line:column}
     */
    public static Schema read(String cql, String origin, String defaultKeyspace) {
        return new SchemaReader(new CqlText(origin, cql), defaultKeyspace).read();
    }

    private Schema read() {
        CreateReader create = new CreateReader(tokens, catalog, names);
        AlterReader alter = new AlterReader(tokens, catalog, names);
        while (!tokens.atEnd()) {
            if (tokens.accept("create")) {
                create.read();
            } else if (tokens.accept("alter")) {
                alter.read();
            } else if (tokens.accept("drop")) {
                drop();
            } else if (tokens.accept("use")) {
                names.use();
            } else if (!tokens.accept(";")) {
                other();
            }
        }
        return catalog.schema();
    }

    private void drop() {
        Token kind = tokens.name("a kind of object after DROP");
        if (kind.is("materialized")) {
            tokens.expect("view");
        }
        names.ifExists();
        switch (kind.text()) {
            case "keyspace", "schema" -> catalog.dropKeyspace(tokens.name("a keyspace").text());
            case "table", "columnfamily" -> catalog.drop("table", names.read("a table"));
            case "type", "index" -> catalog.drop(kind.text(), names.read("a " + kind.text()));
            case "materialized" -> catalog.drop("view", names.read("a view"));
            case "function", "aggregate" -> catalog.drop(kind.text(), names.read("a " + kind.text()));
            case "trigger", "role", "user" -> catalog.drop(kind.is("user") ? "role" : kind.text(),
                    new Catalog.Name("", tokens.next().text(), kind));
            default -> throw tokens.source().problem(kind,
                    "nothing of the kind " + kind.forPeople() + " can be dropped");
        }
        tokens.skipStatement();
    }

    /** Data, permissions, and cqlsh's own commands, which end with their line. */
    private void other() {
        Token word = tokens.next();
        switch (word.text()) {
            case "grant" -> catalog.add("grant", tokens.textUntil(";"));
            case "insert", "update", "delete", "select", "truncate", "revoke", "list", "comment", "begin", "apply" ->
                tokens.skipStatement();
            case "consistency", "serial", "paging", "tracing", "expand", "show", "describe", "desc", "clear", "cls",
                    "exit", "quit", "help", "copy", "capture", "login", "history", "unicode",
                    "elapsed" -> skipLine(word);
            default -> throw tokens.source().problem(word,
                    word.is("source") ? "the file that SOURCE names is not followed"
                            : "expected a CQL statement, found " + word.forPeople());
        }
    }

    private void skipLine(Token command) {
        while (!tokens.atEnd() && tokens.peek().line() == command.line() && !tokens.accept(";")) {
            tokens.next();
        }
    }
}
