package org.aeneas.ui.mapping.internal.assessment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.RowSource.Split;
import org.aeneas.engine.SourceConnection;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.Size;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Asks the source how big its tables are, by its own statistics: no row is read. */
final class SizesJob extends Job {
    private static final String CONSISTENCY = "LOCAL_ONE";

    private final SourceConnection connection;
    private final List<TableSchema> tables;
    private final Consumer<Map<String, Size>> then;

    /** @param then called on the UI thread; tables of which the source knows nothing are missing */
    SizesJob(SourceConnection connection, List<TableSchema> tables, Consumer<Map<String, Size>> then) {
        super(Messages.Sizes_READING);
        this.connection = connection;
        this.tables = tables;
        this.then = then;
        setUser(true);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        Progress progress = new JobProgress(monitor);
        progress.begin(Messages.Sizes_READING, "tables", tables.size());
        Map<String, Size> sizes = new HashMap<>();
        try {
            for (TableSchema table : tables) {
                progress.check();
                read(table, sizes);
                progress.worked(1);
            }
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            return Status.error(e.problem().what() + "\n" + e.problem().remedy());
        } finally {
            UiThread.later(() -> then.accept(sizes));
        }
    }

    private void read(TableSchema table, Map<String, Size> sizes) {
        try (RowSource source = connection.query(table, CONSISTENCY)) {
            List<Split> parts = source.splits(Long.MAX_VALUE);
            long bytes = parts.stream().mapToLong(Split::estimatedBytes).sum();
            boolean counted = !parts.isEmpty() && parts.stream().allMatch(part -> part.estimatedRows() > 0);
            long rows = counted ? parts.stream().mapToLong(Split::estimatedRows).sum() : 0;
            if (bytes > 0) {
                sizes.put(table.qualifiedName(), new Size(bytes, rows == 0 ? Size.ROW_BYTES
                        : Math.max(1, bytes / rows)));
            }
        }
    }
}
