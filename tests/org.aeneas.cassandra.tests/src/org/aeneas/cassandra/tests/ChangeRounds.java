package org.aeneas.cassandra.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.ChangeReader;
import org.aeneas.sstable.RowKey;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;
import org.aeneas.sstable.TableChanges;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Readers;

/**
 * A copy of one table that is read once from a snapshot, and then only told what has changed, as a migration does it.
 * The node's incremental backups have to be on.
 */
final class ChangeRounds implements AutoCloseable {
    private final CassandraNode node;
    private final TableSchema table;
    private final SSTables sstables = new SSTables(Readers.all());
    private final ChangeReader reader = sstables.changes();
    private final Map<RowKey, Copy> rows = new HashMap<>();
    private final Map<RowKey, Long> due = new HashMap<>();
    private final List<String> surprises = new ArrayList<>();
    private SSTableSet before;
    private long beforeAsOf;
    private long named;

    /** @param expiry epoch second; 0 for never */
    private record Copy(String text, long expiry) {
    }

    ChangeRounds(CassandraNode node, TableSchema table) {
        this.node = node;
        this.table = table;
    }

    /** Reads the whole table from a snapshot. */
    void begin(String tag) {
        before = snapshot(tag);
        beforeAsOf = Instant.now().getEpochSecond();
        try (RowSource source = sstables.open(table, before);
                RowCursor cursor = source.open(TokenRange.ALL, beforeAsOf)) {
            while (cursor.next()) {
                keep(RowKey.of(cursor.row()), cursor.row());
            }
        }
    }

    /** What is linked by now; to be asked before memory is flushed. */
    List<SSTable> links() {
        return sstables.links(table, directory().resolve("backups"));
    }

    /** Reads what has changed since the snapshot before, and lets that and the old links go. */
    void round(String tag, List<SSTable> oldLinks) {
        SSTableSet now = snapshot(tag);
        long asOf = Instant.now().getEpochSecond();
        TableChanges changes = TableChanges.of(table, partitioner(now),
                new TableChanges.Replica("node", links(), before.files(), now.files()), beforeAsOf, asOf)
                .with(due(asOf));
        try (ChangeCursor cursor = reader.open(changes)) {
            while (cursor.next()) {
                apply(cursor);
            }
        }
        expire(asOf);
        before = now;
        beforeAsOf = asOf;
        oldLinks.forEach(ChangeRounds::delete);
    }

    private void apply(ChangeCursor cursor) {
        named++;
        RowKey key = RowKey.of(cursor.row());
        String was = Optional.ofNullable(rows.get(key)).map(Copy::text).orElse("none");
        String told = cursor.before().map(CqlRows::text).orElse("none");
        if (!was.equals(told)) {
            surprises.add(table.name() + ": the row before is told to be " + told + ", and was " + was);
        }
        due.remove(key);
        rows.remove(key);
        if (cursor.isAlive()) {
            keep(key, cursor.row());
            if (cursor.nextExpiry() > 0) {
                due.put(key, cursor.nextExpiry());
            }
        }
    }

    private void keep(RowKey key, Row row) {
        rows.put(key, new Copy(CqlRows.text(row), row.expiry()));
        if (row.expiresInParts()) {
            due.put(key, row.earliestExpiry());
        }
    }

    /** What DynamoDB does by itself. */
    private void expire(long asOf) {
        rows.values().removeIf(row -> row.expiry() > 0 && row.expiry() <= asOf);
    }

    private List<RowKey> due(long asOf) {
        return due.entrySet().stream().filter(entry -> entry.getValue() <= asOf).map(Map.Entry::getKey).toList();
    }

    private String partitioner(SSTableSet now) {
        return now.partitioner().isEmpty() ? before.partitioner() : now.partitioner();
    }

    private SSTableSet snapshot(String tag) {
        return sstables.find(table, List.of(directory().resolve("snapshots").resolve(tag)));
    }

    private Path directory() {
        return node.tableDirectory(table.keyspace(), table.name());
    }

    /** As {@link CqlRows} has them, in no order. */
    List<String> rows(long asOf) {
        expire(asOf);
        return rows.values().stream().map(Copy::text).sorted().toList();
    }

    /** What was told of rows before that was not so. */
    List<String> surprises() {
        return surprises;
    }

    /** How many keys all rounds have told. */
    long named() {
        return named;
    }

    private static void delete(SSTable link) {
        String base = link.component("").getFileName().toString();
        try (Stream<Path> files = Files.list(link.data().getParent())) {
            files.filter(file -> file.getFileName().toString().startsWith(base)).forEach(Folders::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
