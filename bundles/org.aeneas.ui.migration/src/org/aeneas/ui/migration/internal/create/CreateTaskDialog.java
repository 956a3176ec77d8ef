package org.aeneas.ui.migration.internal.create;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.aws.AwsSession;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.dms.TaskName;
import org.aeneas.mapping.Mapper;
import org.aeneas.project.KnownTask;
import org.aeneas.project.Project;
import org.aeneas.project.migration.AgentState;
import org.aeneas.project.migration.NewTask;
import org.aeneas.project.migration.Site;
import org.aeneas.project.migration.SourceReading;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.Services;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.aeneas.ui.migration.internal.watch.Watches;
import org.aeneas.ui.migration.internal.watch.Watches.AgentDesk;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** "Create Local Task" and "Create Local & DMS Task". It closes only when the agent has the task. */
final class CreateTaskDialog extends TitleAreaDialog implements Watches.Listener {
    private static final int MARGIN = 10;
    private static final int FEW_TABLES = 10;

    private final Watches watches;
    private final Selected selected;
    private final Site site;
    private final String title;
    private final LoadPart load;
    private List<AgentState> agents = List.of();
    private Composite page;
    private TaskPart task;
    private TableChoice tables;
    private Consent production;
    private Optional<Problem> unread = Optional.empty();
    private Optional<SourceReading> source = Optional.empty();
    private Attempt<?> reading;
    private Attempt<?> attempt;

    /** @param byDms whether AWS DMS loads */
    CreateTaskDialog(Shell parent, Watches watches, Selected selected, boolean byDms) {
        super(parent);
        this.watches = watches;
        this.selected = selected;
        this.site = watches.site().orElseThrow();
        this.title = byDms ? Messages.Create_DMS_TITLE : Messages.Create_TITLE;
        this.load = byDms ? new DmsPart(site, this::wanted, this::validate) : new LocalPart(this::validate);
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
        WidgetIds.name(shell, MigrationIds.CREATE);
        HelpTopics.set(shell, HelpTopics.TASK);
        watches.add(this);
        shell.addListener(SWT.Dispose, event -> watches.remove(this));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        // A label would take the ampersand for a mnemonic.
        setTitle(title.replace("&", "&&"));
        setMessage(Messages.Create_MESSAGE);
        page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(MARGIN * 2, MARGIN).margins(MARGIN, MARGIN)
                .applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        Composite fields = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(fields);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);
        Composite right = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(right);
        tables = new TableChoice(right, this::validate);
        Composite more = new Composite(right, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(more);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(more);
        task = new TaskPart(fields, more, load, NewTask.nameFor(selected.name().orElse(site.project().name())),
                site.profile().flatMap(AwsServiceProfile::bucket).orElse(""), this::validate);
        production = new Consent(page, this::validate);
        Fields.note(page, load instanceof DmsPart ? Messages.Create_DMS_NOTE : Messages.Create_TARGET_NOTE);
        changed(true, Set.of());
        read();
        load.begin();
        task.begin(site);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Create_CREATE, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        validate();
    }

    /** What a role shall be able to do: a few tables tell as much as all. */
    private DmsPart.Wanted wanted() {
        return new DmsPart.Wanted(task.bucket(), tables.chosen().stream().limit(FEW_TABLES)
                .map(table -> Mapper.propose(table, site.project().mapping()).targetTable()).toList());
    }

    /** The loaded metadata: five thousand tables take seconds. */
    private void read() {
        Project project = site.project();
        reading = Attempt.begin(getShell().getDisplay(), title,
                progress -> SourceReading.of(project, Services.engines()),
                read -> {
            reading = null;
            source = Optional.of(read);
            tables.show(read.schema().tables(), selected::has);
        }, problem -> {
            reading = null;
            unread = Optional.of(problem);
            validate();
        }, what -> {
            // reading tells nothing
        });
    }

    @Override
    public void changed(boolean ofAgents, Set<UUID> ofTasks) {
        if (ofAgents && task != null) {
            agents = watches.agents();
            task.showAgents(agents.stream().map(ChosenAgent::label).toList());
            validate();
        }
    }

    private ChosenAgent agent() {
        int place = task.agent();
        return new ChosenAgent(place >= 0 && place < agents.size() ? Optional.of(agents.get(place)) : Optional.empty(),
                source);
    }

