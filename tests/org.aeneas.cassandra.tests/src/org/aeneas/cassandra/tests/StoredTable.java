package org.aeneas.cassandra.tests;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.core.ProblemException;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;

/**
 * A table in a snapshot of a node, and the same table as the node itself answers. Rows are text as {@link CqlRows} has
 * it: each value in the bytes of the native protocol.
 *
 * @param answered by SELECT
 * @param stored   read from the snapshot, by each reader that knows its formats
 */
record StoredTable(TableSchema schema, SSTableSet files, List<String> answered, Map<String, List<String>> stored) {
    private static final String TAG = "compared";
    private static final int MOST_SHOWN = 5;

    /** All tables of a keyspace, by their names. Nobody may write to them. */
    static Map<String, StoredTable> all(CassandraNode node, SourceConnection connection, String keyspace) {
        node.snapshot(TAG, keyspace);
        Map<String, StoredTable> tables = connection.schema().tables().stream()
                .filter(table -> table.keyspace().equals(keyspace))
                .collect(Collectors.toMap(TableSchema::name, table -> of(node, connection, table)));
        node.clearSnapshot(TAG, keyspace);
        return tables;
    }

    private static StoredTable of(CassandraNode node, SourceConnection connection, TableSchema table) {
        Path snapshot = node.tableDirectory(table.keyspace(), table.name()).resolve("snapshots").resolve(TAG);
        SSTableSet files = new SSTables(Readers.all()).find(table, List.of(snapshot));
        Map<String, List<String>> stored = new LinkedHashMap<>();
        for (SSTableReaderProvider reader : Readers.of(files.versions())) {
            stored.put(reader.library(), read(reader, table, files));
        }
        try (RowSource source = connection.query(table, "ONE")) {
            return new StoredTable(table, files, CqlRows.read(source, TokenRange.ALL), stored);
        }
    }

    /** @return the rows, or why they cannot be read */
    private static List<String> read(SSTableReaderProvider reader, TableSchema table, SSTableSet files) {
        try (RowSource source = new SSTables(List.of(reader)).open(table, files)) {
            return CqlRows.read(source, TokenRange.ALL, Instant.now().getEpochSecond());
        } catch (ProblemException e) {
            return List.of(e.getMessage());
        }
    }

    List<String> versions() {
        return files.files().stream().map(SSTable::version).distinct().toList();
    }

    /** What is stored otherwise than answered, for people; empty if nothing. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        stored.forEach((reader, rows) -> {
            if (!rows.equals(answered)) {
                differences.add(schema.name() + " by the reader of " + reader + ": "
                        + (missing(answered, rows) + missing(rows, answered) == 0 ? "the rows in another order" : ""));
                show(differences, "  only SELECT has ", answered, rows);
                show(differences, "  only the files have ", rows, answered);
            }
        });
        return differences;
    }

    private static long missing(List<String> rows, List<String> others) {
        return rows.stream().filter(row -> !others.contains(row)).count();
    }

    private static void show(List<String> differences, String title, List<String> rows, List<String> others) {
        rows.stream().filter(row -> !others.contains(row)).limit(MOST_SHOWN)
                .forEach(row -> differences.add(title + row));
    }
}
