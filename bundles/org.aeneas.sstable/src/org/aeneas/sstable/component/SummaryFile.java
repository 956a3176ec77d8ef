package org.aeneas.sstable.component;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The Summary component: every so-manyth key of the index and its place there, in order (class
 * {@code IndexSummary.IndexSummarySerializer}). It is searched where it lies, so that a table of any size costs no
 * memory; and never by Cassandra's own class, which deletes a Summary that it does not like.
 */
public final class SummaryFile implements AutoCloseable {
    private static final int OFFSET = 4;
    private static final int POSITION = 8;

    /**
     * @param from   behind the header
     * @param length of an entry, in bytes: its key and its place in the index
     */
    private record Place(long from, int length) {
    }

    private final PlainContent in;
    private final ByteOrder order;
    private final int header;
    private final int size;
    private final long end;
    private final byte[] scratch = new byte[(1 << 16) + POSITION];

    /** @param samplingLevel whether the header tells it, as from {@code ka} on */
    public SummaryFile(Path file, boolean samplingLevel) {
        this.in = new PlainContent(file, OFFSET);
        this.header = 4 + 4 + 8 + (samplingLevel ? 8 : 0);
        ByteBuffer head = bytes(0, header);
        this.size = head.remaining() == header ? head.getInt(4) : 0;
        this.end = head.remaining() == header ? head.getLong(8) : 0;
        // the first entry follows the offsets; the file is in the byte order of the machine that wrote it
        ByteBuffer first = bytes(header, OFFSET);
        this.order = first.remaining() == OFFSET && first.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == size * OFFSET
                ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** @return 0 for a file that cannot be used */
    public int size() {
        return size > 0 && end > size * (long) OFFSET && header + end <= in.length() ? size : 0;
    }

    /** @throws Damage if the entry does not lie inside the file */
    public ByteBuffer key(int entry) throws Damage {
        Place place = place(entry);
        return bytes(header + place.from, place.length - POSITION).slice();
    }

    /** @return the entry's place in the index */
    public long position(int entry) throws Damage {
        Place place = place(entry);
        return bytes(header + place.from + place.length - POSITION, POSITION).order(order).getLong();
    }

    /** In one read: over a network each takes its time. */
    private Place place(int entry) throws Damage {
        int wanted = entry + 1 == size ? OFFSET : 2 * OFFSET;
        ByteBuffer offsets = bytes(header + entry * (long) OFFSET, wanted).order(order);
        if (offsets.remaining() < wanted) {
            throw new Damage("the summary is cut off");
        }
        long from = offsets.getInt();
        long to = entry + 1 == size ? end : offsets.getInt();
        if (from < size * (long) OFFSET || to > end || to - from < POSITION || to - from > scratch.length) {
            throw new Damage("the summary has no entry " + entry);
        }
        return new Place(from, (int) (to - from));
    }

    private ByteBuffer bytes(long from, int count) {
        return ByteBuffer.wrap(scratch, 0, in.readFile(from, scratch, 0, count));
    }

    @Override
    public void close() {
        in.close();
    }
}
