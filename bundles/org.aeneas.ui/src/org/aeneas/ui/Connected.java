package org.aeneas.ui;

import java.util.List;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.tree.Tree;
import org.aeneas.engine.SourceConnection;
import org.aeneas.project.TargetTree;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections;
import org.aeneas.ui.internal.connection.Connections.Target;
import org.aeneas.ui.internal.connection.Side;
import org.aeneas.ui.internal.tree.SourceView;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;

/** What the window is connected to, for the bundles above the shell. On the UI thread only. */
public final class Connected {

    /** @param tree as it was when the source was connected or refreshed; another one after each refresh */
    public record Source(SourceConnection connection, Tree tree) {
    }

    private Connected() {
    }

    /** Not to be closed by who asks. */
    public static Optional<Source> source() {
        return Connections.ofWindow().source().map(source -> new Source(source.connection(), source.tree()));
    }

    /** Not to be closed by who asks. */
    public static Optional<AwsSession> target() {
        return Connections.ofWindow().target().map(Target::session);
    }

    /** To be called after tables of the target were created, changed or deleted: its tree is read again. */
    public static void targetChanged() {
        Connections.ofWindow().target().ifPresent(before -> {
            IJobFunction read = monitor -> readAgain(before);
            Job.create(NLS.bind(Messages.Tree_READING_JOB, Messages.Target_NAME), read).schedule();
        });
    }

    /**
     * To be called after datacenters or keyspaces of the source have changed: its tree is read again.
     *
     * @param select ids from the root to the node that is selected then, if it is there
     */
    public static void sourceChanged(List<String> select) {
        Side<Connections.Source> side = Side.ofSource();
        side.connected().ifPresent(before -> {
            IJobFunction read = monitor -> {
                try {
                    Connections.Source now = side.reread(before, new JobProgress(monitor));
                    UiThread.later(() -> {
                        side.refreshed(before, now);
                        SourceView.reveal(PlatformUI.getWorkbench(), select);
                    });
                    return Status.OK_STATUS;
                } catch (CancelledException e) {
                    return Status.CANCEL_STATUS;
                } catch (ProblemException e) {
                    return Status.error(e.problem().what() + "\n" + e.problem().remedy());
                }
            };
            Job.create(NLS.bind(Messages.Tree_READING_JOB, side.name()), read).schedule();
        });
    }

    /** @param listener called after each change of what is connected */
    public static void add(Runnable listener) {
        Connections.ofWindow().add(listener);
    }

    public static void remove(Runnable listener) {
        Connections.ofWindow().remove(listener);
    }

    private static IStatus readAgain(Target before) {
        try {
            Target now = new Target(before.session(), new TargetTree(before.session()));
            UiThread.later(() -> Connections.ofWindow().target().filter(shown -> shown == before)
                    .ifPresent(shown -> Connections.ofWindow().setTarget(now)));
            return Status.OK_STATUS;
        } catch (ProblemException e) {
            return Status.error(e.problem().what() + "\n" + e.problem().remedy());
        }
    }
}
