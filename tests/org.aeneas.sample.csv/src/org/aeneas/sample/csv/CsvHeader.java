package org.aeneas.sample.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;

/**
 * The first line of a file, which declares its columns: {@code customer:int,line:int:sort,note}. The first column is
 * the partition key, those with {@code :sort} order the rows of a partition; a type is text unless it is named.
 */
final class CsvHeader {
    private static final String SORT = "sort";

    private CsvHeader() {
    }

    /** An engine describes its tables in Aeneas's own words, whose types are those of CQL. */
    static TableSchema read(Path file, String keyspace, String table) {
        try (CsvLines lines = new CsvLines(file, 0)) {
            if (!lines.next()) {
                throw CsvProblems.line(file, 0, "the file has no first line that declares its columns");
            }
            List<Column> columns = new ArrayList<>();
            for (String cell : lines.cells()) {
                columns.add(column(file, cell.split(":", -1), columns.isEmpty()));
            }
            return TableSchema.of(keyspace, table, columns.toArray(Column[]::new));
        } catch (IOException e) {
            throw CsvProblems.unreadable(file, e);
        }
    }

    private static Column column(Path file, String[] parts, boolean first) {
        String name = parts[0].strip();
        Native type = parts.length < 2 ? Native.TEXT : Native.named(parts[1].strip()).filter(CsvValues::knows)
                .orElseThrow(() -> CsvProblems.line(file, 0, "there is no type " + parts[1]));
        if (name.isEmpty()) {
            throw CsvProblems.line(file, 0, "a column has no name");
        }
        boolean sort = parts.length > 2 && parts[2].strip().equals(SORT);
        return first ? Column.partitionKey(name, type)
                : sort ? Column.clustering(name, type, false) : Column.regular(name, type);
    }
}
