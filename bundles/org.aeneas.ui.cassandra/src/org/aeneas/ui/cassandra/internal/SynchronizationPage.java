package org.aeneas.ui.cassandra.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.setup.CloneStore.Kept;
import org.aeneas.cassandra.clone.setup.SetupState;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Starts the work and shows how far it is. It goes on where the wizard is closed. */
final class SynchronizationPage extends ClonePage {
    private static final int KEYSPACES_HEIGHT = 70;

    private final Runnable told = this::told;
    private Table keyspaces;
    private Button start;
    private Button cancel;
    private ProgressPane pane;

    SynchronizationPage(CloneContext context) {
        super("synchronization", Messages.Sync_TITLE, Messages.Sync_CHOOSE, context);
    }

    @Override
    void fill(Composite parent) {
        new Label(parent, SWT.NONE).setText(Messages.Sync_KEYSPACES);
        keyspaces = WidgetIds.name(new Table(parent, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL), CloneIds.KEYSPACES);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, KEYSPACES_HEIGHT).applyTo(keyspaces);
        keyspaces.addListener(SWT.Selection, event -> refresh());
        Composite buttons = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
        start = button(buttons, Messages.Sync_START, CloneIds.START, this::start);
        cancel = button(buttons, Messages.Sync_CANCEL, CloneIds.CANCEL, this::cancel);
        pane = new ProgressPane(parent, getName());
        parent.addListener(SWT.Dispose, event -> context().job().ifPresent(job -> job.remove(told)));
        context().job().ifPresent(job -> job.add(told));
    }

    private static Button button(Composite parent, String text, String id, Runnable action) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    @Override
    void shown() {
        if (keyspaces.getItemCount() != context().state().keyspaces().size()) {
            keyspaces.removeAll();
            Set<String> chosen = context().state().wanted().keyspaces();
            context().state().keyspaces().forEach(name -> {
                TableItem item = new TableItem(keyspaces, SWT.NONE);
                item.setText(name);
                item.setChecked(chosen.contains(name));
            });
        }
        refresh();
    }

    private Set<String> chosen() {
        return Arrays.stream(keyspaces.getItems()).filter(TableItem::getChecked).map(TableItem::getText)
                .collect(Collectors.toSet());
    }

    private boolean isComplete() {
        return context().kept().filter(kept -> kept.journal().complete()).isPresent();
    }

    private boolean lacksKeyspace() {
        return context().kept().isEmpty() && chosen().isEmpty() && keyspaces.getItemCount() > 0;
    }

    @Override
    Optional<String> mistake() {
        if (lacksKeyspace()) {
            return Optional.of(Messages.Sync_NO_KEYSPACE);
        }
        return isComplete() ? Optional.empty() : Optional.of("");
    }

    private void refresh() {
        if (context().job().filter(CloneJob::isDiscarded).isPresent()) {
            context().setKept(null);
        }
        validate();
        boolean running = context().isRunning();
        boolean begun = context().kept().isPresent();
        keyspaces.setEnabled(!begun && !isBusy() && context().state().choosesKeyspaces());
        start.setEnabled(!running && !isBusy() && !isComplete() && !lacksKeyspace());
        cancel.setEnabled(running);
        context().kept().ifPresent(kept -> pane.show(kept.journal(), context().job()));
        context().job().flatMap(CloneJob::problem).filter(problem -> !running).ifPresent(this::say);
        setMessage(message(running, begun), isComplete() || running ? IMessageProvider.INFORMATION
                : IMessageProvider.NONE);
        getContainer().updateButtons();
    }

    private String message(boolean running, boolean begun) {
        if (running) {
            return Messages.Sync_RUNNING;
        }
        if (isComplete()) {
            return Messages.Sync_COMPLETE;
        }
        if (begun) {
            return context().job().filter(CloneJob::isCancelled).isPresent() ? Messages.Sync_CANCELLED
                    : Messages.Sync_RESUME;
        }
        return context().state().choosesKeyspaces() ? Messages.Sync_CHOOSE : Messages.Sync_START_ALL;
    }

    private void start() {
        if (context().kept().isPresent()) {
            run(context().kept().get());
            return;
        }
        SetupState state = context().state();
        SetupState wanted = state.choosesKeyspaces() ? state.withChoices(state.choices().withKeyspaces(chosen()))
                : state;
        Set<String> consents = context().consents();
        start.setEnabled(false);
        work(Messages.Sync_TITLE, progress -> context().desk().store().begin(wanted, consents), kept -> {
            context().setState(wanted);
            context().setKept(kept);
            run(kept);
        });
    }

    private void run(Kept kept) {
        context().job().ifPresent(job -> job.remove(told));
        CloneJob job = new CloneJob(context(), kept, false, false);
        context().setJob(job);
        job.add(told);
        Reopening.offer(job, context());
        job.begin();
        refresh();
    }

    private void cancel() {
        context().job().ifPresent(CloneJob::cancel);
        cancel.setEnabled(false);
        setMessage(Messages.Sync_CANCELLING, IMessageProvider.INFORMATION);
    }

    private void told() {
        if (getControl() != null && !getControl().isDisposed() && isCurrentPage()) {
            refresh();
        }
    }

    /** What was begun is not planned again: it is gone on with, or undone. */
    @Override
    public IWizardPage getPreviousPage() {
        return context().kept().isPresent() ? null : super.getPreviousPage();
    }
}
