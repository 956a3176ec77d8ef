package org.aeneas.sstable.v3.internal;

import java.io.IOException;
import java.util.Optional;

import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.rows.SerializationHelper;

/** Finds single partitions of one file by their keys; one is open at a time. For one thread. */
final class Lookup implements AutoCloseable {
    private final TableFile file;
    private final SerializationHelper helper;
    private final FileInput in;
    private final KeyIndex index;

    Lookup(TableFile file) {
        this.file = file;
        this.helper = file.helper();
        this.index = file.openIndex();
        try {
            this.in = file.openData(1);
        } catch (IOException | RuntimeException e) {
            index.close();
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
            new KeyIndex.Entry(key, position).verify(in, file.layout().metadata().partitioner);
            FilePartition partition = file.partition(key, in, helper);
            if (file.serialization().isPresent()) {
                index.rows(file).ifPresent(blocks -> partition.skipBy(blocks, in, position));
            }
            return Optional.of(partition);
        } catch (IOException | RuntimeException | AssertionError e) {
            throw file.problem(e);
        }
    }

    @Override
    public void close() {
        index.close();
        in.close();
    }
}
