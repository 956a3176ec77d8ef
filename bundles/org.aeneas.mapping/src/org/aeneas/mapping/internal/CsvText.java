package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.mapping.Reject;

/** Fields of a CSV file (RFC 4180) as AWS DMS reads it, with {@code \N} for null. */
public final class CsvText {
    private static final byte[] NULL = {'\\', 'N'};

    private CsvText() {
    }

    public static void putNull(ByteSink out) {
        out.put(NULL);
    }

    /** Appends a value that may hold commas, quotes or line breaks. */
    public static void put(String column, ByteSink text, int longest, ByteSink out) {
        byte[] source = text.array();
        int length = text.length();
        if (length > longest) {
            throw new Rejection(Reject.CSV_TOO_LONG, "The column " + column + " has " + length
                    + " bytes, its length for AWS DMS is " + longest + ".");
        }
        if (length == 2 && source[0] == NULL[0] && source[1] == NULL[1]) {
            throw new Rejection(Reject.CSV_NULL_TEXT, "The text of the column " + column
                    + " is \\N, which in the CSV file means null.");
        }
        if (!needsQuotes(source, length)) {
            out.put(source, 0, length);
            return;
        }
        out.put('"');
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (source[i] == '"') {
                out.put(source, from, i + 1 - from);
                from = i;
            }
        }
        out.put(source, from, length - from);
        out.put('"');
    }

    private static boolean needsQuotes(byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            byte b = text[i];
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }
}
