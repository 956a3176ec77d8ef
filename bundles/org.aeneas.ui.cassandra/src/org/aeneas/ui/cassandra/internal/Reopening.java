package org.aeneas.ui.cassandra.internal;

import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.progress.IProgressConstants;

/** The way from the Progress view back to the wizard. */
final class Reopening {

    private Reopening() {
    }

    static void offer(CloneJob job, CloneContext context) {
        // It is in the wizard's own window already.
        job.setProperty(IProgressConstants.PROPERTY_IN_DIALOG, Boolean.TRUE);
        job.setProperty(IProgressConstants.KEEPONE_PROPERTY, Boolean.TRUE);
        job.setProperty(IProgressConstants.ACTION_PROPERTY, new Action(Messages.Job_SHOW) {
            @Override
            public void run() {
                IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
                if (window != null) {
                    CloneWizardDialog.open(window.getShell(), new CloneContext(context.desk(), context.selected(),
                            job.kept(), Optional.of(job)));
                }
            }
        });
    }
}
