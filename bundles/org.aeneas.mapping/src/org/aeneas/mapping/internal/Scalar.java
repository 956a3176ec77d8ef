package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;

/**
 * Values of one scalar CQL type as text. Without state that outlives a call, but with scratch space: for one thread.
 */
abstract class Scalar {

    /** The type of the attribute that a value becomes. */
    enum Kind { S, N, B, BOOL }

    /** What a text is for. */
    enum Form {
        /** The attribute's text. */
        VALUE,
        /**
         * As VALUE, but distinct for all values that are distinct as partition keys, which Cassandra tells by bytes.
         */
        EXACT,
        /** As VALUE, but the same for all values that are equal in CQL's order. */
        NORMAL
    }

    /**
     * Appends the value's text, without quotes or escapes.
     *
     * @param length above 0 unless {@link #emptyIsValue()}
     * @return the kind of attribute, which for some types depends on the value
     * @throws Rejection if the bytes are no value of the type
     */
    abstract Kind text(Form form, byte[] bytes, int at, int length, ByteSink out);

    /**
     * Appends the sort encoding: its order as UTF-8 bytes is CQL's order of the values, and no byte of it is below
     * {@code $}, so that the components of a key may be joined by {@code #}.
     */
    abstract void sort(byte[] bytes, int at, int length, ByteSink out);

    /** Whether a value of no bytes is a value; for most types Cassandra stores it, but calls it meaningless. */
    boolean emptyIsValue() {
        return false;
    }

    /** Whether JSON may take the text as it is. */
    boolean needsNoEscape() {
        return true;
    }

    /** Whether two values of different bytes, or of one order, could have one text. */
    boolean textMayRepeat() {
        return false;
    }

    static Scalar of(CqlType type) {
        return type instanceof Native scalar ? of(scalar) : new BlobScalar(false);
    }

    private static Scalar of(Native type) {
        return switch (type) {
            case ASCII, TEXT -> new TextScalar();
            case TINYINT, SMALLINT, INT, BIGINT, COUNTER -> IntegerScalar.of(type);
            case VARINT -> new DecimalScalar(false);
            case DECIMAL -> new DecimalScalar(true);
            case FLOAT -> new FloatScalar(false);
            case DOUBLE -> new FloatScalar(true);
            case BOOLEAN -> new BooleanScalar();
            case BLOB -> new BlobScalar(true);
            case UUID -> new UuidScalar(false);
            case TIMEUUID -> new UuidScalar(true);
            case TIMESTAMP -> new TimestampScalar();
            case DATE -> new DateScalar();
            case TIME -> new TimeScalar();
            case DURATION -> new DurationScalar();
            case INET -> new InetScalar();
        };
    }
}
