package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;

import org.aeneas.core.row.ByteSink;

/**
 * inet: four or sixteen bytes. Version 6 in its recommended text (RFC 5952): {@code 2001:db8::1},
 * {@code ::ffff:10.0.0.1}.
 */
final class InetScalar extends Scalar {
    private static final int V4 = 4;
    private static final int V6 = 16;
    private static final int GROUPS = 8;
    private static final byte[] MAPPED = "::ffff:".getBytes(StandardCharsets.US_ASCII);

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        check(length);
        if (length == V4) {
            putV4(bytes, at, out);
        } else if (isMapped(bytes, at)) {
            out.put(MAPPED);
            putV4(bytes, at + V6 - V4, out);
        } else {
            putV6(bytes, at, out);
        }
        return Kind.S;
    }

    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        check(length);
        Digits.putHex(bytes, at, length, out);
    }

    private static void putV4(byte[] bytes, int at, ByteSink out) {
        for (int i = 0; i < V4; i++) {
            if (i > 0) {
                out.put('.');
            }
            Digits.put(bytes[at + i] & 0xff, out);
        }
    }

    /** The first of the longest runs of at least two zero groups becomes {@code ::}. */
    private static void putV6(byte[] bytes, int at, ByteSink out) {
        int runAt = -1;
        int run = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(bytes, at, i);
            if (zeros > run) {
                runAt = i;
                run = zeros;
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == runAt) {
                out.put(':');
                out.put(':');
                i += run - 1;
                continue;
            }
            if (i > 0 && i != runAt + run) {
                out.put(':');
            }
            int group = group(bytes, at, i);
            Digits.putHex(group, Math.max(1, (35 - Integer.numberOfLeadingZeros(group)) / 4), out);
        }
    }

    private static int zerosFrom(byte[] bytes, int at, int group) {
        int end = group;
        while (end < GROUPS && group(bytes, at, end) == 0) {
            end++;
        }
        return end - group;
    }

    private static int group(byte[] bytes, int at, int index) {
        return (bytes[at + 2 * index] & 0xff) << 8 | bytes[at + 2 * index + 1] & 0xff;
    }

    private static boolean isMapped(byte[] bytes, int at) {
        return Binary.int64(bytes, at) == 0 && Binary.int32(bytes, at + 8) == 0xffff;
    }

    private static void check(int length) {
        if (length != V4 && length != V6) {
            throw Rejection.invalid("inet");
        }
    }
}
