package org.aeneas.ui.migration.internal.create;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.agent.api.TaskDms;
import org.aeneas.core.ProblemException;
import org.aeneas.dms.LoadSettings;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** "Advanced": how AWS DMS loads. */
final class DmsDialog extends TitleAreaDialog {
    private static final int MARGIN = 10;
    private static final int LINES = 8;

    private DmsOptions options;
    private Text parallelLoads;
    private Text buffer;
    private Text tablesAtOnce;
    private Text commitRate;
    private Combo errors;
    private Combo logLevel;
    private Button taskPerTable;
    private Text settings;

    DmsDialog(Shell parent, DmsOptions options) {
        super(parent);
        this.options = options;
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Dms_TITLE);
        WidgetIds.name(shell, MigrationIds.DMS);
        HelpTopics.set(shell, HelpTopics.TASK);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.Dms_TITLE);
        setMessage(Messages.Dms_MESSAGE);
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        parallelLoads = number(page, Messages.Dms_PARALLEL, MigrationIds.PARALLEL_LOADS, options.parallelLoads());
        buffer = number(page, Messages.Dms_BUFFER, MigrationIds.LOAD_BUFFER, options.buffer());
        tablesAtOnce = number(page, Messages.Dms_TABLES, MigrationIds.TABLES_AT_ONCE, options.tablesAtOnce());
        commitRate = number(page, Messages.Dms_COMMIT, MigrationIds.COMMIT_RATE, options.commitRate());
        errors = Fields.choice(page, Messages.Dms_ERRORS, MigrationIds.DATA_ERRORS,
                Stream.of(TaskDms.DataErrors.values()).map(DmsDialog::label).toList());
        errors.select(options.errors().ordinal());
        logLevel = Fields.choice(page, Messages.Dms_LOG, MigrationIds.DMS_LOG,
                Stream.of(TaskDms.LogLevel.values()).map(Enum::name).toList());
        logLevel.select(options.logLevel().ordinal());
        taskPerTable = Fields.check(page, Messages.Dms_APART, MigrationIds.TASK_PER_TABLE);
        taskPerTable.setSelection(options.taskPerTable());
        Label label = new Label(page, SWT.NONE);
        label.setText(Messages.Dms_SETTINGS + ":");
        GridDataFactory.fillDefaults().span(2, 1).applyTo(label);
        settings = WidgetIds.name(new Text(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL),
                MigrationIds.DMS_SETTINGS);
        settings.setTextLimit(TaskDms.SETTINGS);
        settings.setText(options.settings());
        settings.addListener(SWT.Modify, event -> validate());
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true)
                .hint(SWT.DEFAULT, settings.getLineHeight() * LINES).applyTo(settings);
        return area;
    }

    private Text number(Composite page, String name, String id, int value) {
        Text text = Fields.text(page, name, id, 0);
        text.setText(String.valueOf(value));
        text.addListener(SWT.Modify, event -> validate());
        return text;
    }

    private static String label(TaskDms.DataErrors errors) {
        return switch (errors) {
            case IGNORE_RECORD -> Messages.Dms_IGNORE;
            case LOG_ERROR -> Messages.Dms_LOG_ERROR;
            case SUSPEND_TABLE -> Messages.Dms_SUSPEND;
            case STOP_TASK -> Messages.Dms_STOP;
        };
    }

    private void validate() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            Optional<String> mistake = mistake();
            setErrorMessage(mistake.orElse(null));
            ok.setEnabled(mistake.isEmpty());
        }
    }

    private Optional<String> mistake() {
        for (Text text : List.of(parallelLoads, buffer, tablesAtOnce, commitRate)) {
            if (!text.getText().strip().matches("[0-9]{1,6}")) {
                return Optional.of(NLS.bind(Messages.Dms_NO_NUMBER, text.getText().strip()));
            }
        }
        try {
            new LoadSettings(value(parallelLoads), value(buffer), value(tablesAtOnce), value(commitRate),
                    LoadSettings.DataErrors.LOG_ERROR, LoadSettings.LogLevel.DEFAULT, settings.getText());
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(Problems.text(e.problem()));
        }
    }

    private static int value(Text text) {
        return Integer.parseInt(text.getText().strip());
    }

    @Override
    protected void okPressed() {
        options = new DmsOptions(taskPerTable.getSelection(), value(parallelLoads), value(buffer), value(tablesAtOnce),
                value(commitRate), TaskDms.DataErrors.values()[errors.getSelectionIndex()],
                TaskDms.LogLevel.values()[logLevel.getSelectionIndex()], settings.getText().strip());
        super.okPressed();
    }

    DmsOptions options() {
        return options;
    }
}
