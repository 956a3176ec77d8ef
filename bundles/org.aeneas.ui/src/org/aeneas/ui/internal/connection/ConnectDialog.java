package org.aeneas.ui.internal.connection;

import java.util.Optional;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.internal.Messages;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.ProgressIndicator;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/**
 * Asks where something is, and closes only when it is connected. While it tries, Cancel ends the attempt and leaves
 * the dialog as it was.
 *
 * @param <T> what it connects
 */
abstract class ConnectDialog<T extends AutoCloseable> extends TitleAreaDialog {
    private static final int MARGIN = 10;

    private final String title;
    private final String description;
    private final Optional<Problem> reason;
    private final String topic;
    private Composite fields;
    private ProgressIndicator busy;
    private Attempt<T> attempt;
    private T result;

    /**
     * @param topic  of the help
     * @param reason what went wrong before, if something did
     */
    ConnectDialog(Shell parent, String title, String description, String topic, Optional<Problem> reason) {
        super(parent);
        this.title = title;
        this.description = description;
        this.reason = reason;
        this.topic = topic;
        setHelpAvailable(true);
    }

    /** Makes the fields; each change of one must call {@link #validate}. */
    abstract void createFields(Composite parent);

    /** What is wrong with what was typed so far; blank where something is merely missing; empty if all is well. */
    abstract Optional<String> mistake();

    /** The work that connects with what was typed; called on the UI thread, the work itself on another one. */
    abstract Function<Progress, T> work();

    /** Called when the fields can be used again, all of them; some may be of no use with what was chosen. */
    void fieldsEnabled() {
        // all are of use
    }

    /** @return what was connected, after the dialog was closed by OK */
    final T result() {
        return result;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
        WidgetIds.name(shell, WidgetIds.CONNECT_DIALOG);
        HelpTopics.set(shell, topic);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(title);
        setMessage(description);
        fields = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(fields);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);
        createFields(fields);
        busy = new ProgressIndicator(area);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(busy);
        busy.setVisible(false);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        validate();
        reason.ifPresent(this::show);
    }

    /** To be called after each change. */
    final void validate() {
        Optional<String> mistake = mistake();
        setErrorMessage(mistake.filter(m -> !m.isBlank()).orElse(null));
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(mistake.isEmpty() && attempt == null);
        }
    }

    @Override
    protected void okPressed() {
        setErrorMessage(null);
        attempt = Attempt.begin(getShell().getDisplay(), title, work(), this::connected, this::failed,
                what -> setMessage(what + " …", IMessageProvider.INFORMATION));
        setBusy(true);
    }

    @Override
    protected void cancelPressed() {
        if (attempt == null) {
            super.cancelPressed();
            return;
        }
        ended();
        setMessage(Messages.Connect_CANCELLED, IMessageProvider.INFORMATION);
    }

    @Override
    public boolean close() {
        if (attempt != null) {
            attempt.giveUp();
        }
        return super.close();
    }

    private void connected(T connected) {
        attempt = null;
        result = connected;
        super.okPressed();
    }

    private void failed(Problem problem) {
        ended();
        setMessage(description);
        show(problem);
    }

    private void show(Problem problem) {
        setErrorMessage(problem.object() + ": " + problem.what() + "\n" + problem.remedy());
    }

    private void ended() {
        attempt.giveUp();
        attempt = null;
        setBusy(false);
        getButton(IDialogConstants.OK_ID).setFocus();
    }

    private void setBusy(boolean now) {
        setEnabled(fields, !now);
        getButton(IDialogConstants.OK_ID).setEnabled(!now);
        busy.setVisible(now);
        GridDataFactory.fillDefaults().grab(true, false).exclude(!now).applyTo(busy);
        busy.getParent().layout(true);
        if (now) {
            setMessage(Messages.Connect_CONNECTING, IMessageProvider.INFORMATION);
            busy.beginAnimatedTask();
            getButton(IDialogConstants.CANCEL_ID).setFocus();
        } else {
            busy.done();
            fieldsEnabled();
        }
    }

    private static void setEnabled(Control control, boolean enabled) {
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                setEnabled(child, enabled);
            }
        }
        control.setEnabled(enabled);
    }
}
