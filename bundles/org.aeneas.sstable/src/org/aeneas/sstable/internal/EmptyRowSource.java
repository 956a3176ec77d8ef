package org.aeneas.sstable.internal;

import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/** A table without SSTables. */
public record EmptyRowSource(TableSchema schema) implements RowSource {

    @Override
    public List<Split> splits(long targetBytes) {
        return List.of();
    }

    @Override
    public RowCursor open(TokenRange range, long asOf) {
        Row row = new Row(schema);
        return new RowCursor() {
            @Override
            public boolean next() {
                return false;
            }

            @Override
            public Row row() {
                return row;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public void close() {
        // nothing is open
    }
}
