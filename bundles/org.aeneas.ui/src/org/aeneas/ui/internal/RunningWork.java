package org.aeneas.ui.internal;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.ui.Attempt;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.QuestionDialog;
import org.aeneas.ui.WidgetIds;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** What this window does in the background for its user. Tasks of agents go on without it. */
final class RunningWork {

    private RunningWork() {
    }

    /** @return whether nothing runs, or the user agreed to end it */
    static boolean mayEnd(Shell parent) {
        List<Job> jobs = jobs();
        List<String> names = new ArrayList<>(Attempt.running());
        jobs.forEach(job -> names.add(job.getName()));
        if (names.isEmpty()) {
            return true;
        }
        String list = "\u2022 " + String.join("\n\u2022 ", names);
        int answer = new QuestionDialog(WidgetIds.QUESTION_DIALOG, parent, Messages.Exit_TITLE,
                NLS.bind(Messages.Exit_RUNNING, list), MessageDialog.WARNING, 1,
                Messages.Exit_ANYWAY, IDialogConstants.CANCEL_LABEL).withTopic(HelpTopics.COMFORT).open();
        if (answer == 0) {
            jobs.forEach(Job::cancel);
        }
        return answer == 0;
    }

    private static List<Job> jobs() {
        List<Job> running = new ArrayList<>();
        for (Job job : Job.getJobManager().find(null)) {
            if (job.isUser() && !job.isSystem() && job.getState() == Job.RUNNING) {
                running.add(job);
            }
        }
        return running;
    }
}
