package org.aeneas.mapping.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;
import org.aeneas.mapping.Reject;

/**
 * Text as UTF-8 bytes: checked, and quoted for JSON.
 *
 * <p>Cassandra's validator takes surrogates, code points beyond U+10FFFF and a two-byte zero (its UTF8Serializer);
 * JSON and DynamoDB do not, so such text is rejected rather than changed.
 */
final class Utf8 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Utf8() {
    }

    /** @throws Rejection if the bytes are not UTF-8 */
    static void check(byte[] bytes, int at, int length) {
        int end = at + length;
        int next = at;
        while (next < end) {
            if (end - next >= 8 && ((long) LONG.get(bytes, next) & TOPS) == 0) {
                next += 8;
            } else {
                next += bytes[next] >= 0 ? 1 : multiByte(bytes, next, end);
            }
        }
    }

    /**
     * Appends the text as it stands inside JSON's quotes: {@code "}, {@code \} and control characters escaped,
     * everything else as UTF-8.
     *
     * @throws Rejection if the bytes are not UTF-8
     */
    static void quote(byte[] bytes, int at, int length, ByteSink out) {
        int end = at + length;
        int from = at;
        int next = at;
        while (next < end) {
            if (end - next >= 8 && plain((long) LONG.get(bytes, next))) {
                next += 8;
                continue;
            }
            byte b = bytes[next];
            if (b < 0) {
                next += multiByte(bytes, next, end);
            } else if (b < 0x20 || b == '"' || b == '\\') {
                out.put(bytes, from, next - from);
                escape(b, out);
                from = ++next;
            } else {
                next++;
            }
        }
        out.put(bytes, from, end - from);
    }

    /** Whether none of the eight bytes is beyond ASCII, below a blank, a quote or a backslash. */
    private static boolean plain(long eight) {
        long belowBlank = eight - 0x20 * ONES;
        long quote = (eight ^ '"' * ONES) - ONES;
        long backslash = (eight ^ '\\' * ONES) - ONES;
        return ((eight | belowBlank | quote | backslash) & TOPS) == 0;
    }

    private static void escape(byte b, ByteSink out) {
        out.put('\\');
        switch (b) {
            case '"', '\\' -> out.put(b);
            case '\b' -> out.put('b');
            case '\f' -> out.put('f');
            case '\n' -> out.put('n');
            case '\r' -> out.put('r');
            case '\t' -> out.put('t');
            default -> {
                out.put('u');
                out.put('0');
                out.put('0');
                out.put(HEX[b >> 4]);
                out.put(HEX[b & 15]);
            }
        }
    }

    /** The length of the character there, which is beyond ASCII (RFC 3629, section 4). */
    private static int multiByte(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (lead < 0xc2 || lead > 0xf4 || end - at < length) {
            throw invalid();
        }
        int second = bytes[at + 1] & 0xff;
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest || length > 2 && !follows(bytes[at + 2])
                || length > 3 && !follows(bytes[at + 3])) {
            throw invalid();
        }
        return length;
    }

    private static boolean follows(byte b) {
        return (b & 0xc0) == 0x80;
    }

    private static Rejection invalid() {
        return new Rejection(Reject.INVALID_TEXT, "A text is not valid UTF-8, which JSON and DynamoDB ask for.");
    }
}
