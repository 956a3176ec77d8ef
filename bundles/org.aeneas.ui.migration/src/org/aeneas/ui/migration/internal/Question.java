package org.aeneas.ui.migration.internal;

import org.aeneas.ui.QuestionDialog;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** Asks before something is gone. */
public final class Question {

    private Question() {
    }

    /** @param yes the label of the button for it; the other one cancels, as Escape does */
    public static boolean ask(Shell parent, String title, String message, String yes) {
        return new QuestionDialog(WidgetIds.QUESTION_DIALOG, parent, title, message, MessageDialog.QUESTION, 0, yes,
                IDialogConstants.CANCEL_LABEL).open() == 0;
    }
}
