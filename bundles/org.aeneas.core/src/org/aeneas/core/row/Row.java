package org.aeneas.core.row;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.TableSchema;

/**
 * One live row, or one partition's static row, as values in CQL's binary form (native protocol v4: collections,
 * tuples and UDTs with four-byte counts and lengths, also where the table stores a cell an element).
 *
 * <p>A reader fills the same object again and again, and encoders read the bytes in place, so that the hot path makes
 * no object a cell. Columns are numbered as in {@link TableSchema#columns()}. Not for several threads.
 *
 * <p>Filling: {@link #beginPartition()}, the partition key columns, then for each row {@link #beginRow(Kind)}, its
 * columns by {@link #set} or {@link #open}…{@link #close}, and {@link #written} once for the row's marker (if it has
 * one) and once for each live cell.
 */
public final class Row {

    public enum Kind {
        /** A CQL row. */
        REGULAR,
        /** The static columns of a partition. Clustering and regular columns are null. */
        STATIC
    }

    private static final int ABSENT = -1;

    private final TableSchema schema;
    private final int partitionKeyColumns;
    private final int[] offset;
    private final int[] length;
    private byte[] bytes = new byte[1024];
    private int end;
    private int partitionEnd = ABSENT;
    private Kind kind = Kind.REGULAR;
    private long writeTime;
    private long latestExpiry;
    private long earliestExpiry;
    private boolean immortal;

    public Row(TableSchema schema) {
        this.schema = schema;
        this.partitionKeyColumns = schema.partitionKey().size();
        this.offset = new int[schema.columns().size()];
        this.length = new int[schema.columns().size()];
        Arrays.fill(length, ABSENT);
    }

    public TableSchema schema() {
        return schema;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isNull(int column) {
        return length[column] == ABSENT;
    }

    /** The array that holds all values; valid until the row is filled again. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the column's value begins in {@link #bytes()}. */
    public int offset(int column) {
        return offset[column];
    }

    /** The value's length in bytes, -1 for null. Zero is a value: the empty string, or an empty value of any type. */
    public int length(int column) {
        return length[column];
    }

    /** A view of the column's value, or null; for tests and slow paths. */
    public ByteBuffer value(int column) {
        return isNull(column) ? null
                : ByteBuffer.wrap(bytes, offset[column], length[column]).slice().asReadOnlyBuffer();
    }

    /** The latest write time of the marker and the live cells, microseconds since 1970; 0 if not known. */
    public long writeTime() {
        return writeTime;
    }

    /** Epoch second at which the last of marker and cells expires; 0 if one of them never does. */
    public long expiry() {
        return immortal ? 0 : latestExpiry;
    }

    /** Whether the marker or one of the cells never expires. */
    public boolean isImmortal() {
        return immortal;
    }

    /** Whether some cell expires before its row does. */
    public boolean expiresInParts() {
        return earliestExpiry != Long.MAX_VALUE && (immortal || earliestExpiry < latestExpiry);
    }

    /** Epoch second at which the first cell (or marker) expires; 0 if none does. */
    public long earliestExpiry() {
        return earliestExpiry == Long.MAX_VALUE ? 0 : earliestExpiry;
    }

    public void beginPartition() {
        end = 0;
        partitionEnd = ABSENT;
        Arrays.fill(length, ABSENT);
    }

    /** The next row of the partition whose key columns are set. */
    public void beginRow(Kind kind) {
        if (partitionEnd == ABSENT) {
            partitionEnd = end;
        }
        end = partitionEnd;
        Arrays.fill(length, partitionKeyColumns, length.length, ABSENT);
        this.kind = kind;
        writeTime = 0;
        latestExpiry = 0;
        earliestExpiry = Long.MAX_VALUE;
        immortal = false;
    }

    /**
     * A marker or a live cell of this row.
     *
     * @param writeTime microseconds since 1970
     * @param expiry    epoch second at which it expires; 0 for never
     */
    public void written(long writeTime, long expiry) {
        this.writeTime = Math.max(this.writeTime, writeTime);
        if (expiry == 0) {
            immortal = true;
        } else {
            latestExpiry = Math.max(latestExpiry, expiry);
            earliestExpiry = Math.min(earliestExpiry, expiry);
        }
    }

    /** Copies the value's remaining bytes; leaves the buffer's position as it was. */
    public void set(int column, ByteBuffer value) {
        open(column);
        append(value);
        close(column);
    }

    /** As {@link #set(int, ByteBuffer)}. */
    public void set(int column, byte[] source, int from, int count) {
        open(column);
        append(source, from, count);
        close(column);
    }

    /** Begins a value that is appended in pieces. Only one is open at a time. */
    public void open(int column) {
        offset[column] = end;
    }

    public void append(ByteBuffer value) {
        int count = value.remaining();
        room(count);
        value.get(value.position(), bytes, end, count);
        end += count;
    }

    /** Appends the buffer's next {@code count} bytes, and moves its position behind them. */
    public void append(ByteBuffer source, int count) {
        room(count);
        source.get(bytes, end, count);
        end += count;
    }

    public void append(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, bytes, end, count);
        end += count;
    }

    /** Appends four bytes, big-endian. */
    public void appendInt(int value) {
        room(4);
        end += 4;
        patchInt(end - 4, value);
    }

    /** The place of the next byte to be appended, for {@link #patchInt}. */
    public int position() {
        return end;
    }

    /** Overwrites four bytes that were appended before. */
    public void patchInt(int position, int value) {
        bytes[position] = (byte) (value >>> 24);
        bytes[position + 1] = (byte) (value >>> 16);
        bytes[position + 2] = (byte) (value >>> 8);
        bytes[position + 3] = (byte) value;
    }

    /** Ends the value that {@link #open} began. */
    public void close(int column) {
        length[column] = end - offset[column];
    }

    /** Forgets the value that {@link #open} began: the column is null. */
    public void discard(int column) {
        end = offset[column];
        length[column] = ABSENT;
    }

    private void room(int count) {
        if (bytes.length - end < count) {
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L);
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(end, count), doubled));
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(schema.qualifiedName()).append(' ').append(kind).append(" {");
        for (int i = 0; i < length.length; i++) {
            Column column = schema.columns().get(i);
            text.append(i == 0 ? "" : ", ").append(column.name()).append(':')
                    .append(isNull(i) ? "null" : length[i] + " bytes");
        }
        return text.append('}').toString();
    }
}
