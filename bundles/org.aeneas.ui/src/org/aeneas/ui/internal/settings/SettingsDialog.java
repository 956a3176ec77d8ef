package org.aeneas.ui.internal.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.project.Secrets;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.JvmOptions;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;

/** "Global Settings". Nothing is kept before OK or Apply: first the secrets, then the file, all in the background. */
final class SettingsDialog extends TitleAreaDialog {
    private static final int APPLY = IDialogConstants.CLIENT_ID + 1;
    private static final int DETAILS_LINES = 2;

    private final Workspace workspace;
    private final List<SettingsPage> pages = List.of(new ProfilesPage(), new SecurityPage(), new LoggingPage(),
            new JvmOptionsPage(), new FilePathsPage(), new TreePage(), new UpdatesPage());
    private final String topic;
    private GlobalSettings saved;
    private TabFolder tabs;
    private DialogWork work;

    /** @param topic of the tab that is shown first; null for the first tab */
    SettingsDialog(Shell parent, Workspace workspace, GlobalSettings settings, String topic) {
        super(parent);
        this.workspace = workspace;
        this.topic = topic;
        this.saved = settings;
        setHelpAvailable(true);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Dialog_TITLE);
        WidgetIds.name(shell, SettingsIds.DIALOG);
        HelpTopics.set(shell, HelpTopics.SETTINGS);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.Dialog_TITLE);
        setMessage(Messages.Dialog_DESCRIPTION);
        tabs = WidgetIds.name(new TabFolder(area, SWT.NONE), SettingsIds.TABS);
        GridDataFactory.fillDefaults().grab(true, true).indent(0, 6).applyTo(tabs);
        work = new DialogWork(Messages.Dialog_SAVING, area, tabs, DETAILS_LINES, this::validate);
        for (SettingsPage page : pages) {
            TabItem tab = new TabItem(tabs, SWT.NONE);
            tab.setText(page.title());
            Composite content = new Composite(tabs, SWT.NONE);
            tab.setControl(content);
            page.create(content, saved, this::edited);
            HelpTopics.set(content, page.topic());
            if (page.topic().equals(topic)) {
                tabs.setSelection(tab);
            }
        }
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
        WidgetIds.name(createButton(parent, APPLY, Messages.Dialog_APPLY, false), SettingsIds.APPLY);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        validate();
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == APPLY) {
            save(() -> setMessage(Messages.Dialog_SAVED, IMessageProvider.INFORMATION));
        } else {
            super.buttonPressed(button);
        }
    }

    @Override
    protected void okPressed() {
        save(super::okPressed);
    }

    /** While it saves, Cancel gives that up and leaves the dialog as it was. */
    @Override
    protected void cancelPressed() {
        if (work.running()) {
            work.giveUp();
            setMessage(Messages.Dialog_GIVEN_UP, IMessageProvider.INFORMATION);
        } else {
            super.cancelPressed();
        }
    }

    @Override
    public boolean close() {
        if (work != null) {
            work.giveUp();
        }
        pages.forEach(SettingsPage::dispose);
        return super.close();
    }

    private void edited() {
        if (tabs != null && getButton(IDialogConstants.OK_ID) != null) {
            setMessage(Messages.Dialog_DESCRIPTION);
            work.clear();
            validate();
        }
    }

    private void validate() {
        Optional<String> mistake = pages.stream()
                .flatMap(page -> page.mistake().map(text -> page.title() + ": " + text).stream()).findFirst();
        setErrorMessage(mistake.orElse(null));
        for (int id : List.of(IDialogConstants.OK_ID, APPLY)) {
            Button button = getButton(id);
            if (button != null) {
                button.setEnabled(mistake.isEmpty() && !work.running());
            }
        }
    }

    /** @param then when all is kept */
    private void save(Runnable then) {
        GlobalSettings changed = saved;
        SecretChanges secrets = new SecretChanges();
        for (SettingsPage page : pages) {
            changed = page.into(changed);
            page.collect(secrets);
        }
        GlobalSettings wanted = changed;
        work.begin(progress -> prepare(wanted, secrets.before(), progress), done -> keep(wanted, secrets, then),
                this::failed);
    }

    /** Tries what could not be taken back, and keeps the new secrets; not on the UI thread. */
    private boolean prepare(GlobalSettings wanted, List<Consumer<Secrets>> secrets, Progress progress) {
        if (!wanted.jvmOptions().equals(saved.jvmOptions())) {
            JvmOptions.check(wanted.jvmOptions());
        }
        LogFolders.require(wanted.logging());
        progress.check();
        secrets.forEach(change -> change.accept(workspace.secrets()));
        return true;
    }

    private void keep(GlobalSettings wanted, SecretChanges secrets, Runnable then) {
        try {
            workspace.save(wanted);
        } catch (ProblemException e) {
            failed(e.problem());
            return;
        }
        saved = wanted;
        pages.forEach(SettingsPage::saved);
        if (secrets.after().isEmpty()) {
            then.run();
            return;
        }
        work.begin(progress -> {
            secrets.after().forEach(change -> change.accept(workspace.secrets()));
            return true;
        }, done -> then.run(), problem -> failed(new Problem(problem.code(), NLS.bind(Messages.Dialog_NOT_FORGOTTEN,
                problem.what()), problem.object(), problem.remedy())));
    }

    private void failed(Problem problem) {
        setErrorMessage(problem.what());
        work.show(problem);
    }
}
