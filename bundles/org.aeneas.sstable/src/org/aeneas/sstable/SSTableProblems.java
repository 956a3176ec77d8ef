package org.aeneas.sstable;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** What can be wrong with SSTables, in the same words whichever reader found it. */
public final class SSTableProblems {

    private SSTableProblems() {
    }

    /** The bytes are not what was written. */
    public static ProblemException corrupt(Path file, String what, Throwable cause) {
        return new Problem("sstable-corrupt", "The SSTable is damaged: " + what, file.toString(),
                "Take the file from another replica or an older snapshot, or run 'nodetool scrub' on its table and take"
                        + " a new snapshot.").asException(cause);
    }

    /** @param component as TOC.txt has it */
    public static ProblemException incomplete(Path component) {
        return new Problem("sstable-incomplete", "A component of an SSTable is missing.", component.toString(),
                "Copy all files of the SSTable again; if the node is running, copy from a snapshot, not from the live"
                        + " directory.").asException();
    }

    /** The schema's column and the file's do not go together. */
    public static ProblemException schemaMismatch(Path file, String what) {
        return schemaMismatch(file, what, null);
    }

    /** As {@link #schemaMismatch(Path, String)}, with what showed it. */
    public static ProblemException schemaMismatch(Path file, String what, Throwable cause) {
        return new Problem("schema-mismatch", "The schema does not fit the SSTable: " + what, file.toString(),
                "Give the schema that the source cluster has now (DESCRIBE TABLE), and check that the directory is that"
                        + " table's.").asException(cause);
    }

    /** No reader knows the partitioner's class. */
    public static ProblemException partitionerUnknown(Path file, String partitioner, Throwable cause) {
        return new Problem("partitioner-unknown", "The SSTable's partitioner " + partitioner + " is not known.",
                file.toString(), "Murmur3Partitioner, RandomPartitioner and ByteOrderedPartitioner can be read.")
                .asException(cause);
    }

    /** The file could not be read for a reason outside the file. */
    public static ProblemException unreadable(Path file, Throwable cause) {
        return new Problem("sstable-unreadable", "The file cannot be read: " + reason(cause) + ".", file.toString(),
                "Check that the user who runs this may read it, and that its disk or mount is there.")
                .asException(cause);
    }

    /** What reading a file threw that is not of its content: its disk or mount failed, or the thread was stopped. */
    public static RuntimeException ofDisk(Path file, IOException failure) {
        return failure instanceof ClosedByInterruptException ? new CancelledException() : unreadable(file, failure);
    }

    /** Why it failed, without the file's name, which some messages hold and some are. */
    public static String reason(Throwable cause) {
        if (cause instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    static ProblemException formatUnknown(SSTable file, Collection<String> known) {
        return new Problem("format-unknown", "No reader knows SSTables of format " + file.version() + " ("
                + file.format() + "); known are " + String.join(", ", new TreeSet<>(known)) + ".",
                file.data().toString(),
                "If the files are older than Cassandra 2.0, upgrade the cluster to 2.1 and run 'nodetool"
                        + " upgradesstables'; if they are newer, use a newer version of Aeneas.").asException();
    }

    static ProblemException formatsMixed(SSTableSet set) {
        return new Problem("format-mixed", "No one reader reads all formats of this table: "
                + String.join(", ", new TreeSet<>(set.versions())) + ".",
                set.files().get(0).data().getParent().toString(),
                "Run 'nodetool upgradesstables' on the node that holds the oldest files, and take a new snapshot.")
                .asException();
    }

    static ProblemException partitionersMixed(SSTable one, String partitioner, SSTable other, String otherPartitioner) {
        return new Problem("partitioner-mixed", "SSTables of two partitioners cannot be read together: "
                + simple(partitioner) + " in " + one.data() + ", " + simple(otherPartitioner) + " in this one.",
                other.data().toString(), "Name directories of one cluster only.").asException();
    }

    private static String simple(String partitioner) {
        return partitioner.substring(partitioner.lastIndexOf('.') + 1);
    }
}