    private void validate() {
        if (production == null || task == null) {
            return;
        }
        showConsent();
        task.replicates(agent().cannotReplicate());
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok == null || attempt != null) {
            return;
        }
        Optional<String> mistake = mistake();
        setErrorMessage(mistake.filter(text -> !text.isBlank()).orElse(null));
        ok.setEnabled(mistake.isEmpty());
    }

    private Optional<String> mistake() {
        Optional<String> unreachable = agent().unreachable();
        if (unreachable.isPresent()) {
            return unreachable;
        }
        if (unread.isPresent()) {
            return unread.map(Problems::text);
        }
        if (site.region().isEmpty()) {
            return Optional.of(Messages.Create_NO_PROFILE);
        }
        return task.mistake().filter(text -> !text.isBlank()).or(this::wrongTables).or(task::mistake)
                .or(() -> agent().cannotRead()).or(() -> production.mistake());
    }

    private Optional<String> wrongTables() {
        if (reading != null) {
            return Optional.of("");
        }
        int chosen = tables.chosen().size();
        if (chosen == 0) {
            return Optional.of(Messages.Create_NO_TABLES);
        }
        return chosen > NewTask.MOST_TABLES
                ? Optional.of(NLS.bind(Messages.Create_TOO_MANY, NewTask.MOST_TABLES)) : Optional.empty();
    }

    /** From where the agent's nodes are read decides; where it does not know, what was chosen. */
    private void showConsent() {
        Optional<SourceReading> itself = source.filter(read -> read.access().isPresent());
        if (itself.isPresent()) {
            production.show(NLS.bind(Messages.Create_READS_SOURCE, itself.get().engine()), false);
            return;
        }
        Optional<String> datacenter = agent().datacenter().or(selected::datacenter);
        production.show(datacenter, datacenter.filter(site.project()::isClone).isPresent());
    }

    @Override
    protected void okPressed() {
        TaskRequest request;
        try {
            NewTask form = task.form(site.region().orElseThrow(), tables.chosen());
            request = form.request(site.project().mapping(), source.flatMap(SourceReading::access));
        } catch (ProblemException e) {
            setErrorMessage(Problems.text(e.problem()));
            return;
        }
        AgentState agent = agent().state().orElseThrow();
        AgentDesk desk = watches.desk(agent.agent().id());
        setErrorMessage(null);
        setBusy(true);
        attempt = Attempt.begin(getShell().getDisplay(), title,
                progress -> create(desk, request, progress),
                created -> created(agent, created), this::failed,
                what -> setMessage(what, IMessageProvider.INFORMATION));
    }

    private TaskStatus create(AgentDesk desk, TaskRequest request, Progress progress) {
        progress.begin(NLS.bind(Messages.Create_CREATING, request.name()));
        if (load instanceof DmsPart) {
            try (AwsSession session = site.connect()) {
                TaskName.requireFree(session, request.name());
            }
        }
        return desk.client().create(request);
    }

    private void created(AgentState agent, TaskStatus status) {
        attempt = null;
        KnownTask known = new KnownTask(status.task().id(), agent.agent().id(), status.task().name());
        Workspace.ofWindow().project().filter(session -> session.project().id().equals(site.project().id()))
                .ifPresent(session -> session.edit(now -> now.withTask(known)));
        super.okPressed();
    }

    private void failed(Problem problem) {
        ended();
        setErrorMessage(Problems.text(problem));
    }

    private void ended() {
        attempt.giveUp();
        attempt = null;
        setBusy(false);
        setMessage(Messages.Create_MESSAGE);
        validate();
    }

    private void setBusy(boolean now) {
        page.setEnabled(!now);
        getButton(IDialogConstants.OK_ID).setEnabled(!now);
    }

    @Override
    protected void cancelPressed() {
        if (attempt == null) {
            super.cancelPressed();
        } else {
            ended();
        }
    }

    @Override
    public boolean close() {
        load.giveUp();
        task.giveUp();
        for (Attempt<?> open : new Attempt<?>[] {reading, attempt}) {
            if (open != null) {
                open.giveUp();
            }
        }
        return super.close();
    }
}
