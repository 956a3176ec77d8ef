package org.aeneas.sample.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/**
 * The rows of a file, cut into parts that several threads may read at once. What stands for a row's token is where its
 * line begins: it grows in the order in which rows are read, which is all that is asked of a token.
 */
final class CsvRows implements RowSource {
    private final Path file;
    private final TableSchema table;

    CsvRows(Path file, TableSchema table) {
        this.file = file;
        this.table = table;
    }

    @Override
    public TableSchema schema() {
        return table;
    }

    /** A part ends with the line with which it is big enough; the last one is open, as the first one is. */
    @Override
    public List<Split> splits(long targetBytes) {
        List<Split> parts = new ArrayList<>();
        String start = "";
        long bytes = 0;
        long rows = 0;
        try (CsvLines lines = new CsvLines(file, 0)) {
            boolean more = lines.next() && lines.next(); // the first line has no row
            while (more) {
                bytes += lines.length();
                rows++;
                String end = String.valueOf(lines.offset());
                more = lines.next();
                if (bytes >= targetBytes || !more) {
                    parts.add(new Split(new TokenRange(start, more ? end : ""), bytes, rows));
                    start = end;
                    bytes = 0;
                    rows = 0;
                }
            }
            return parts.isEmpty() ? List.of(new Split(TokenRange.ALL, 0, 0)) : parts;
        } catch (IOException e) {
            throw CsvProblems.unreadable(file, e);
        }
    }

    /** Nothing expires in a file, so it does not matter as of when it is read. */
    @Override
    public RowCursor open(TokenRange range, long asOf) {
        try {
            return new CsvCursor(file, table, range);
        } catch (IOException e) {
            throw CsvProblems.unreadable(file, e);
        }
    }

    @Override
    public void close() {
        // each cursor has its own file
    }
}
