package org.aeneas.ui.internal.settings;

import java.util.Optional;
import java.util.Set;

import org.aeneas.agent.api.Stores;
import org.aeneas.core.Problem;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for a trust and a key store, and closes only when both can be opened. */
abstract class StoresDialog extends TitleAreaDialog {
    private static final int DETAILS_LINES = 3;

    private final String title;
    private final String description;
    private final String doing;
    private final Set<String> taken;
    private Text name;
    private DialogWork work;
    private StoreDraft result;

    /**
     * @param doing what the default button is called
     * @param taken names of other pairs
     */
    StoresDialog(Shell parent, String title, String description, String doing, Set<String> taken) {
        super(parent);
        this.title = title;
        this.description = description;
        this.doing = doing;
        this.taken = Set.copyOf(taken);
        setHelpAvailable(true);
    }

    /** Makes the fields that follow the name. */
    abstract void createFields(Form form);

    /** What is wrong with them; blank where something is merely missing. */
    abstract Optional<String> mistake();

    /** What they say. On the UI thread. */
    abstract Stores stores();

    /**
     * Makes or opens the files; not on the UI thread.
     *
     * @throws org.aeneas.core.ProblemException if that fails
     */
    abstract void work(Stores stores);

    final String name() {
        return name.getText().strip();
    }

    /** After the dialog was closed by its default button. */
    final StoreDraft result() {
        return result;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
        WidgetIds.name(shell, SettingsIds.STORES_DIALOG);
        HelpTopics.set(shell, HelpTopics.SECURITY);
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
        Form form = new Form(area, this::edited);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(form.page());
        name = form.text(Messages.Stores_NAME, SettingsIds.STORES_NAME);
        createFields(form);
        work = new DialogWork(title, area, form.page(), DETAILS_LINES, this::enable);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, doing, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        enable();
    }

    @Override
    protected void okPressed() {
        setErrorMessage(null);
        setMessage(Messages.Stores_WORKING, IMessageProvider.INFORMATION);
        String called = name();
        Stores stores = stores();
        work.begin(progress -> {
            try (stores) {
                work(stores);
                return StoreDraft.of(called, stores);
            }
        }, this::done, this::failed);
    }

    @Override
    protected void cancelPressed() {
        if (work.running()) {
            work.giveUp();
            setMessage(Messages.Stores_CANCELLED, IMessageProvider.INFORMATION);
        } else {
            super.cancelPressed();
        }
    }

    @Override
    public boolean close() {
        if (work != null) {
            work.giveUp();
        }
        return super.close();
    }

    private void done(StoreDraft draft) {
        result = draft;
        super.okPressed();
    }

    private void failed(Problem problem) {
        setMessage(description);
        setErrorMessage(problem.what());
        work.show(problem);
    }

    private void edited() {
        if (work == null) {
            return;
        }
        setMessage(description);
        work.clear();
        enable();
        setErrorMessage(anyMistake().filter(text -> !text.isBlank()).orElse(null));
    }

    private Optional<String> anyMistake() {
        if (taken.contains(name())) {
            return Optional.of(NLS.bind(Messages.Stores_TAKEN, name()));
        }
        Optional<String> others = mistake();
        return others.isEmpty() && name().isEmpty() ? Optional.of("") : others;
    }

    private void enable() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(!work.running() && anyMistake().isEmpty());
        }
    }
}
