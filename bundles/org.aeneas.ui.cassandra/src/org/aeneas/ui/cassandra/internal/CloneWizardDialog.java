package org.aeneas.ui.cassandra.internal;

import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;

/** The window of the wizard. While a page waits for hosts, Cancel ends that alone. */
final class CloneWizardDialog extends WizardDialog {
    private static final int WIDTH = 880;
    private static final int HEIGHT = 460;

    private final CloneContext context;

    private CloneWizardDialog(Shell parent, CloneContext context) {
        super(parent, new CloneWizard(context));
        this.context = context;
        setHelpAvailable(false);
        setMinimumPageSize(WIDTH, HEIGHT);
    }

    /** Returns when it is closed. */
    static void open(Shell parent, CloneContext context) {
        new CloneWizardDialog(parent, context).open();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        WidgetIds.name(shell, CloneIds.WIZARD);
        HelpTopics.set(shell, HelpTopics.CLONE);
    }

    private boolean isBusy() {
        return getCurrentPage() instanceof ClonePage page && page.isBusy();
    }

    @Override
    protected void nextPressed() {
        if (getCurrentPage() instanceof ClonePage page) {
            page.leave(super::nextPressed);
        }
    }

    @Override
    protected void cancelPressed() {
        if (isBusy()) {
            ((ClonePage) getCurrentPage()).giveUp();
        } else {
            super.cancelPressed();
        }
    }

    @Override
    public void updateButtons() {
        super.updateButtons();
        Button back = getButton(IDialogConstants.BACK_ID);
        if (back != null && isBusy()) {
            back.setEnabled(false);
        }
        Button cancel = getButton(IDialogConstants.CANCEL_ID);
        String label = context.kept().isPresent() ? Messages.Close : IDialogConstants.CANCEL_LABEL;
        if (cancel != null && !cancel.getText().equals(label)) {
            cancel.setText(label);
        }
    }
}
