package org.aeneas.core.row;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes that grow at their end, and are used again for the next row: what an encoder writes to. Unlike
 * {@link java.io.ByteArrayOutputStream} it shows its array, can be cut, and takes no locks. Not for several threads.
 */
public final class ByteSink {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    private int length;

    public ByteSink(int capacity) {
        this.bytes = new byte[Math.max(16, capacity)];
    }

    /** The array that holds the bytes, of which the first {@link #length()} count; valid until more are put. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Forgets everything; the array is kept. */
    public void reset() {
        length = 0;
    }

    /** Cuts to a length that it had before. */
    public void truncate(int length) {
        if (length < 0 || length > this.length) {
            throw new IndexOutOfBoundsException("cannot cut " + this.length + " bytes to " + length);
        }
        this.length = length;
    }

    public void put(int value) {
        if (length == bytes.length) {
            ensure(1);
        }
        bytes[length++] = (byte) value;
    }

    public void put(byte[] source) {
        put(source, 0, source.length);
    }

    public void put(byte[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /**
     * Makes room, so that a caller may write from {@link #length()} on and then tell how far by {@link #end(int)}.
     *
     * @return the array with the room, as {@link #array()} from now on
     * @throws OutOfMemoryError beyond 2 GiB
     */
    public byte[] ensure(int count) {
        if (bytes.length - length < count) {
            long wanted = Math.max((long) length + count, Math.min(LARGEST, bytes.length * 2L));
            if (wanted > LARGEST) {
                throw new OutOfMemoryError("more than " + LARGEST + " bytes in one buffer");
            }
            bytes = Arrays.copyOf(bytes, (int) wanted);
        }
        return bytes;
    }

    /** Counts in what was written to the array after {@link #ensure(int)}: up to, not including, this place. */
    public void end(int end) {
        if (end < length || end > bytes.length) {
            throw new IndexOutOfBoundsException("end " + end + " of " + bytes.length);
        }
        length = end;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }
}
