package org.aeneas.ui.mapping.internal.assessment;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.mapping.AssessmentReport;
import org.aeneas.staging.DurableFiles;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Saves the report to a file; closes when it is there. */
final class SaveDialog extends TitleAreaDialog {
    private static final int MARGIN = 10;
    private static final int WIDTH = 420;
    private static final String NAME = "assessment";

    private final MappingModel model;
    private Combo format;
    private Text file;
    private boolean busy;

    SaveDialog(Shell parent, MappingModel model) {
        super(parent);
        this.model = model;
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Report_TITLE);
        WidgetIds.name(shell, MappingIds.SAVE_DIALOG);
        HelpTopics.set(shell, HelpTopics.MAPPING);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.Report_TITLE);
        setMessage(Messages.Report_DESCRIPTION);
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        new Label(page, SWT.NONE).setText(Messages.Report_FORMAT);
        format = WidgetIds.name(new Combo(page, SWT.READ_ONLY), MappingIds.SAVE_FORMAT);
        format.setItems(Arrays.stream(ReportFormat.values()).map(Enum::name).toArray(String[]::new));
        format.select(0);
        format.addListener(SWT.Selection, event -> rename());
        GridDataFactory.swtDefaults().span(2, 1).applyTo(format);
        new Label(page, SWT.NONE).setText(Messages.Report_FILE);
        file = WidgetIds.name(new Text(page, SWT.BORDER), MappingIds.SAVE_FILE);
        file.setText(folder().resolve(NAME + format().extension()).toString());
        file.addListener(SWT.Modify, event -> validate());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(file);
        Button browse = new Button(page, SWT.PUSH);
        browse.setText(Messages.Report_BROWSE);
        browse.addListener(SWT.Selection, event -> browse());
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Save, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        validate();
    }

    @Override
    protected void okPressed() {
        Path path = path().orElseThrow();
        ReportFormat chosen = format();
        Supplier<AssessmentReport> report = model.report();
        setBusy(true);
        IJobFunction write = monitor -> {
            Optional<Problem> problem = write(path, chosen, report);
            UiThread.later(() -> written(problem));
            return Status.OK_STATUS;
        };
        Job.create(NLS.bind(Messages.Report_WRITING, path), write).schedule();
    }

    private static Path folder() {
        Path home = Path.of(System.getProperty("user.home"));
        try {
            return Workspace.ofWindow().settings().filePaths().reports().orElse(home);
        } catch (ProblemException e) {
            // Damaged settings are told where settings are shown; here any folder will do.
            return home;
        }
    }

    private ReportFormat format() {
        return ReportFormat.values()[Math.max(0, format.getSelectionIndex())];
    }

    private Optional<Path> path() {
        try {
            return Optional.of(Path.of(file.getText().strip())).filter(path -> !path.toString().isEmpty());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The file's name follows the format. */
    private void rename() {
        String text = file.getText();
        for (ReportFormat other : ReportFormat.values()) {
            if (text.endsWith(other.extension())) {
                file.setText(text.substring(0, text.length() - other.extension().length()) + format().extension());
                return;
            }
        }
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText(Messages.Report_TITLE);
        dialog.setFilterExtensions("*" + format().extension());
        path().ifPresent(path -> {
            dialog.setFilterPath(String.valueOf(path.getParent()));
            dialog.setFileName(String.valueOf(path.getFileName()));
        });
        Optional.ofNullable(dialog.open()).ifPresent(file::setText);
    }

    private void validate() {
        Optional<Path> path = path().filter(p -> !Files.isDirectory(p));
        setErrorMessage(path.isEmpty() ? Messages.Report_NO_FILE : null);
        setMessage(path.filter(Files::exists).isPresent() ? Messages.Report_REPLACE : Messages.Report_DESCRIPTION,
                path.filter(Files::exists).isPresent() ? IMessageProvider.WARNING : IMessageProvider.NONE);
        getButton(IDialogConstants.OK_ID).setEnabled(path.isPresent() && !busy);
    }

    private static Optional<Problem> write(Path path, ReportFormat format, Supplier<AssessmentReport> report) {
        try {
            DurableFiles.write(path.toAbsolutePath(), format.bytes(report.get()));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private void written(Optional<Problem> problem) {
        if (getShell() == null || getShell().isDisposed()) {
            return;
        }
        setBusy(false);
        if (problem.isEmpty()) {
            super.okPressed();
        } else {
            setErrorMessage(problem.get().object() + ": " + problem.get().what() + "\n" + problem.get().remedy());
        }
    }

    private void setBusy(boolean now) {
        busy = now;
        setErrorMessage(null);
        format.setEnabled(!now);
        file.setEnabled(!now);
        getButton(IDialogConstants.OK_ID).setEnabled(!now);
        if (now) {
            setMessage(NLS.bind(Messages.Report_WRITING, file.getText()), IMessageProvider.INFORMATION);
        }
    }
}
