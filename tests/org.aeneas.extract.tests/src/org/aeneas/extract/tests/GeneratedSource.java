package org.aeneas.extract.tests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/**
 * Rows that follow from a seed: the same ones whenever, in whatever ranges and on whichever thread they are read. The
 * token of a partition is its number. Makes no object a row, so that it can feed a measurement.
 */
final class GeneratedSource implements RowSource {
    /** Estimated size of a row. */
    static final long ROW_BYTES = 160;

    static final TableSchema TABLE = table("orders");

    private static final int CUSTOMER = TABLE.indexOf("customer");
    private static final int NUMBER = TABLE.indexOf("number");
    private static final int ADDRESS = TABLE.indexOf("address");
    private static final int ARTICLE = TABLE.indexOf("article");
    private static final int PRICE = TABLE.indexOf("price");
    private static final int TAGS = TABLE.indexOf("tags");
    private static final int NOTE = TABLE.indexOf("note");
    private static final int ORDERED = TABLE.indexOf("ordered");
    private static final int PHOTO = TABLE.indexOf("photo");

    /** One partition in so many has a key that DynamoDB refuses. */
    private static final int TOO_LONG_KEY = 97;
    private static final byte[] LETTERS = "abcdefghijklmnopqrstuvwxyz \"\\\u00e9ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] TEXT = text();

    private final TableSchema table;
    private final long seed;
    private final int partitions;
    private final int rowsPerPartition;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    GeneratedSource(long seed, int partitions, int rowsPerPartition) {
        this(TABLE, seed, partitions, rowsPerPartition);
    }

    GeneratedSource(TableSchema table, long seed, int partitions, int rowsPerPartition) {
        this.table = table;
        this.seed = seed;
        this.partitions = partitions;
        this.rowsPerPartition = rowsPerPartition;
    }

    /** A table of that name with the same columns. */
    static TableSchema table(String name) {
        return TableSchema.of("shop", name, Column.partitionKey("customer", Native.TEXT),
                Column.clustering("number", Native.INT, false), Column.ofStatic("address", Native.TEXT),
                Column.regular("article", Native.TEXT), Column.regular("price", Native.DOUBLE),
                Column.regular("tags", new CqlType.SetType(Native.TEXT, false)), Column.regular("note", Native.TEXT),
                Column.regular("ordered", Native.TIMESTAMP), Column.regular("photo", Native.BLOB));
    }

    /** CQL rows in all. */
    long rows() {
        return (long) partitions * rowsPerPartition;
    }

    /** Partitions whose rows are rejects. */
    long rejectedPartitions() {
        return (partitions + TOO_LONG_KEY - 1) / TOO_LONG_KEY;
    }

    /** Cursors opened so far. */
    int opened() {
        return opened.get();
    }

    /** Cursors that are open. */
    int open() {
        return open.get();
    }

    @Override
    public TableSchema schema() {
        return table;
    }

    @Override
    public List<Split> splits(long targetBytes) {
        int step = (int) Math.max(1, targetBytes / (ROW_BYTES * rowsPerPartition));
        List<Split> splits = new ArrayList<>();
        for (int from = 0; from < partitions; from += step) {
            int to = Math.min(partitions, from + step);
            String start = from == 0 ? "" : Integer.toString(from - 1);
            String end = to == partitions ? "" : Integer.toString(to - 1);
            long rows = (long) (to - from) * rowsPerPartition;
            splits.add(new Split(new TokenRange(start, end), rows * ROW_BYTES, rows));
        }
        return splits;
    }

    @Override
    public RowCursor open(TokenRange range, long asOf) {
        opened.incrementAndGet();
        open.incrementAndGet();
        int from = range.start().isEmpty() ? 0 : Integer.parseInt(range.start()) + 1;
        int to = range.end().isEmpty() ? partitions : Integer.parseInt(range.end()) + 1;
        return new Cursor(from, to, asOf);
    }

    @Override
    public void close() {
        // holds nothing
    }

    private static byte[] text() {
        byte[] text = new byte[8192];
        for (int i = 0; i < text.length; i++) {
            int letter = (i * 31 + i / 61) % LETTERS.length;
            text[i] = LETTERS[letter] < 0 ? (byte) 'e' : LETTERS[letter];
        }
        return text;
    }

    private static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private final class Cursor implements RowCursor {
        private final Row row = new Row(table);
        private final byte[] scratch = new byte[8];
        private final int to;
        private final long asOf;
        private int partition;
        private int next = -1;

        Cursor(int from, int to, long asOf) {
            this.partition = from;
            this.to = to;
            this.asOf = asOf;
        }

        @Override
        public boolean next() {
            if (next == rowsPerPartition) {
                partition++;
                next = -1;
            }
            if (partition >= to) {
                return false;
            }
            if (next == -1) {
                beginPartition();
                next = 0;
                if (partition % 3 == 0) {
                    staticRow();
                    return true;
                }
            }
            regularRow();
            next++;
            return true;
        }

        private void beginPartition() {
            row.beginPartition();
            row.open(CUSTOMER);
            int repeat = partition % TOO_LONG_KEY == 0 ? 300 : 1;
            for (int i = 0; i < repeat; i++) {
                appendLong(partition);
            }
            row.close(CUSTOMER);
        }

        private void staticRow() {
            row.beginRow(Row.Kind.STATIC);
            text(ADDRESS, mix(seed ^ partition), 40);
            row.written(1_700_000_000_000_000L + partition, 0);
        }

        private void regularRow() {
            long random = mix(seed * 31 + (long) partition * rowsPerPartition + next);
            row.beginRow(Row.Kind.REGULAR);
            row.open(NUMBER);
            row.appendInt(next);
            row.close(NUMBER);
            text(ARTICLE, random, 20);
            row.open(PRICE);
            appendDouble((random >>> 40) / 100.0);
            row.close(PRICE);
            tags(random);
            if ((random & 3) != 0) {
                text(NOTE, random >>> 7, 60);
            }
            row.open(ORDERED);
            appendBinary(1_600_000_000_000L + (random & 0xfff_ffff));
            row.close(ORDERED);
            row.open(PHOTO);
            row.append(TEXT, (int) (random >>> 50) & 0xfff, 16);
            row.close(PHOTO);
            row.written(1_700_000_000_000_000L + next, 0);
            if ((random & 7) == 1) {
                row.written(1_700_000_000_000_000L + next, asOf + 1000 + (random >>> 45));
            }
        }

        private void tags(long random) {
            int count = 1 + (int) (random & 1);
            row.open(TAGS);
            row.appendInt(count);
            for (int i = 0; i < count; i++) {
                row.appendInt(5);
                row.append(TEXT, 100 + i * 7 + (int) (random >>> 30 & 0xff), 5);
            }
            row.close(TAGS);
        }

        private void text(int column, long random, int longest) {
            row.open(column);
            row.append(TEXT, (int) (random >>> 20) & 0xfff, 1 + (int) (random & 0xff) % longest);
            row.close(column);
        }

        /** Seven digits and more, as text. */
        private void appendLong(long number) {
            int digits = scratch.length;
            long rest = number;
            for (int i = digits - 1; i >= 0; i--) {
                scratch[i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            row.append(scratch, 0, digits);
        }

        private void appendDouble(double value) {
            appendBinary(Double.doubleToRawLongBits(value));
        }

        private void appendBinary(long value) {
            row.appendInt((int) (value >>> 32));
            row.appendInt((int) value);
        }

        @Override
        public Row row() {
            return row;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
