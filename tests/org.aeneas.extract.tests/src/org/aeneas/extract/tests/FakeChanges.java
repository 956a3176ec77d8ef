package org.aeneas.extract.tests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.ChangeCursor;

/** Changes of a small table, as a test says what they are. */
final class FakeChanges implements ChangeCursor {
    static final TableSchema TABLE = TableSchema.of("shop", "notes", Column.partitionKey("id", Native.TEXT),
            Column.regular("v", Native.TEXT), Column.regular("w", Native.TEXT));

    private record Change(Row row, boolean alive, Optional<Row> before) {
    }

    private final List<Change> changes = new ArrayList<>();
    private int at = -1;

    /** @param value null for none */
    static Row row(String id, String value, String other) {
        Row row = new Row(TABLE);
        row.beginPartition();
        row.set(0, bytes(id));
        row.beginRow(Row.Kind.REGULAR);
        set(row, 1, value);
        set(row, 2, other);
        row.written(1, 0);
        return row;
    }

    private static void set(Row row, int column, String value) {
        if (value != null) {
            row.set(column, bytes(value));
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    FakeChanges alive(Row row) {
        changes.add(new Change(row, true, Optional.empty()));
        return this;
    }

    FakeChanges changed(Row before, Row now) {
        changes.add(new Change(now, true, Optional.of(before)));
        return this;
    }

    FakeChanges dead(String id) {
        changes.add(new Change(row(id, null, null), false, Optional.empty()));
        return this;
    }

    FakeChanges deleted(Row before, String id) {
        changes.add(new Change(row(id, null, null), false, Optional.of(before)));
        return this;
    }

    @Override
    public boolean next() {
        return ++at < changes.size();
    }

    @Override
    public boolean isAlive() {
        return changes.get(at).alive();
    }

    @Override
    public Row row() {
        return changes.get(at).row();
    }

    @Override
    public Optional<Row> before() {
        return changes.get(at).before();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
