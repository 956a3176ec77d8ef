package org.aeneas.ui.migration.internal.task;

import java.util.function.Consumer;

import org.aeneas.agent.api.Remains;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Whether tasks are to be deleted, and what they left at AWS with them. */
final class DeleteDialog extends MessageDialog {
    private final boolean byDms;
    private Remains gone = Remains.KEPT;

    /** @param byDms whether AWS DMS loads for one of them */
    DeleteDialog(Shell parent, String names, boolean byDms) {
        super(parent, Messages.Delete_TITLE, null, NLS.bind(Messages.Delete_QUESTION, names), MessageDialog.QUESTION, 0,
                Messages.Task_DELETE, IDialogConstants.CANCEL_LABEL);
        this.byDms = byDms;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        WidgetIds.name(shell, WidgetIds.QUESTION_DIALOG);
        HelpTopics.set(shell, HelpTopics.TASK);
    }

    @Override
    protected Control createCustomArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(area);
        check(area, Messages.Delete_STAGED, MigrationIds.DELETE_STAGED, yes -> gone = new Remains(gone.dms(), yes));
        if (byDms) {
            check(area, Messages.Delete_DMS, MigrationIds.DELETE_DMS, yes -> gone = new Remains(yes, gone.staged()));
        }
        return area;
    }

    private static void check(Composite area, String text, String id, Consumer<Boolean> chosen) {
        Button button = WidgetIds.name(new Button(area, SWT.CHECK), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> chosen.accept(button.getSelection()));
    }

    /** What else is to be deleted, as it was chosen. */
    Remains gone() {
        return gone;
    }
}
