package org.aeneas.ui.cassandra.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneUndo;
import org.aeneas.cassandra.clone.setup.CloneReport;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.QuestionDialog;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** What became of the clone, with the way back. */
final class SummaryPage extends ClonePage {
    private static final int REPORT_HEIGHT = 170;

    private final Runnable told = this::told;
    private Text report;
    private Button undo;
    private ProgressPane pane;

    SummaryPage(CloneContext context) {
        super("summary", Messages.Summary_TITLE, Messages.Summary_MESSAGE, context);
    }

    @Override
    void fill(Composite parent) {
        report = WidgetIds.name(new Text(parent, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL
                | SWT.V_SCROLL), CloneIds.REPORT);
        report.setFont(JFaceResources.getTextFont());
        AccessibleNames.set(report, Messages.Summary_REPORT);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, REPORT_HEIGHT).applyTo(report);
        Composite buttons = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
        button(buttons, Messages.Summary_SAVE, CloneIds.SAVE, this::save);
        undo = button(buttons, Messages.Summary_UNDO, CloneIds.UNDO, this::undo);
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

    private CloneJournal journal() {
        return context().kept().orElseThrow().journal();
    }

    @Override
    void shown() {
        refresh();
    }

    @Override
    Optional<String> mistake() {
        return Optional.empty();
    }

    private void refresh() {
        validate();
        boolean running = context().isRunning();
        String now = CloneReport.of(journal());
        if (!report.getText().equals(now)) {
            int top = report.getTopIndex();
            report.setText(now);
            report.setTopIndex(top);
        }
        pane.show(journal(), context().job());
        undo.setEnabled(!running && !journal().undone());
        context().job().flatMap(CloneJob::problem).filter(problem -> !running).ifPresent(this::say);
        setMessage(running ? Messages.Summary_UNDOING : journal().undone() ? Messages.Summary_UNDONE
                : Messages.Summary_MESSAGE, running || journal().undone() ? IMessageProvider.INFORMATION
                        : IMessageProvider.NONE);
        getContainer().updateButtons();
    }

    private void save() {
        String text = report.getText();
        new FileChoiceDialog(getShell(), new FileChoiceDialog.Purpose(Messages.File_REPORT,
                Messages.File_REPORT_MESSAGE, Messages.File_SAVE_BUTTON, journal().plan().datacenter()
                        .replaceAll("[^A-Za-z0-9_-]", "_") + ".txt", true, false), (file, secrets) -> {
                            FileChoiceDialog.write(file, text, false);
                            return Optional.empty();
                        }).open();
    }

    private void undo() {
        List<String> restarts = CloneUndo.restarts(journal());
        String question = NLS.bind(Messages.Summary_UNDO_QUESTION, journal().plan().datacenter());
        if (restarts.isEmpty()) {
            if (ask(question, Messages.Summary_UNDO_BUTTON) == 0) {
                run(false);
            }
            return;
        }
        int answer = ask(question + "\n\n" + NLS.bind(Messages.Summary_UNDO_SNITCH, String.join("\n", restarts)),
                Messages.Summary_KEEP, Messages.Summary_RESTORE);
        if (answer == 0 || answer == 1) {
            run(answer == 1);
        }
    }

    /** @return index of the chosen answer; another number for none */
    private int ask(String question, String... answers) {
        String[] buttons = Arrays.copyOf(answers, answers.length + 1);
        buttons[answers.length] = IDialogConstants.CANCEL_LABEL;
        return new QuestionDialog(CloneIds.CONFIRM, getShell(), Messages.Summary_UNDO_TITLE, question,
                MessageDialog.WARNING, answers.length, buttons).withTopic(HelpTopics.CLONE).open();
    }

    private void run(boolean snitch) {
        context().job().ifPresent(job -> job.remove(told));
        CloneJob job = new CloneJob(context(), context().kept().orElseThrow(), true, snitch);
        context().setJob(job);
        job.add(told);
        Reopening.offer(job, context());
        job.begin();
        refresh();
    }

    private void told() {
        if (getControl() != null && !getControl().isDisposed() && isCurrentPage()) {
            refresh();
        }
    }
}
