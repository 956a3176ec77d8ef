package org.aeneas.ui.migration.internal.agent;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.aeneas.agent.api.Greeting;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.Registering;
import org.aeneas.project.migration.Site;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.watch.Watches;
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
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;

/**
 * "New agent registration", and the same for an agent that is registered already. It closes only when the agent is
 * registered; while it tries, Cancel ends the attempt.
 */
final class RegistrationDialog extends TitleAreaDialog {
    private static final int MARGIN = 10;

    private final UUID project;
    private final Optional<RegisteredAgent> before;
    private final UUID agent;
    private final Runnable settingsChanged = this::showStores;
    private TabFolder folder;
    private ConnectionTab connection;
    private SslTab ssl;
    private TakeOver takeOver;
    /** What to do after an error: there is too little room for it in the title. */
    private Label remedy;
    private ProgressIndicator busy;
    private Attempt<?> attempt;
    /** The certificate that the user took for the right one. */
    private Optional<String> confirmed;

    /** @param before the registration that is to be changed; empty for a new one */
    RegistrationDialog(Shell parent, UUID project, Optional<RegisteredAgent> before) {
        super(parent);
        this.project = project;
        this.before = before;
        this.confirmed = before.flatMap(RegisteredAgent::fingerprint);
        this.agent = before.map(RegisteredAgent::id).orElseGet(UUID::randomUUID);
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title());
        WidgetIds.name(shell, MigrationIds.REGISTRATION);
        HelpTopics.set(shell, HelpTopics.REGISTER);
        Workspace.ofWindow().add(settingsChanged);
        shell.addListener(SWT.Dispose, event -> Workspace.ofWindow().remove(settingsChanged));
    }

    private String title() {
        return before.isPresent() ? Messages.Registration_MODIFY_TITLE : Messages.Registration_TITLE;
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(title());
        setMessage(Messages.Registration_MESSAGE);
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        folder = WidgetIds.name(new TabFolder(page, SWT.NONE), MigrationIds.REGISTRATION_TABS);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
        connection = new ConnectionTab(Fields.tab(folder, Messages.Registration_CONNECTION), this::validate);
        ssl = new SslTab(Fields.tab(folder, Messages.Registration_SSL), this::validate, this::openSettings);
        before.ifPresent(connection::fill);
        remedy = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(remedy);
        takeOver = new TakeOver(page, this::validate);
        busy = new ProgressIndicator(area);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(busy);
        busy.setVisible(false);
        showStores();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Registration_REGISTER, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        validate();
    }

    private void showStores() {
        if (ssl != null && !folder.isDisposed()) {
            ssl.show(Workspace.ofWindow().settings().stores(), before.flatMap(RegisteredAgent::stores));
            validate();
        }
    }

    private void openSettings() {
        if (!GlobalSettingsCommand.run()) {
            setErrorMessage(Messages.Registration_NO_SETTINGS);
        }
    }

    private void validate() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok == null) {
            return;
        }
        Optional<String> mistake = mistake();
        setErrorMessage(mistake.filter(text -> !text.isBlank()).orElse(null));
        ok.setEnabled(mistake.isEmpty() && attempt == null);
    }

    private Optional<String> mistake() {
        boolean kept = before.isPresent() && !before.get().ssl();
        return connection.mistake(kept)
                .or(() -> connection.ssl() && ssl.stores().isEmpty() ? Optional.of(Messages.Registration_CHOOSE_STORES)
                        : Optional.empty())
                .or(() -> takeOver.mistake());
    }

    private Registering wanted(Site site) {
        boolean safe = connection.ssl();
        RegisteredAgent wanted = new RegisteredAgent(agent, connection.description(), connection.address(),
                safe ? ssl.stores() : Optional.empty(), confirmed, connection.anywhere());
        return new Registering(site, wanted, safe ? new char[0] : connection.password());
    }

    @Override
    protected void okPressed() {
        Optional<Site> site = Watches.ofWindow().site().filter(it -> it.project().id().equals(project));
        if (site.isEmpty()) {
            setErrorMessage(Messages.Agents_NO_PROJECT);
            return;
        }
        Registering wanted = wanted(site.get());
        begin(wanted, wanted::greet, greeting -> greeted(wanted, greeting));
    }

    private void greeted(Registering wanted, Greeting greeting) {
        if (!CertificateDialog.confirm(getShell(), wanted, greeting)) {
            wanted.close();
            ended();
            setMessage(Messages.Registration_CANCELLED, IMessageProvider.INFORMATION);
            return;
        }
        confirmed = greeting.fingerprint();
        Optional<String> other = takeOver.name();
        begin(wanted, progress -> wanted.register(greeting, other, progress), this::registered);
    }

    private void registered(RegisteredAgent agentNow) {
        attempt = null;
        Workspace.ofWindow().project().filter(session -> session.project().id().equals(project))
                .ifPresent(session -> session.edit(now -> now.withAgent(agentNow)));
        super.okPressed();
    }

    private <T> void begin(Registering wanted, Function<Progress, T> work, Consumer<T> then) {
        setErrorMessage(null);
        remedy.setText("");
        setBusy(true);
        attempt = Attempt.begin(getShell().getDisplay(), title(), work, then, problem -> failed(wanted, problem),
                what -> setMessage(what, IMessageProvider.INFORMATION));
    }

    private void failed(Registering wanted, Problem problem) {
        wanted.close();
        ended();
        setMessage(Messages.Registration_MESSAGE);
        if (problem.code().equals("agent-taken")) {
            takeOver.offer(problem.object());
        }
        validate();
        setErrorMessage(problem.object() + ": " + problem.what());
        remedy.setText(problem.remedy());
        getShell().setSize(getShell().computeSize(getShell().getSize().x, SWT.DEFAULT));
    }

    @Override
    protected void cancelPressed() {
        if (attempt == null) {
            super.cancelPressed();
            return;
        }
        ended();
        setMessage(Messages.Registration_CANCELLED, IMessageProvider.INFORMATION);
    }

    @Override
    public boolean close() {
        if (attempt != null) {
            attempt.giveUp();
        }
        return super.close();
    }

    private void ended() {
        attempt.giveUp();
        attempt = null;
        setBusy(false);
        validate();
        getButton(IDialogConstants.OK_ID).setFocus();
    }

    private void setBusy(boolean now) {
        folder.setEnabled(!now);
        takeOver.setEnabled(!now);
        getButton(IDialogConstants.OK_ID).setEnabled(!now);
        busy.setVisible(now);
        GridDataFactory.fillDefaults().grab(true, false).exclude(!now).applyTo(busy);
        busy.getParent().layout(true);
        if (now) {
            busy.beginAnimatedTask();
            getButton(IDialogConstants.CANCEL_ID).setFocus();
        } else {
            busy.done();
        }
    }
}
