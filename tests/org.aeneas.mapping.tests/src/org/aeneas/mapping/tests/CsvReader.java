package org.aeneas.mapping.tests;

import java.util.ArrayList;
import java.util.List;

/** A reader of RFC 4180 by its grammar, one character after the other. */
final class CsvReader {
    private final String text;
    private int at;

    private CsvReader(String text) {
        this.text = text;
    }

    /** @return the records' fields; the text ends with a line feed */
    static List<List<String>> records(String text) {
        CsvReader reader = new CsvReader(text);
        List<List<String>> records = new ArrayList<>();
        while (reader.at < text.length()) {
            records.add(reader.nextRecord());
        }
        return records;
    }

    private List<String> nextRecord() {
        List<String> fields = new ArrayList<>();
        do {
            fields.add(text.charAt(at) == '"' ? escaped() : plain());
        } while (text.charAt(at++) == ',');
        if (text.charAt(at - 1) != '\n') {
            throw new AssertionError("neither a comma nor a line feed after a field at " + (at - 1) + ": " + text);
        }
        return fields;
    }

    private String plain() {
        int from = at;
        while (",\n".indexOf(text.charAt(at)) < 0) {
            if ("\"\r".indexOf(text.charAt(at)) >= 0) {
                throw new AssertionError("must be quoted: " + text);
            }
            at++;
        }
        return text.substring(from, at);
    }

    private String escaped() {
        StringBuilder field = new StringBuilder();
        at++;
        while (true) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return field.toString();
            }
        }
    }
}
