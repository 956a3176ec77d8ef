package org.aeneas.core.schema;

import java.util.List;
import java.util.Locale;

import org.aeneas.core.ProblemException;

/** Walks over the tokens of a schema text. */
final class Tokens {
    private final CqlText source;
    private final List<Token> tokens;
    private int next;

    Tokens(CqlText source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    CqlText source() {
        return source;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token next() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    boolean is(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(Math.min(next + i, tokens.size() - 1)).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Steps over these words if they all stand here. */
    boolean accept(String... words) {
        boolean found = is(words);
        next += found ? words.length : 0;
        return found;
    }

    void expect(String word) {
        if (!accept(word)) {
            throw unexpected("\"" + (word.length() > 1 ? word.toUpperCase(Locale.ROOT) : word) + "\"");
        }
    }

    /**
     * Reserved words are accepted as names too: which words are reserved grew from version to version, and an older
     * server does not quote what it did not reserve.
     */
    Token name(String what) {
        if (!peek().isName()) {
            throw unexpected(what);
        }
        return next();
    }

    Token expect(Token.Kind kind, String what) {
        if (peek().kind() != kind) {
            throw unexpected(what);
        }
        return next();
    }

    /** Steps over the rest of the statement, its semicolon included. */
    void skipStatement() {
        while (!atEnd() && !accept(";")) {
            next();
        }
    }

    /** Steps to where these words stand, or to the end of the statement, and returns what is before as one line. */
    String textUntil(String... words) {
        Token first = peek();
        while (!atEnd() && !is(";") && !is(words)) {
            next();
        }
        return source.between(first, peek());
    }

    void endStatement() {
        if (!atEnd()) {
            expect(";");
        }
    }

    /** Steps over what is between brackets; the opening one stands here. */
    void skipBrackets() {
        int depth = 0;
        do {
            Token token = next();
            if (token.kind() == Token.Kind.END) {
                throw source.problem(token, "a bracket is not closed");
            }
            depth += token.is("(") || token.is("{") || token.is("[") ? 1 : 0;
            depth -= token.is(")") || token.is("}") || token.is("]") ? 1 : 0;
        } while (depth > 0);
    }

    ProblemException unexpected(String expected) {
        return source.problem(peek(), "expected " + expected + ", found " + peek().forPeople());
    }
}
