package org.aeneas.sstable.tests;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.schema.Column;

/**
 * A row as CQL's SELECT shows it: static columns stand in every row of their partition, and in a row of their own where
 * there is no other.
 */
record SelectedRow(Map<String, String> cells, long writeTime) {

    /** Reads to the end and closes. */
    static List<SelectedRow> drain(RowCursor cursor) {
        List<SelectedRow> rows = new ArrayList<>();
        try (cursor) {
            SelectedRow statics = null;
            String partition = "";
            boolean shown = true;
            while (cursor.next()) {
                Row row = cursor.row();
                if (!partition(row).equals(partition)) {
                    addUnshown(rows, statics, shown);
                    partition = partition(row);
                    statics = null;
                }
                if (row.kind() == Row.Kind.STATIC) {
                    statics = of(row);
                    shown = false;
                } else {
                    rows.add(statics == null ? of(row) : of(row).with(statics));
                    shown = true;
                }
            }
            addUnshown(rows, statics, shown);
        }
        return rows;
    }

    private static void addUnshown(List<SelectedRow> rows, SelectedRow statics, boolean shown) {
        if (statics != null && !shown) {
            rows.add(statics);
        }
    }

    private SelectedRow with(SelectedRow statics) {
        Map<String, String> all = new TreeMap<>(statics.cells);
        all.putAll(cells);
        return new SelectedRow(all, Math.max(writeTime, statics.writeTime));
    }

    private static SelectedRow of(Row row) {
        Map<String, String> cells = new TreeMap<>();
        List<Column> columns = row.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (!row.isNull(i)) {
                cells.put(columns.get(i).name(), hex(row.value(i)));
            }
        }
        return new SelectedRow(cells, row.writeTime());
    }

    private static String partition(Row row) {
        StringBuilder key = new StringBuilder("key");
        for (int i = 0; i < row.schema().partitionKey().size(); i++) {
            key.append(' ').append(hex(row.value(i)));
        }
        return key.toString();
    }

    private static String hex(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** As the files of {@link FixtureV5} have it, but in the order of the columns' names. */
    String line() {
        return cells.entrySet().stream().map(cell -> cell.getKey() + "=" + cell.getValue())
                .collect(Collectors.joining(" "));
    }

    static String ordered(String line) {
        return Arrays.stream(line.split(" ")).sorted().collect(Collectors.joining(" "));
    }
}
