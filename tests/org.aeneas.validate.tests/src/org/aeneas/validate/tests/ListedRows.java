package org.aeneas.validate.tests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/** Rows from a list, as a source. */
record ListedRows(List<Entry> entries, boolean tellsExpiry) implements RowSource {

    static final TableSchema TABLE = TableSchema.of("shop", "orders", Column.partitionKey("customer", Native.TEXT),
            Column.clustering("number", Native.INT, false), Column.regular("note", Native.TEXT),
            Column.regular("amount", Native.BIGINT));

    static final long UNTOLD = -1;

    /** @param expiry epoch second, 0 for never, or {@link #UNTOLD} */
    record Entry(String customer, int number, String note, long amount, long expiry) {
    }

    @Override
    public TableSchema schema() {
        return TABLE;
    }

    /** Two halves, so that several threads have work. */
    @Override
    public List<Split> splits(long targetBytes) {
        String middle = Integer.toString(entries.size() / 2);
        return List.of(new Split(new TokenRange("", middle), 1, entries.size() / 2),
                new Split(new TokenRange(middle, ""), 1, entries.size() - entries.size() / 2));
    }

    @Override
    public RowCursor open(TokenRange range, long asOf) {
        int from = range.start().isEmpty() ? 0 : Integer.parseInt(range.start());
        int to = range.end().isEmpty() ? entries.size() : Integer.parseInt(range.end());
        return new Cursor(entries.subList(from, to), asOf);
    }

    @Override
    public void close() {
        // nothing is open
    }

    private static final class Cursor implements RowCursor {
        private final Row row = new Row(TABLE);
        private final List<Entry> entries;
        private final long asOf;
        private int next;

        Cursor(List<Entry> entries, long asOf) {
            this.entries = entries;
            this.asOf = asOf;
        }

        @Override
        public boolean next() {
            while (next < entries.size()) {
                Entry entry = entries.get(next++);
                if (entry.expiry() <= 0 || entry.expiry() > asOf) {
                    fill(entry);
                    return true;
                }
            }
            return false;
        }

        private void fill(Entry entry) {
            row.beginPartition();
            row.set(0, text(entry.customer()));
            row.beginRow(Row.Kind.REGULAR);
            row.set(1, ByteBuffer.allocate(4).putInt(0, entry.number()));
            row.set(2, text(entry.note()));
            row.set(3, ByteBuffer.allocate(8).putLong(0, entry.amount()));
            if (entry.expiry() != UNTOLD) {
                row.written(1, entry.expiry());
            }
        }

        private static ByteBuffer text(String text) {
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Row row() {
            return row;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
