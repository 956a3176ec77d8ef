package org.aeneas.sstable.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.schema.Column;

/**
 * A row that a reader found, or that a test expects.
 *
 * @param cells     column name → CQL literal ({@link CqlLiteral}); null columns are absent
 * @param writeTime microseconds; {@link #ANY} in an expectation where the server's clock chose it
 */
record ReadRow(Row.Kind kind, Map<String, String> cells, long writeTime) {

    static final long ANY = Long.MIN_VALUE;

    static ReadRow of(Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<Column> columns = row.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.isNull(i)) {
                cells.put(columns.get(i).name(), CqlLiteral.of(columns.get(i).type(), row.value(i)));
            }
        }
        return new ReadRow(row.kind(), cells, row.writeTime());
    }

    /** Reads to the end and closes. */
    static List<ReadRow> drain(RowCursor cursor) {
        try (cursor) {
            List<ReadRow> rows = new ArrayList<>();
            while (cursor.next()) {
                rows.add(of(cursor.row()));
            }
            return rows;
        }
    }

    ReadRow withoutWriteTime() {
        return new ReadRow(kind, cells, ANY);
    }

    @Override
    public String toString() {
        return kind + " " + cells + (writeTime == ANY ? "" : " @" + writeTime);
    }
}
