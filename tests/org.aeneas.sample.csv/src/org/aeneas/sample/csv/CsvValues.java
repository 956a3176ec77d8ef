package org.aeneas.sample.csv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;

/** Values as rows hold them: in the binary form of CQL's native protocol. Here the types that this engine knows. */
final class CsvValues {
    private static final Set<Native> KNOWN = Set.of(Native.TEXT, Native.INT, Native.BIGINT, Native.DOUBLE,
            Native.BOOLEAN);

    private CsvValues() {
    }

    static boolean knows(Native type) {
        return KNOWN.contains(type);
    }

    /** @throws NumberFormatException if it is none */
    static ByteBuffer encode(CqlType type, String value) {
        return switch ((Native) type) {
            case INT -> ByteBuffer.allocate(Integer.BYTES).putInt(0, Integer.parseInt(value));
            case BIGINT -> ByteBuffer.allocate(Long.BYTES).putLong(0, Long.parseLong(value));
            case DOUBLE -> ByteBuffer.allocate(Double.BYTES).putDouble(0, Double.parseDouble(value));
            case BOOLEAN -> ByteBuffer.allocate(1).put(0, (byte) (Boolean.parseBoolean(value) ? 1 : 0));
            default -> ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8));
        };
    }
}
