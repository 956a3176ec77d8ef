package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.sql.SQLException;

import org.aeneas.core.Problem;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What can be wrong with the file of the tasks. */
final class StoreProblems {
    /** The other bits of a result code tell more of the same. */
    private static final int PRIMARY = 0xff;

    private StoreProblems() {
    }

    /** Whether the file is not what was written. */
    static boolean isCorrupt(SQLException e) {
        return is(e, SQLiteErrorCode.SQLITE_CORRUPT) || is(e, SQLiteErrorCode.SQLITE_NOTADB);
    }

    static RuntimeException of(Path file, SQLException e) {
        if (is(e, SQLiteErrorCode.SQLITE_FULL)) {
            return new Problem("disk-full", "The disk is full.", file.toString(),
                    "Free space on it: the tasks go on by themselves.").asException(e);
        }
        if (isCorrupt(e)) {
            return new Problem("task-store-corrupt", "The file of the tasks is damaged.", file.toString(),
                    "Start the agent again: it keeps the file aside and begins a new one.").asException(e);
        }
        return new Problem("task-store-failed", "The file of the tasks cannot be read or written: " + e.getMessage()
                + ".", file.toString(), "Check the disk, the folder's owner and mode, and the system's log; then start "
                + "the agent again.").asException(e);
    }

    static Problem keptAside(Path file, Path aside) {
        return new Problem("task-store-corrupt", "The file of the tasks was damaged; it is kept as "
                + aside.getFileName() + ", and there are no tasks now.", file.toString(),
                "Restore the file from a backup while the agent is stopped, or create the tasks again.");
    }

    static RuntimeException newer(Path file, int found, int known) {
        return new Problem("task-store-version", "The file of the tasks was written by a newer version (form " + found
                + ", this one knows up to " + known + ").", file.toString(),
                "Install the newer version again, or move the file away to begin without tasks.").asException();
    }

    private static boolean is(SQLException e, SQLiteErrorCode code) {
        return e instanceof SQLiteException sqlite && (sqlite.getResultCode().code & PRIMARY) == code.code;
    }
}
