package org.aeneas.cassandra.tests;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;

/** Reads rows as text, so that tests can compare them. */
final class CqlRows {

    private CqlRows() {
    }

    static TableSchema table(SourceConnection connection, String keyspace, String name) {
        return connection.schema().table(keyspace, name).orElseThrow();
    }

    /** Each row as its kind and, for each column that is not null, its name and its value in hex. */
    static List<String> all(SourceConnection connection, String keyspace, String name) {
        try (RowSource source = connection.query(table(connection, keyspace, name), "ONE")) {
            return read(source, TokenRange.ALL);
        }
    }

    static List<String> read(RowSource source, TokenRange range) {
        return read(source, range, 0);
    }

    /** @param asOf epoch second; what a node answers it decides by its own clock */
    static List<String> read(RowSource source, TokenRange range, long asOf) {
        List<String> rows = new ArrayList<>();
        try (RowCursor cursor = source.open(range, asOf)) {
            while (cursor.next()) {
                rows.add(text(cursor.row()));
            }
        }
        return rows;
    }

    static String text(Row row) {
        return row.kind() + IntStream.range(0, row.schema().columns().size()).filter(i -> !row.isNull(i))
                .mapToObj(i -> " " + row.schema().columns().get(i).name() + "=" + hex(row.value(i)))
                .collect(Collectors.joining());
    }

    static String hex(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
