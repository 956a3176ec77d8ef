package org.aeneas.ui.mapping.internal.apply;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableAdmin;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;
import org.aeneas.load.TableCreation;
import org.aeneas.load.TableCreation.Outcome;
import org.aeneas.load.TableDefinitions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.ui.Connected;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.mapping.internal.Messages;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Creates tables one after the other: DynamoDB bounds how many it makes at once. */
final class ApplyJob extends Job {
    private final AwsSession session;
    private final Map<String, TableMapping> mappings;
    private final TableAdmin.Capacity capacity;
    private final BiConsumer<String, Outcome> each;
    private final Consumer<Boolean> end;

    /**
     * @param each called on the UI thread, by the source's table
     * @param end  called there at last, with whether it was cancelled
     */
    ApplyJob(AwsSession session, Map<String, TableMapping> mappings, TableAdmin.Capacity capacity,
            BiConsumer<String, Outcome> each, Consumer<Boolean> end) {
        super(Messages.Apply_TITLE);
        this.session = session;
        this.mappings = mappings;
        this.capacity = capacity;
        this.each = each;
        this.end = end;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        boolean cancelled = true;
        try {
            create(new JobProgress(monitor));
            cancelled = false;
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            return Status.CANCEL_STATUS;
        } finally {
            boolean gone = cancelled;
            UiThread.later(() -> {
                Connected.targetChanged();
                end.accept(gone);
            });
        }
    }

    private void create(Progress progress) {
        TableCreation creation = new TableCreation(session);
        mappings.forEach((table, mapping) -> {
            Outcome outcome = creation.create(TableDefinitions.of(mapping, capacity, Map.of()), progress);
            UiThread.later(() -> each.accept(table, outcome));
        });
    }
}
