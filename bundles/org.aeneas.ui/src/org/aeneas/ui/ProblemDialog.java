package org.aeneas.ui;

import org.aeneas.core.Problem;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** Says what a {@link Problem} says. */
public final class ProblemDialog {

    private ProblemDialog() {
    }

    /**
     * Returns when it is closed. On the UI thread, also where no workbench runs.
     *
     * @param parent may be null
     */
    public static void open(Shell parent, String title, Problem problem) {
        new QuestionDialog(WidgetIds.PROBLEM_DIALOG, parent, title, text(problem), MessageDialog.ERROR, 0,
                IDialogConstants.OK_LABEL).open();
    }

    /** What happened, to what, and what to do, a paragraph each. */
    public static String text(Problem problem) {
        return problem.what() + "\n\n" + problem.object() + "\n\n" + problem.remedy();
    }
}
