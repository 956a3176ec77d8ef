package org.aeneas.sstable.tests;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.schema.Column;

/**
 * A cursor's rows as {@code SELECT *} shows them: static columns stand in every row of their partition, or in a row of
 * their own where it has none.
 */
final class SelectView {
    private final List<Map<String, String>> rows = new ArrayList<>();
    private Map<String, String> statics = Map.of();
    private Map<String, String> key = Map.of();
    private boolean pending;

    private SelectView() {
    }

    /** Reads to the end and closes. */
    static List<Map<String, String>> of(RowCursor cursor) {
        SelectView view = new SelectView();
        try (cursor) {
            while (cursor.next()) {
                view.add(cursor.row());
            }
        }
        view.endPartition();
        return view.rows;
    }

    private void add(Row row) {
        Map<String, String> cells = new TreeMap<>();
        Map<String, String> rowKey = new TreeMap<>();
        List<Column> columns = row.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.isNull(i)) {
                cells.put(columns.get(i).name(), hex(row.value(i)));
                if (columns.get(i).kind() == Column.Kind.PARTITION_KEY) {
                    rowKey.put(columns.get(i).name(), cells.get(columns.get(i).name()));
                }
            }
        }
        if (!rowKey.equals(key)) {
            endPartition();
            key = rowKey;
        }
        if (row.kind() == Row.Kind.STATIC) {
            statics = cells;
            pending = true;
        } else {
            cells.putAll(statics);
            rows.add(cells);
            pending = false;
        }
    }

    private void endPartition() {
        if (pending) {
            rows.add(statics);
        }
        statics = Map.of();
        pending = false;
    }

    private static String hex(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
