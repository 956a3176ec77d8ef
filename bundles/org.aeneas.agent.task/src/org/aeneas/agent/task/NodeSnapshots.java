package org.aeneas.agent.task;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;

/** Snapshots that the nodes of a cluster keep for tasks, and where this machine sees them. For many threads. */
public interface NodeSnapshots {

    /**
     * A directory of a table's snapshot, as this machine sees it.
     *
     * @param node  whose it is
     * @param files names of those that must be in it
     */
    record Directory(String node, Path path, List<String> files) {
        public Directory {
            files = List.copyOf(files);
        }
    }

    /** @param nodes of whose directories all rows of the range are read, and merged; at least one */
    record Part(TokenRange range, Set<String> nodes) {
        public Part {
            nodes = Set.copyOf(nodes);
        }
    }

    /**
     * What is to be read of a table.
     *
     * @param partitioner class name
     * @param directories at least one
     * @param parts       in the ring's order, without gap or overlap
     */
    record Found(String partitioner, List<Directory> directories, List<Part> parts) {
        public Found {
            directories = List.copyOf(directories);
            parts = List.copyOf(parts);
        }
    }

    /**
     * Makes the snapshot of a task on all nodes, or finds it there: whatever was fixed for it before stays as it is.
     *
     * @throws org.aeneas.core.ProblemException if that is not possible
     */
    void begin(Task task, Progress progress);

    /**
     * Where the table is; answers without asking the nodes.
     *
     * @throws org.aeneas.core.ProblemException if the task has no snapshot, or this machine does not see it
     */
    Found find(Task task, TableSchema table);

    /**
     * Why a directory is not to be reached, if whoever cares for mounts knows; he may be asked to mend it. Asked after
     * reading has failed: answers at once.
     */
    default Optional<Problem> lost(Directory directory) {
        return Optional.empty();
    }

    /**
     * Clears the snapshot of a task. May be repeated.
     *
     * @throws org.aeneas.core.ProblemException if it cannot be cleared yet
     */
    void end(Task task);
}
