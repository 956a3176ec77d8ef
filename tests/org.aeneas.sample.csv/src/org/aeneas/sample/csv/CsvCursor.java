package org.aeneas.sample.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.TableSchema;

/** The lines of a range, each as a row. One object is filled again and again, as everywhere on the data path. */
final class CsvCursor implements RowCursor {
    private final Path file;
    private final TableSchema table;
    private final CsvLines lines;
    private final long end;
    private final Row row;
    /** Where a line has the value of the table's columns, whose keys come first. */
    private final int[] places;

    CsvCursor(Path file, TableSchema table, TokenRange range) throws IOException {
        this.file = file;
        this.table = table;
        this.end = range.end().isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.end());
        this.row = new Row(table);
        // A range begins behind the line at its start: that is the last one of the part before, or the first line.
        this.lines = new CsvLines(file, range.start().isEmpty() ? 0 : Long.parseLong(range.start()));
        lines.next();
        this.places = range.start().isEmpty() ? places(lines.cells()) : places();
    }

    private int[] places() throws IOException {
        try (CsvLines first = new CsvLines(file, 0)) {
            first.next();
            return places(first.cells());
        }
    }

    private int[] places(List<String> header) {
        List<String> names = header.stream().map(cell -> cell.split(":", -1)[0].strip()).toList();
        return table.columns().stream().mapToInt(column -> names.indexOf(column.name())).toArray();
    }

    @Override
    public boolean next() {
        try {
            while (lines.next() && lines.offset() <= end) {
                if (!lines.isBlank()) {
                    fill(lines.cells());
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw CsvProblems.unreadable(file, e);
        }
    }

    /** First the partition key, then what belongs to the row. A file tells nothing of expiry: the row stays. */
    private void fill(List<String> cells) {
        row.beginPartition();
        set(0, cells);
        row.beginRow(Row.Kind.REGULAR);
        for (int i = 1; i < places.length; i++) {
            set(i, cells);
        }
        row.written(0, 0);
    }

    /** An empty cell is null, which a column that is not of the key may be. */
    private void set(int column, List<String> cells) {
        Column of = table.columns().get(column);
        String value = places[column] < 0 || places[column] >= cells.size() ? "" : cells.get(places[column]);
        if (value.isEmpty()) {
            if (of.kind() != Column.Kind.REGULAR) {
                throw CsvProblems.line(file, lines.offset(), "the key column " + of.name() + " is empty");
            }
            return;
        }
        try {
            row.set(column, CsvValues.encode(of.type(), value));
        } catch (NumberFormatException e) {
            throw CsvProblems.line(file, lines.offset(), "the value of " + of.name() + " is no " + of.type().cql());
        }
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw CsvProblems.unreadable(file, e);
        }
    }
}
