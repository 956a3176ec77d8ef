package org.aeneas.sample.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;

/**
 * A folder. The tree that every connection has is enough for it: keyspaces (here one, the folder) with their tables and
 * columns, made of the schema. It needs no language of its own: who cannot run statements leaves them out.
 */
final class CsvConnection implements SourceConnection {
    private static final String SUFFIX = ".csv";

    private final Path folder;

    CsvConnection(Path folder) {
        this.folder = folder;
    }

    @Override
    public String description() {
        return "CSV files in " + folder;
    }

    /** Read each time it is asked for: a file may have come since. */
    @Override
    public Schema schema() {
        try (Stream<Path> files = Files.list(folder)) {
            List<TableSchema> tables = files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted()
                    .map(file -> CsvHeader.read(file, keyspace(), name(file))).toList();
            return new Schema(tables, List.of(), List.of());
        } catch (IOException e) {
            throw CsvProblems.unreadable(folder, e);
        }
    }

    @Override
    public RowSource query(TableSchema table, String consistency) {
        return new CsvRows(folder.resolve(table.name() + SUFFIX), table);
    }

    /** Names of keyspaces and tables are also names of folders and objects: letters, digits and underscores. */
    private String keyspace() {
        String name = String.valueOf(folder.getFileName()).replaceAll("\\W", "_");
        return name.isEmpty() ? "csv" : name;
    }

    private String name(Path file) {
        String name = file.getFileName().toString();
        String table = name.substring(0, name.length() - SUFFIX.length());
        if (!table.matches("\\w+")) {
            throw CsvProblems.name(file);
        }
        return table;
    }

    @Override
    public void close() {
        // nothing is open: each reader opens the file for itself
    }
}
