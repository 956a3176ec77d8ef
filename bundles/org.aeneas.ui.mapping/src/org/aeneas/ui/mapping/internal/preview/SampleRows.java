package org.aeneas.ui.mapping.internal.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;

/** The first rows of a table. */
final class SampleRows {
    static final int MOST = 10;
    /** One replica suffices to look at a row, and the source has the least to do. */
    private static final String CONSISTENCY = "LOCAL_ONE";

    private SampleRows() {
    }

    /** @throws org.aeneas.core.ProblemException if the source does not answer */
    static List<Row> read(SourceConnection connection, TableSchema table, Progress progress) {
        List<Row> rows = new ArrayList<>();
        try (RowSource source = connection.query(table, CONSISTENCY);
                RowCursor cursor = source.open(TokenRange.ALL, Instant.now().getEpochSecond())) {
            while (rows.size() < MOST && cursor.next()) {
                progress.check();
                rows.add(copy(cursor.row()));
            }
        }
        return List.copyOf(rows);
    }

    /** A cursor fills the same row again and again. */
    private static Row copy(Row row) {
        List<Column> columns = row.schema().columns();
        Row copy = new Row(row.schema());
        copy.beginPartition();
        for (int i = 0; i < columns.size(); i++) {
            if (i == row.schema().partitionKey().size()) {
                copy.beginRow(row.kind());
            }
            if (!row.isNull(i)) {
                copy.set(i, row.value(i));
            }
        }
        if (columns.size() == row.schema().partitionKey().size()) {
            copy.beginRow(row.kind());
        }
        if (row.isImmortal() || row.expiry() != 0) {
            copy.written(row.writeTime(), row.expiry());
        }
        return copy;
    }
}
