package org.aeneas.mapping.internal;

import java.util.Map;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.VectorType;

/**
 * Walks over the elements of a value: of a collection (a count, then length and bytes each), of a tuple or user type
 * (length and bytes each, fewer than the type has if they were added later), or of a vector (Cassandra 5.0's
 * VectorType: bytes alone where the element type's length is fixed, else a variable-length length before them).
 */
abstract class Elements {
    private byte[] bytes;
    private int next;
    private int end;
    private int index;
    private int count;
    private int at;
    private int length;

    /** Begins a value; a former walk is forgotten. */
    final void begin(byte[] value, int from, int size) {
        bytes = value;
        next = from;
        end = from + size;
        index = -1;
        count = count();
    }

    /** Moves to the next element. After the last one, checks that nothing is left. */
    final boolean next() {
        if (++index == count) {
            if (next != end) {
                throw invalid();
            }
            return false;
        }
        length = elementLength();
        if (length > end - next) {
            throw invalid();
        }
        at = next;
        next += Math.max(0, length);
        return true;
    }

    /** How many elements there are (keys and values both count), once a walk has begun. */
    final int size() {
        return count;
    }

    final int index() {
        return index;
    }

    final int at() {
        return at;
    }

    /** The element's length, negative for null. */
    final int length() {
        return length;
    }

    abstract int count();

    abstract int elementLength();

    abstract Rejection invalid();

    final int remaining() {
        return end - next;
    }

    final int readInt() {
        if (remaining() < 4) {
            throw invalid();
        }
        int value = Binary.int32(bytes, next);
        next += 4;
        return value;
    }

    final int readLength() {
        if (remaining() < 1 || Binary.vintLength(bytes[next]) > remaining()) {
            throw invalid();
        }
        long value = Binary.vint(bytes, next);
        next += Binary.vintLength(bytes[next]);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw invalid();
        }
        return (int) value;
    }

    /** @param perEntry 1 for a list or set, 2 for a map, whose keys and values come in turn */
    static Elements ofCollection(int perEntry) {
        return new Elements() {
            @Override
            int count() {
                int entries = readInt();
                if (entries < 0 || entries > remaining() / (4 * perEntry)) {
                    throw invalid();
                }
                return entries * perEntry;
            }

            @Override
            int elementLength() {
                return readInt();
            }

            @Override
            Rejection invalid() {
                return Rejection.invalid("collection");
            }
        };
    }

    static Elements ofFields(int fields) {
        return new Elements() {
            @Override
            int count() {
                return fields;
            }

            @Override
            int elementLength() {
                return remaining() == 0 ? MISSING : readInt();
            }

            @Override
            Rejection invalid() {
                return Rejection.invalid("tuple or user type");
            }
        };
    }

    static Elements ofVector(VectorType type) {
        int fixed = fixedLength(type.element());
        return new Elements() {
            @Override
            int count() {
                return type.dimension();
            }

            @Override
            int elementLength() {
                return fixed > 0 ? fixed : readLength();
            }

            @Override
            Rejection invalid() {
                return Rejection.invalid("vector");
            }
        };
    }

    /** The length of a field that the value does not have, for the type got it later; unlike null, which is -1. */
    static final int MISSING = -2;

    /**
     * Those types whose class overrides valueLengthIfFixed() in Cassandra 5.0; tinyint, smallint, date, time do not.
     */
    private static final Map<CqlType, Integer> FIXED = Map.of(Native.BOOLEAN, 1, Native.FLOAT, 4, Native.INT, 4,
            Native.BIGINT, 8, Native.DOUBLE, 8, Native.TIMESTAMP, 8, Native.UUID, 16, Native.TIMEUUID, 16);

    private static int fixedLength(CqlType type) {
        if (type instanceof VectorType vector) {
            return fixedLength(vector.element()) * vector.dimension();
        }
        return FIXED.getOrDefault(type, 0);
    }
}
