package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;

/** uuid, timeuuid. */
final class UuidScalar extends Scalar {
    private static final int BYTES = 16;
    private static final long BYTE_SIGNS = 0x8080808080808080L;
    private static final int TIMESTAMP_WIDTH = 15;

    private final boolean timeBased;

    UuidScalar(boolean timeBased) {
        this.timeBased = timeBased;
    }

    @Override
    Kind text(Form form, byte[] bytes, int at, int length, ByteSink out) {
        check(length);
        Digits.putHex(bytes, at, 4, out);
        out.put('-');
        Digits.putHex(bytes, at + 4, 2, out);
        out.put('-');
        Digits.putHex(bytes, at + 6, 2, out);
        out.put('-');
        Digits.putHex(bytes, at + 8, 2, out);
        out.put('-');
        Digits.putHex(bytes, at + 10, 6, out);
        return Kind.S;
    }

    /**
     * The prefix that puts the canonical text in Cassandra's order. Its TimeUUIDType compares the timestamp, then the
     * other eight bytes each as a signed one; its UUIDType the version, then for version 1 the timestamp, then bits as
     * the text has them.
     */
    @Override
    void sort(byte[] bytes, int at, int length, ByteSink out) {
        check(length);
        long high = Binary.int64(bytes, at);
        long version = high >>> 12 & 15;
        if (timeBased) {
            Digits.putHex(timestamp(high), TIMESTAMP_WIDTH, out);
            Digits.putHex(Binary.int64(bytes, at + 8) ^ BYTE_SIGNS, 16, out);
        } else {
            Digits.putHex(version, 1, out);
            if (version == 1) {
                Digits.putHex(timestamp(high), TIMESTAMP_WIDTH, out);
            }
        }
        out.put('-');
        text(Form.NORMAL, bytes, at, length, out);
    }

    /** 60 bits: 100-nanosecond steps since 1582. */
    private static long timestamp(long high) {
        return (high & 0xfff) << 48 | (high >>> 16 & 0xffff) << 32 | high >>> 32;
    }

    private void check(int length) {
        if (length != BYTES) {
            throw Rejection.invalid(timeBased ? "timeuuid" : "uuid");
        }
    }
}
