package org.aeneas.ui.migration.internal.task;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.aeneas.agent.api.ChangesStatus;
import org.aeneas.agent.api.FinishRequest;
import org.aeneas.agent.api.FinishStatus;
import org.aeneas.agent.api.FinishStep;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskState;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.migration.Site;
import org.aeneas.project.migration.TaskValidation;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.Services;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.AgentJob;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.aeneas.ui.migration.internal.RowTable;
import org.aeneas.ui.migration.internal.RowTable.Column;
import org.aeneas.ui.migration.internal.watch.TaskRow;
import org.aeneas.ui.migration.internal.watch.Watches;
import org.aeneas.ui.migration.internal.watch.Watches.AgentDesk;
import org.aeneas.validate.ValidationReport;
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

/** The cut-over of a task that replicates changes, step by step. The agent goes on with it when this is closed. */
final class FinishDialog extends TitleAreaDialog implements Watches.Listener {
    private static final int MARGIN = 10;
    private static final int STEP_WIDTH = 260;
    private static final int STATE_WIDTH = 110;
    private static final int LINES = 8;
    private static final int GO = IDialogConstants.CLIENT_ID;
    private static final int ACCEPT = GO + 1;
    private static final int ABANDON = GO + 2;

    private final Watches watches;
    private final UUID agent;
    private final UUID task;
    private final String name;
    private RowTable<FinishStep> steps;
    private Attempt<?> comparing;
    private boolean asked;

    FinishDialog(Shell parent, Watches watches, TaskRow row) {
        super(parent);
        this.watches = watches;
        this.agent = row.agent().id();
        this.task = row.id();
        this.name = row.name();
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Finish_TITLE);
        WidgetIds.name(shell, MigrationIds.FINISH);
        HelpTopics.set(shell, HelpTopics.WATCH);
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
        setTitle(name);
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        steps = new RowTable<>(page, MigrationIds.FINISH_STEPS, SWT.SINGLE, List.of(
                new Column<>(Messages.Finish_STEP, STEP_WIDTH, false, step -> FinishTexts.kind(step.kind())),
                new Column<>(Messages.Finish_STATE, STATE_WIDTH, false, step -> FinishTexts.state(step.state()))),
                FinishStep::kind);
        AccessibleNames.set(steps.control(), Messages.Finish_STEPS);
        GridDataFactory.fillDefaults().grab(true, true)
                .hint(SWT.DEFAULT, steps.control().getItemHeight() * LINES).applyTo(steps.control());
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        WidgetIds.name(createButton(parent, GO, Messages.Finish_VALIDATE, true), MigrationIds.FINISH_GO);
        WidgetIds.name(createButton(parent, ACCEPT, Messages.Finish_ACCEPT, false), MigrationIds.FINISH_ACCEPT);
        WidgetIds.name(createButton(parent, ABANDON, Messages.Finish_ABANDON, false), MigrationIds.FINISH_ABANDON);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
        show();
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case GO -> {
                if (waits()) {
                    compare();
                } else {
                    vouch(FinishRequest.Step.WRITERS_STOPPED);
                }
            }
            case ACCEPT -> vouch(FinishRequest.Step.VALIDATED);
            case ABANDON -> ask(desk -> desk.client().abandonFinish(task));
            default -> super.buttonPressed(button);
        }
    }

    @Override
    public void changed(boolean ofAgents, Set<UUID> ofTasks) {
        if (getButton(GO) != null && (ofAgents || ofTasks.contains(task))) {
            show();
        }
    }

    private Optional<TaskRow> row() {
        return watches.task(agent, task);
    }

    private Optional<FinishStatus> finish() {
        return row().flatMap(TaskRow::summary).flatMap(now -> now.changes()).flatMap(ChangesStatus::finish);
    }

    private boolean waits() {
        return finish().filter(FinishStatus::waitsForValidation).isPresent();
    }

    private void show() {
        Optional<FinishStatus> finish = finish();
        steps.show(finish.map(FinishStatus::steps).orElse(List.of()));
        boolean replicates = row().flatMap(TaskRow::state).filter(state -> state == TaskState.REPLICATING).isPresent();
        boolean free = replicates && comparing == null && !asked;
        Button go = getButton(GO);
        go.setText(waits() || finish.isPresent() ? Messages.Finish_VALIDATE : Messages.Finish_BEGIN);
        go.setEnabled(free && (finish.isEmpty() || waits()));
        getButton(ACCEPT).setEnabled(free && waits());
        getButton(ABANDON).setEnabled(free && finish.isPresent());
        if (comparing == null) {
            setMessage(waits() ? Messages.Finish_WAITS
                    : finish.isPresent() ? Messages.Finish_UNDER_WAY : Messages.Finish_MESSAGE);
        }
    }

    private void vouch(FinishRequest.Step step) {
        ask(desk -> desk.client().finish(task, step));
    }

    private interface Request {
        void send(AgentDesk desk);
    }

    private void ask(Request request) {
        asked = true;
        setErrorMessage(null);
        show();
        AgentJob.begin(NLS.bind(Messages.Task_JOB, Messages.Finish_TITLE, name), watches.desk(agent), request::send,
                () -> answered(Optional.empty()), problem -> answered(Optional.of(problem)));
    }

    private void answered(Optional<Problem> problem) {
        if (getShell() == null || getShell().isDisposed()) {
            return;
        }
        asked = false;
        setErrorMessage(problem.map(Problems::text).orElse(null));
        show();
    }

    private void compare() {
        Site site = watches.site().orElseThrow();
        AgentDesk desk = watches.desk(agent);
        setErrorMessage(null);
        comparing = Attempt.begin(getShell().getDisplay(), NLS.bind(Messages.Finish_COMPARING, name),
                progress -> compare(site, desk, progress), this::compared, this::notCompared,
                what -> setMessage(what, IMessageProvider.INFORMATION));
        show();
    }

    private Map<String, ValidationReport> compare(Site site, AgentDesk desk, Progress progress) {
        TaskRequest definition = desk.client().definition(task);
        SourceEngine engine = Services.engines().stream()
                .filter(known -> known.id().equals(site.project().sourceEngine())).findFirst().orElseThrow();
        return new TaskValidation(site, engine, definition, Path.of(System.getProperty("java.io.tmpdir")))
                .run(progress);
    }

    private void compared(Map<String, ValidationReport> reports) {
        comparing = null;
        Optional<Map.Entry<String, ValidationReport>> differs = reports.entrySet().stream()
                .filter(report -> !report.getValue().agrees()).findFirst();
        if (differs.isEmpty()) {
            vouch(FinishRequest.Step.VALIDATED);
            return;
        }
        ValidationReport report = differs.get().getValue();
        setErrorMessage(NLS.bind(Messages.Finish_DIFFERS, new Object[] { differs.get().getKey(), report.missing(),
                report.extra(), report.different() }));
        show();
    }

    private void notCompared(Problem problem) {
        comparing = null;
        setErrorMessage(Problems.text(problem));
        show();
    }

    @Override
    public boolean close() {
        if (comparing != null) {
            comparing.giveUp();
        }
        return super.close();
    }
}
