package org.aeneas.ui.internal.connection;

import java.util.function.Consumer;

import org.aeneas.core.ProblemException;
import org.aeneas.project.Secrets;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Messages;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;

/** Keeps secrets of connections in the background, because the secure storage may wait for its master password. */
final class KeepSecrets {

    private KeepSecrets() {
    }

    /** If they cannot be kept, the user is told, and the connection stays. */
    static void begin(Consumer<Secrets> work) {
        IJobFunction keep = monitor -> {
            try {
                work.accept(Workspace.ofWindow().secrets());
            } catch (ProblemException e) {
                UiThread.later(() -> ProblemDialog.open(PlatformUI.getWorkbench().getModalDialogShellProvider()
                        .getShell(), Messages.Connect_NOT_KEPT, e.problem()));
            }
            return Status.OK_STATUS;
        };
        Job job = Job.create(Messages.Connect_KEEPING, keep);
        job.setUser(true);
        job.schedule();
    }
}
