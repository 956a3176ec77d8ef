package org.aeneas.sstable.v3.internal;

import java.nio.file.Path;

import org.aeneas.sstable.SSTableProblems;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.utils.FBUtilities;

/** Cassandra's partitioners by the names that files have. Nothing global is set: each table has its own. */
final class Partitioners {
    private static final String RANDOM = "org.apache.cassandra.dht.RandomPartitioner";

    private Partitioners() {
    }

    /**
     * @param file for the user, if the name is not known
     * @throws org.aeneas.core.ProblemException {@code partitioner-unknown}
     */
    static IPartitioner named(String name, Path file) {
        if (name.equals(RANDOM)) {
            return Md5Partitioner.INSTANCE;
        }
        try {
            return FBUtilities.newPartitioner(name);
        } catch (RuntimeException | LinkageError e) {
            throw SSTableProblems.partitionerUnknown(file, name, e);
        }
    }
}
