package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.util.Optional;

import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.rows.BTreeRow;
import org.apache.cassandra.db.rows.Row;

/** Finds single partitions of one file by their keys; one is open at a time. For one thread. */
final class Lookup implements AutoCloseable {
    private final TableFile file;
    private final SerializationHeader header;
    private final KnownColumns columns;
    private final DeletionTime.Serializer deletions;
    private final Row.Builder rows = BTreeRow.sortedBuilder();
    private final FileInput in;
    private final FileInput indexIn;
    private final KeyIndex index;

    Lookup(TableFile file) {
        this.file = file;
        FileHeader described = file.readHeader();
        this.header = file.serialization(described);
        this.columns = new KnownColumns(file.fileLayout(), header, described.version());
        this.deletions = DeletionTime.getSerializer(described.version());
        try {
            this.in = file.openData(1);
        } catch (Damage e) {
            throw file.problem(e);
        }
        try {
            this.indexIn = file.openData(1);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw file.problem(e);
        }
        try {
            this.index = file.openIndex(indexIn);
        } catch (IOException | RuntimeException | AssertionError e) {
            in.close();
            indexIn.close();
            throw file.problem(e);
        }
    }

    /** @return empty if the file has no such partition; what was found before is useless then */
    Optional<FilePartition> find(DecoratedKey key) {
        try {
            long position = index.position(key);
            if (position == KeyIndex.NONE) {
                return Optional.empty();
            }
            new KeyIndex.Entry(key, position).verify(in, file.layout().partitioner());
            return Optional.of(new FilePartition(file, header, key, deletions.deserialize(in), in, columns, rows));
        } catch (IOException | RuntimeException | AssertionError e) {
            throw file.problem(e);
        }
    }

    long unknownCells() {
        return columns.unknownCells();
    }

    @Override
    public void close() {
        index.close();
        indexIn.close();
        in.close();
    }
}
