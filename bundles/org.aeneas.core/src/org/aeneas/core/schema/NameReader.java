package org.aeneas.core.schema;

/** Reads names of what lives in a keyspace, and knows which keyspace USE chose. */
final class NameReader {
    private final Tokens tokens;
    private String keyspace;

    /** @param keyspace of names that name none; empty for none */
    NameReader(Tokens tokens, String keyspace) {
        this.tokens = tokens;
        this.keyspace = keyspace;
    }

    void use() {
        keyspace = tokens.name("a keyspace").text();
        tokens.endStatement();
    }

    /** @param what is named, with its article, for messages */
    Catalog.Name read(String what) {
        Token first = tokens.name("the name of " + what);
        if (tokens.accept(".")) {
            return new Catalog.Name(first.text(), tokens.name("the name of " + what).text(), first);
        }
        if (keyspace.isEmpty()) {
            throw tokens.source().problem(first, "the name " + first.text() + " of " + what + " names no keyspace",
                    "Write it as keyspace." + first.text() + ", or put USE keyspace; before the statement.");
        }
        return new Catalog.Name(keyspace, first.text(), first);
    }

    boolean ifNotExists() {
        return tokens.accept("if", "not", "exists");
    }

    boolean ifExists() {
        return tokens.accept("if", "exists");
    }
}
