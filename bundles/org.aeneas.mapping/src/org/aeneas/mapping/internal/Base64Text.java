package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;

/**
 * Base64 (RFC 4648, section 4, padded) straight from one array to another; the JDK's encoder takes whole arrays only.
 */
final class Base64Text {
    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);

    private Base64Text() {
    }

    static void put(byte[] source, int from, int length, ByteSink out) {
        byte[] bytes = out.ensure((length + 2) / 3 * 4);
        int at = out.length();
        int next = from;
        for (int whole = from + length / 3 * 3; next < whole; next += 3) {
            int bits = (source[next] & 0xff) << 16 | (source[next + 1] & 0xff) << 8 | source[next + 2] & 0xff;
            bytes[at++] = ALPHABET[bits >> 18];
            bytes[at++] = ALPHABET[bits >> 12 & 63];
            bytes[at++] = ALPHABET[bits >> 6 & 63];
            bytes[at++] = ALPHABET[bits & 63];
        }
        int left = from + length - next;
        if (left > 0) {
            int bits = (source[next] & 0xff) << 16 | (left == 2 ? (source[next + 1] & 0xff) << 8 : 0);
            bytes[at++] = ALPHABET[bits >> 18];
            bytes[at++] = ALPHABET[bits >> 12 & 63];
            bytes[at++] = left == 2 ? ALPHABET[bits >> 6 & 63] : (byte) '=';
            bytes[at++] = '=';
        }
        out.end(at);
    }
}
