package org.aeneas.core.schema;

/**
 * A word of CQL.
 *
 * @param text   {@link Kind#WORD} in lower case; {@link Kind#QUOTED} and {@link Kind#STRING} without their quotes
 * @param from   offset of its first character
 * @param line   from 1
 * @param column from 1
 */
record Token(Kind kind, String text, int from, int line, int column) {

    enum Kind { WORD, QUOTED, STRING, NUMBER, UUID, SYMBOL, END }

    /** Whether it is that keyword or symbol. */
    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    String forPeople() {
        return switch (kind) {
            case END -> "the end of the text";
            case STRING -> "the text '" + text + "'";
            case QUOTED -> '"' + text + '"';
            default -> "\"" + text + "\"";
        };
    }
}
