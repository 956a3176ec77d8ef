package org.aeneas.mapping.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import org.aeneas.core.row.ByteSink;
import org.aeneas.mapping.Reject;

/** Fields of a CSV file (RFC 4180) as AWS DMS reads it, with {@code \N} for null. */
public final class CsvText {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
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
        int next = 0;
        while (next < length) {
            if (length - next >= Long.BYTES && plain((long) LONG.get(text, next))) {
                next += Long.BYTES;
            } else {
                for (int end = Math.min(next + Long.BYTES, length); next < end; next++) {
                    byte b = text[next];
                    if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Whether none of eight bytes asks for quotes. A byte that became 0 borrows, which sets its top bit; the byte above
     * it may be taken for a hit too, so a hit is looked at byte by byte.
     */
    private static boolean plain(long eight) {
        long comma = eight ^ ',' * ONES;
        long quote = eight ^ '"' * ONES;
        long newLine = eight ^ '\n' * ONES;
        long carriageReturn = eight ^ '\r' * ONES;
        long hits = comma - ONES & ~comma | quote - ONES & ~quote | newLine - ONES & ~newLine
                | carriageReturn - ONES & ~carriageReturn;
        return (hits & TOPS) == 0;
    }
}
