package org.aeneas.mapping.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the big-endian numbers of CQL's binary form. */
final class Binary {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Binary() {
    }

    static int int32(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long int64(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** A two's complement number of 1 to 8 bytes. */
    static long integer(byte[] bytes, int at, int length) {
        long value = bytes[at];
        for (int i = 1; i < length; i++) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    /** Whether a two's complement number begins with a byte that it could do without. */
    static boolean isPadded(byte[] bytes, int at, int length) {
        return length > 1 && (bytes[at] == 0 && bytes[at + 1] >= 0 || bytes[at] == -1 && bytes[at + 1] < 0);
    }

    /** Bytes of Cassandra's variable-length integer that begins with this byte (its VIntCoding). */
    static int vintLength(byte first) {
        return 1 + Math.min(8, Integer.numberOfLeadingZeros(~first << 24));
    }

    /** The unsigned variable-length integer there; all its bytes must be in the value. */
    static long vint(byte[] bytes, int at) {
        int extra = vintLength(bytes[at]) - 1;
        long value = extra >= 8 ? 0 : bytes[at] & 0xff >> extra;
        for (int i = 1; i <= extra; i++) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
