package org.aeneas.extract.tests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/** Rows of another source, up to a certain partition: there reading fails, for ever or a number of times. */
class FaultySource implements RowSource {
    private final RowSource rows;
    private final int partition;
    private final AtomicInteger failuresLeft;
    private final Supplier<? extends Throwable> failure;

    /** @param failures how often it fails before it reads on */
    FaultySource(RowSource rows, int partition, int failures, Supplier<? extends Throwable> failure) {
        this.rows = rows;
        this.partition = partition;
        this.failuresLeft = new AtomicInteger(failures);
        this.failure = failure;
    }

    /** How often it will still fail. */
    int failuresLeft() {
        return Math.max(0, failuresLeft.get());
    }

    @Override
    public TableSchema schema() {
        return rows.schema();
    }

    @Override
    public List<Split> splits(long targetBytes) {
        return rows.splits(targetBytes);
    }

    @Override
    public RowCursor open(TokenRange range, long asOf) {
        RowCursor cursor = rows.open(range, asOf);
        return new RowCursor() {
            private int seen;

            @Override
            public boolean next() {
                boolean there = cursor.next();
                if (there && customer(cursor.row()) == partition && seen++ == 2 && failuresLeft.getAndDecrement() > 0) {
                    FaultySource.<RuntimeException>sneak(failure.get());
                }
                return there;
            }

            @Override
            public Row row() {
                return cursor.row();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    private static int customer(Row row) {
        byte[] digits = new byte[8];
        System.arraycopy(row.bytes(), row.offset(0), digits, 0, digits.length);
        return Integer.parseInt(new String(digits, StandardCharsets.US_ASCII));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Override
    public void close() {
        rows.close();
    }
}
