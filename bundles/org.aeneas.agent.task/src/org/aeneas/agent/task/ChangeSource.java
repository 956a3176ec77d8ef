package org.aeneas.agent.task;

import java.time.Instant;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.RowKey;

/**
 * Where the changes of tasks come from, cycle by cycle. A cycle is asked for again with the same number until it is
 * confirmed, also after a restart. All methods but {@link #changes} may take minutes, give up when their progress is
 * cancelled, and may be repeated. For many threads; one at a time for a task.
 */
public interface ChangeSource {

    /** Of an agent whose sources tell no changes. */
    ChangeSource NONE = new ChangeSource() {
        private RuntimeException unsupported(Task task) {
            return new Problem("changes-unsupported", "This agent cannot replicate changes.", task.spec().name(),
                    "Create the task to migrate existing data only.").asException();
        }

        @Override
        public void begin(Task task, Progress progress) {
            throw unsupported(task);
        }

        @Override
        public Cycle cycle(Task task, long number, Progress progress) {
            throw unsupported(task);
        }

        @Override
        public ChangeCursor changes(Task task, Cycle cycle, TableSchema table, List<RowKey> further) {
            throw unsupported(task);
        }

        @Override
        public void confirmed(Task task, long number, Progress progress) {
            throw unsupported(task);
        }

        @Override
        public void drainHints(Task task, Progress progress) {
            throw unsupported(task);
        }

        @Override
        public void repair(Task task, Progress progress) {
            throw unsupported(task);
        }

        @Override
        public void end(Task task, Progress progress) {
            // nothing was fixed
        }
    };

    /**
     * What is fixed of a cycle.
     *
     * @param number    from 1
     * @param asOf      epoch second by which it is decided what is expired; never before that of the cycle before
     * @param since     every write that the nodes had by then is in this cycle or in one before it
     * @param heldBytes of the nodes' disks that the task's snapshots and links hold; -1 if unknown
     */
    record Cycle(long number, long asOf, Instant since, long heldBytes) {
    }

    /**
     * Sees to it that every write from now on is found by a cycle. Called before the task's own snapshot is made, which
     * is what the first cycle compares with, and each time the task goes on.
     *
     * @throws org.aeneas.core.ProblemException if that is not possible
     */
    void begin(Task task, Progress progress);

    /**
     * Makes the cycle, or finds it made: the same files and second each time.
     *
     * @param number one more than the last that was confirmed
     * @throws org.aeneas.core.ProblemException {@code history-lost}, {@code table-recreated} and others that do not
     *         pass by themselves, and those of connections
     */
    Cycle cycle(Task task, long number, Progress progress);

    /**
     * What changed in a table. The caller closes it before the next one is opened.
     *
     * @param further keys that are to be read although no SSTable names them
     * @throws org.aeneas.core.ProblemException if it cannot be read
     */
    ChangeCursor changes(Task task, Cycle cycle, TableSchema table, List<RowKey> further);

    /** All of that cycle is in DynamoDB: what was kept for it, and not for the next one, may go. */
    void confirmed(Task task, long number, Progress progress);

    /** Returns when no node holds back writes for another one (hints). */
    void drainHints(Task task, Progress progress);

    /** Repairs the task's tables on the nodes in full: returns when they have what the source has. */
    void repair(Task task, Progress progress);

    /** Leaves the nodes as they were before {@link #begin}: of a task that is finished, or deleted. */
    void end(Task task, Progress progress);
}
