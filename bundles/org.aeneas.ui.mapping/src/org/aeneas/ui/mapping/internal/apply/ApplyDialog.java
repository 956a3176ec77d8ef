package org.aeneas.ui.mapping.internal.apply;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.load.TableCreation.Outcome;
import org.aeneas.mapping.TableMapping;
import org.aeneas.ui.Connected;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.ProgressIndicator;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Creates tables in DynamoDB and says of each what became of it; stays open, so that it can be read. */
final class ApplyDialog extends TitleAreaDialog {
    private static final int MARGIN = 10;

    private final MappingModel model;
    private final List<TableMapping> mappings;
    private ApplyList list;
    private Button all;
    private Button none;
    private CapacityRow capacity;
    private ProgressIndicator busy;
    private ApplyJob job;

    ApplyDialog(Shell parent, MappingModel model) {
        super(parent);
        this.model = model;
        this.mappings = model.outcomes().stream().flatMap(o -> o.mapping().stream()).toList();
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Apply_TITLE);
        WidgetIds.name(shell, MappingIds.APPLY_DIALOG);
        HelpTopics.set(shell, HelpTopics.MAPPING);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.Apply_TITLE);
        setMessage(Connected.target().map(target -> NLS.bind(Messages.Apply_DESCRIPTION, target.region()))
                .orElse(""));
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        list = new ApplyList(page, mappings, model.selected().map(o -> o.name()), this::validate, this::explain);
        Composite row = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
        all = choice(row, Messages.Apply_ALL, MappingIds.APPLY_ALL, true);
        none = choice(row, Messages.Apply_NONE, MappingIds.APPLY_NONE, false);
        capacity = new CapacityRow(page, this::validate);
        busy = new ProgressIndicator(page);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(busy);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Apply_CREATE, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
        validate();
    }

    @Override
    protected void okPressed() {
        AwsSession target = Connected.target().orElseThrow();
        Map<String, TableMapping> chosen = list.checked();
        list.forgetResults();
        job = new ApplyJob(target, chosen, capacity.capacity(), this::created, this::ended);
        busy.beginTask(chosen.size());
        setBusy(true);
        setMessage(Messages.Apply_RUNNING, IMessageProvider.INFORMATION);
        job.schedule();
    }

    /** The first time may only end what is going on. */
    @Override
    protected void cancelPressed() {
        if (job == null) {
            super.cancelPressed();
            return;
        }
        job.cancel();
        setMessage(Messages.Apply_CANCELLING, IMessageProvider.INFORMATION);
    }

    @Override
    public boolean close() {
        if (job != null) {
            job.cancel();
        }
        return super.close();
    }

    private Button choice(Composite row, String text, String id, boolean wanted) {
        Button button = WidgetIds.name(new Button(row, SWT.PUSH), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> {
            list.checkAll(wanted);
            validate();
        });
        return button;
    }

    private void validate() {
        Button create = getButton(IDialogConstants.OK_ID);
        if (create == null) {
            return;
        }
        capacity.setEnabled(job == null);
        Optional<String> mistake = mappings.isEmpty() ? Optional.of(Messages.Apply_NO_TABLES)
                : Connected.target().isEmpty() ? Optional.of(Messages.Apply_NO_TARGET)
                : capacity.isSound() ? Optional.empty() : Optional.of(Messages.Apply_UNITS);
        setErrorMessage(mistake.orElse(null));
        create.setEnabled(job == null && mistake.isEmpty() && !list.checked().isEmpty());
    }

    private void explain(Outcome result) {
        if (job == null) {
            setMessage(ResultText.of(result), ResultText.isGood(result) ? IMessageProvider.INFORMATION
                    : IMessageProvider.WARNING);
        }
    }

    private void created(String table, Outcome outcome) {
        if (!list.isDisposed()) {
            busy.worked(1);
            list.show(table, outcome);
        }
    }

    private void ended(boolean cancelled) {
        if (list.isDisposed()) {
            return;
        }
        job = null;
        setBusy(false);
        List<Outcome> results = list.results();
        long good = results.stream().filter(ResultText::isGood).count();
        setMessage((cancelled ? Messages.Apply_CANCELLED + " " : "") + NLS.bind(Messages.Apply_DONE, good,
                results.size() - good), good == results.size() && !cancelled ? IMessageProvider.INFORMATION
                        : IMessageProvider.WARNING);
        getButton(IDialogConstants.CANCEL_ID).setFocus();
    }

    private void setBusy(boolean now) {
        list.setEnabled(!now);
        all.setEnabled(!now);
        none.setEnabled(!now);
        getButton(IDialogConstants.CANCEL_ID).setText(now ? IDialogConstants.CANCEL_LABEL
                : IDialogConstants.CLOSE_LABEL);
        if (!now) {
            busy.done();
        }
        validate();
    }
}
