package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a CQL type. A user-defined type is left without its fields, for {@link Catalog} to fill in. */
final class TypeReader {
    private final Tokens tokens;
    private final Catalog catalog;

    TypeReader(Tokens tokens, Catalog catalog) {
        this.tokens = tokens;
        this.catalog = catalog;
    }

    /** @param keyspace of the table or type that uses it */
    CqlType read(String keyspace) {
        return read(keyspace, false);
    }

    /** The type of a user-defined type's field, which is stored whole, frozen or not in its declaration. */
    CqlType readField(String keyspace) {
        return read(keyspace, true);
    }

    /** @param frozen inside of anything else: only there whole values are stored, whether the schema says so or not */
    private CqlType read(String keyspace, boolean frozen) {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.STRING) {
            tokens.next();
            return MarshalType.read(token.text(), frozen);
        }
        tokens.name("a type");
        if (token.kind() == Token.Kind.WORD && tokens.is("<")) {
            return parameterised(token, keyspace, frozen);
        }
        if (token.kind() == Token.Kind.WORD && !tokens.is(".")) {
            Optional<CqlType.Native> scalar = CqlType.Native.named(token.text());
            if (scalar.isPresent()) {
                return scalar.get();
            }
            if (token.text().equals("empty")) {
                return MarshalType.EMPTY;
            }
        }
        return userType(token, keyspace, frozen);
    }

    private CqlType parameterised(Token name, String keyspace, boolean frozen) {
        tokens.expect("<");
        CqlType type = switch (name.text()) {
            case "frozen" -> frozen(name, keyspace);
            case "list" -> new CqlType.ListType(read(keyspace, true), frozen);
            case "set" -> new CqlType.SetType(read(keyspace, true), frozen);
            case "map" -> map(keyspace, frozen);
            case "tuple" -> tuple(keyspace);
            case "vector" -> vector(keyspace);
            default -> throw tokens.source().problem(name, "there is no type " + name.text() + "<…>");
        };
        tokens.expect(">");
        return type;
    }

    private CqlType frozen(Token name, String keyspace) {
        CqlType inner = read(keyspace, true);
        if (inner instanceof CqlType.Native) {
            throw tokens.source().problem(name, "only collections, tuples and user-defined types can be frozen, not "
                    + inner.cql());
        }
        return inner;
    }

    private CqlType map(String keyspace, boolean frozen) {
        CqlType key = read(keyspace, true);
        tokens.expect(",");
        return new CqlType.MapType(key, read(keyspace, true), frozen);
    }

    private CqlType tuple(String keyspace) {
        List<CqlType> components = new ArrayList<>();
        do {
            components.add(read(keyspace, true));
        } while (tokens.accept(","));
        return new CqlType.TupleType(components);
    }

    private CqlType vector(String keyspace) {
        CqlType element = read(keyspace, true);
        tokens.expect(",");
        Token dimension = tokens.expect(Token.Kind.NUMBER, "the vector's dimension");
        if (!dimension.text().matches("[1-9][0-9]{0,8}")) {
            throw tokens.source().problem(dimension, "a vector cannot have the dimension " + dimension.text());
        }
        return new CqlType.VectorType(element, Integer.parseInt(dimension.text()));
    }

    private CqlType userType(Token first, String keyspace, boolean frozen) {
        String name = first.text();
        if (tokens.accept(".")) {
            name = tokens.name("a type").text();
            if (!first.text().equals(keyspace)) {
                throw tokens.source().problem(first, "the type " + first.text() + "." + name
                        + " is of another keyspace than " + keyspace + ", where it is used",
                        "Cassandra has no such schema: declare the type in " + keyspace + " too and use that one.");
            }
        }
        return catalog.mention(keyspace, name, frozen, first);
    }
}
