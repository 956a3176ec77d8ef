package org.aeneas.ui.update.internal;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.aeneas.core.Problem;
import org.aeneas.project.settings.UpdateSite;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.Restart;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.update.UpdateIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;

/** Looks for updates as soon as it is open, shows what would change, and installs that when told to. */
final class UpdateDialog extends TitleAreaDialog {
    /** Where something was installed since the start: until the next one, what p2 knows is newer than what runs. */
    private static final Set<Path> INSTALLED = new HashSet<>();

    private final Workspace workspace = Workspace.ofWindow();
    private UpdatePane pane;
    private State state = State.LOOKING;
    private UpdateWork<?> work;
    private Updater updater;

    /** What the first button does. */
    private enum State {
        NO_SITE, LOOKING, CURRENT, FOUND, INSTALLING, INSTALLED, FAILED
    }

    UpdateDialog(Shell parent) {
        super(parent);
        setHelpAvailable(true);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Dialog_TITLE);
        WidgetIds.name(shell, UpdateIds.DIALOG);
        HelpTopics.set(shell, HelpTopics.UPDATES);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.Dialog_TITLE);
        pane = new UpdatePane(area, this::changeSite);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Dialog_INSTALL, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    public void create() {
        super.create();
        begin();
    }

    @Override
    protected void okPressed() {
        switch (state) {
            case NO_SITE -> changeSite();
            case CURRENT, FAILED -> begin();
            case FOUND -> install();
            case INSTALLED -> {
                close();
                Restart.now();
            }
            case LOOKING, INSTALLING -> throw new IllegalStateException("disabled while " + state);
        }
    }

    /** The first time may only end what is going on. */
    @Override
    protected void cancelPressed() {
        if (work == null) {
            super.cancelPressed();
        } else {
            work.cancel();
            setMessage(Messages.Dialog_CANCELLING, IMessageProvider.INFORMATION);
        }
    }

    @Override
    public boolean close() {
        if (work != null) {
            work.cancel();
        } else {
            forget();
        }
        return super.close();
    }

    private void begin() {
        forget();
        Optional<UpdateSite> site = workspace.settingsOrDefault().updateSite();
        pane.showSite(site);
        if (INSTALLED.contains(Installation.folderOfProgram())) {
            showInstalled();
        } else if (site.isEmpty()) {
            show(State.NO_SITE, Messages.Dialog_NO_SITE, IMessageProvider.WARNING);
        } else {
            look(site.get());
        }
    }

    private void look(UpdateSite site) {
        show(State.LOOKING, NLS.bind(Messages.Look_TASK, site.address()), IMessageProvider.NONE);
        run(new UpdateWork<>(NLS.bind(Messages.Look_TASK, site.address()), monitor -> {
            Updater opened = new Updater(Installation.ofProgram(), site);
            try {
                return new Looked(opened, opened.look(monitor));
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
        }, this::looked, this::failed, this::cancelled, pane::at));
    }

    private record Looked(Updater updater, Found found) {
    }

    private void looked(Looked looked) {
        work = null;
        updater = looked.updater();
        if (isGone()) {
            forget();
            return;
        }
        String version = Found.text(FrameworkUtil.getBundle(UpdateDialog.class).getVersion().toString());
        if (looked.found().updates().isEmpty()) {
            show(State.CURRENT, NLS.bind(Messages.Dialog_CURRENT, version), IMessageProvider.INFORMATION);
        } else {
            show(State.FOUND, NLS.bind(Messages.Dialog_FOUND, version), IMessageProvider.INFORMATION);
            pane.show(looked.found());
        }
    }

    private void install() {
        Updater chosen = updater;
        updater = null;
        show(State.INSTALLING, Messages.Dialog_INSTALLING, IMessageProvider.INFORMATION);
        run(new UpdateWork<>(Messages.Install_TASK, monitor -> {
            try (chosen) {
                chosen.install(monitor);
                return true;
            }
        }, done -> {
            work = null;
            INSTALLED.add(Installation.folderOfProgram());
            if (!isGone()) {
                showInstalled();
            }
        }, this::failed, this::cancelled, pane::at));
    }

    private void showInstalled() {
        show(State.INSTALLED, Restart.isPossible() ? Messages.Dialog_INSTALLED : Messages.Dialog_INSTALLED_CLOSE,
                IMessageProvider.INFORMATION);
    }

    private void run(UpdateWork<?> begun) {
        work = begun;
        begun.schedule();
    }

    private void failed(Problem problem) {
        work = null;
        if (isGone()) {
            return;
        }
        show(State.FAILED, "", IMessageProvider.NONE);
        pane.explain(ProblemDialog.text(problem));
        setErrorMessage(problem.what());
    }

    private void cancelled() {
        work = null;
        if (!isGone()) {
            show(State.FAILED, Messages.Dialog_CANCELLED, IMessageProvider.WARNING);
        }
    }

    private void show(State now, String message, int kind) {
        boolean busy = now == State.LOOKING || now == State.INSTALLING;
        state = now;
        if (now == State.LOOKING) {
            pane.clear();
        }
        pane.setBusy(busy);
        pane.explain("");
        setErrorMessage(null);
        setMessage(message, kind);
        Button first = getButton(IDialogConstants.OK_ID);
        first.setText(switch (now) {
            case NO_SITE -> Messages.Dialog_SET_SITE;
            case LOOKING, FOUND, INSTALLING -> Messages.Dialog_INSTALL;
            case CURRENT, FAILED -> Messages.Dialog_AGAIN;
            case INSTALLED -> Messages.Dialog_RESTART;
        });
        first.setEnabled(!busy && (now != State.INSTALLED || Restart.isPossible()));
        setButtonLayoutData(first);
        getButton(IDialogConstants.CANCEL_ID).setText(busy || now == State.FOUND ? IDialogConstants.CANCEL_LABEL
                : Messages.Dialog_CLOSE);
        first.getParent().layout();
    }

    private void changeSite() {
        if (work == null && SettingsCommand.openAt(HelpTopics.UPDATES) && !isGone()) {
            begin();
        }
    }

    private void forget() {
        if (updater != null) {
            updater.close();
            updater = null;
        }
    }

    private boolean isGone() {
        return getShell() == null || getShell().isDisposed();
    }
}
