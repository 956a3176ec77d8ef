package org.aeneas.load.internal;

import org.aeneas.aws.TableImports;
import org.aeneas.aws.TableImports.Description;
import org.aeneas.aws.TableImports.Status;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Watches an import until it has ended. It takes minutes at least, and hours where there is much. */
public final class ImportWait {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long CANCEL_POLL_MILLIS = 100;

    private final TableImports imports;
    private final Progress progress;

    public ImportWait(TableImports imports, Progress progress) {
        this.imports = imports;
        this.progress = progress;
    }

    public Description untilEnded(Description begun) {
        Description now = begun;
        long told = 0;
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            progress.worked(Math.max(0, now.processedItems() - told));
            told = Math.max(told, now.processedItems());
            if (now.status() != Status.IN_PROGRESS && now.status() != Status.CANCELLING) {
                return now;
            }
            pause(pause, begun);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2);
            now = imports.describe(begun.arn());
        }
    }

    private void pause(long millis, Description begun) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            if (progress.cancelled()) {
                throw new CancelledException(goesOn(begun));
            }
            try {
                Thread.sleep(CANCEL_POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                CancelledException cancelled = new CancelledException(goesOn(begun));
                cancelled.initCause(e);
                throw cancelled;
            }
        }
    }

    private static Problem goesOn(Description begun) {
        return new Problem("cancelled", "Cancelled here; DynamoDB goes on with the import, which nobody can cancel.",
                begun.table() + " " + begun.arn(), "Run the same command again to see how it ends: TTL and tags are "
                + "set only then. To be rid of it, delete the table when it is active.");
    }
}
