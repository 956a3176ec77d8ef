package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;

/** The primary key of a row for people: {@code id=7, at=2026-01-02T03:04:05.678Z}. Makes objects: for rejects only. */
public final class KeyDescription {
    private static final int LONGEST_VALUE = 512;

    private KeyDescription() {
    }

    public static Reject reject(TableMapping mapping, Row row, Rejection why) {
        return new Reject(mapping.source().qualifiedName(), of(mapping, row), why.code(), why.getMessage());
    }

    static String of(TableMapping mapping, Row row) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            ColumnMapping column = mapping.columns().get(i);
            Column.Kind kind = column.column().kind();
            if (kind == Column.Kind.PARTITION_KEY || kind == Column.Kind.CLUSTERING && !row.isNull(i)) {
                parts.add(column.column().name() + "=" + value(column, row, i));
            }
        }
        return String.join(", ", parts) + (row.kind() == Row.Kind.STATIC ? " (static columns)" : "");
    }

    private static String value(ColumnMapping column, Row row, int index) {
        int length = Math.max(0, row.length(index));
        int shown = Math.min(length, LONGEST_VALUE);
        ByteSink text = new ByteSink(64);
        try {
            new ColumnText(column.valueType(), Scalar.Form.VALUE).put(row.bytes(), row.offset(index), length, text);
        } catch (Rejection notShowable) {
            return "0x" + HexFormat.of().formatHex(row.bytes(), row.offset(index), row.offset(index) + shown)
                    + cut(length, shown);
        }
        int end = Math.min(text.length(), LONGEST_VALUE);
        return new String(text.array(), 0, end, StandardCharsets.UTF_8) + cut(text.length(), end);
    }

    private static String cut(int length, int shown) {
        return shown < length ? "… (" + length + " bytes)" : "";
    }
}
