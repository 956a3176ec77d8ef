package org.aeneas.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts CQL into tokens (Cassandra's {@code Lexer.g}); comments are gone, but for what cqlsh says in them. */
final class Lexer {
    private static final Pattern BLANK = Pattern.compile("\\s++|--[^\\n]*+|//[^\\n]*+");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("(?i)0x[0-9a-f]*|-?[0-9]+(\\.[0-9]*)?(e[+-]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("(?i)[a-z][a-z0-9_]*");
    /** cqlsh of 2.x on tables made through Thrift: the table itself follows, but only inside the comment. */
    private static final Pattern OMITTED = Pattern.compile("Warning: Table (\\S+) omitted because");

    private final CqlText source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> omitted = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    Lexer(CqlText source) {
        this.source = source;
        this.text = source.text();
        at = text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length()) {
            readOne();
        }
        add(Token.Kind.END, "", at);
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Tables that cqlsh left out as not compatible with CQL. */
    List<String> omittedTables() {
        return omitted;
    }

    private void readOne() {
        char c = text.charAt(at);
        int blank = matches(BLANK);
        if (blank > 0) {
            advance(at + blank);
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (c == '\'') {
            quoted(Token.Kind.STRING, '\'');
        } else if (c == '"') {
            quoted(Token.Kind.QUOTED, '"');
        } else if (text.startsWith("$$", at)) {
            int close = closing("$$", at + 2, "a text in $$");
            addTo(Token.Kind.STRING, text.substring(at + 2, close), close + 2);
        } else if (!simple(Token.Kind.UUID, UUID) && !simple(Token.Kind.NUMBER, NUMBER)
                && !simple(Token.Kind.WORD, WORD)) {
            int end = text.offsetByCodePoints(at, 1);
            addTo(Token.Kind.SYMBOL, text.substring(at, end), end);
        }
    }

    private void comment() {
        int close = closing("*/", at + 2, "a comment");
        Matcher warning = OMITTED.matcher(text).region(at, close);
        while (warning.find()) {
            omitted.add(warning.group(1));
        }
        advance(close + 2);
    }

    private int closing(String mark, int from, String what) {
        int close = text.indexOf(mark, from);
        if (close < 0) {
            throw source.problem(here(), what + " that begins here is not closed");
        }
        return close;
    }

    private void quoted(Token.Kind kind, char quote) {
        StringBuilder value = new StringBuilder();
        int from = at + 1;
        while (true) {
            int close = closing(String.valueOf(quote), from, kind == Token.Kind.STRING ? "a text" : "a quoted name");
            value.append(text, from, close);
            if (close + 1 >= text.length() || text.charAt(close + 1) != quote) {
                addTo(kind, value.toString(), close + 1);
                return;
            }
            value.append(quote);
            from = close + 2;
        }
    }

    private boolean simple(Token.Kind kind, Pattern pattern) {
        int length = matches(pattern);
        if (length > 0) {
            String value = text.substring(at, at + length);
            addTo(kind, kind == Token.Kind.WORD ? value.toLowerCase(Locale.ROOT) : value, at + length);
        }
        return length > 0;
    }

    private int matches(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? matcher.end() - at : 0;
    }

    private Token here() {
        return new Token(Token.Kind.SYMBOL, "", at, line, at - lineStart + 1);
    }

    private void add(Token.Kind kind, String value, int from) {
        tokens.add(new Token(kind, value, from, line, from - lineStart + 1));
    }

    private void addTo(Token.Kind kind, String value, int end) {
        add(kind, value, at);
        advance(end);
    }

    private void advance(int end) {
        for (; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }
}
