package org.aeneas.ui.cassandra.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for a file and does something with it; stays open and says why while that does not work. */
final class FileChoiceDialog extends TitleAreaDialog {
    private static final int MARGIN = 10;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 110;

    private final Purpose purpose;
    private final Work work;
    private Text file;
    private Button secrets;
    private Text mistakes;

    /**
     * What it is for.
     *
     * @param name   of the file that is offered
     * @param saves  it is written; else it must be there
     * @param secret whether it is asked if secrets are written too
     */
    record Purpose(String title, String message, String button, String name, boolean saves, boolean secret) {
    }

    /**
     * Why it did not work.
     *
     * @param details a line each; empty for none
     */
    record Refusal(String what, String details) {
    }

    /** What is done with the file. May throw a {@link ProblemException}. */
    interface Work {
        Optional<Refusal> with(Path file, boolean secrets);
    }

    FileChoiceDialog(Shell parent, Purpose purpose, Work work) {
        super(parent);
        this.purpose = purpose;
        this.work = work;
        setHelpAvailable(false);
    }

    /**
     * In place of what is there.
     *
     * @param secret whether it is for its owner alone
     */
    static void write(Path path, String text, boolean secret) {
        Path file = path.toAbsolutePath();
        if (!secret) {
            DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            // A temporary file is made for its owner alone.
            Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
            try {
                Files.writeString(part, text);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(purpose.title());
        WidgetIds.name(shell, CloneIds.FILE_DIALOG);
        HelpTopics.set(shell, HelpTopics.CLONE);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(purpose.title());
        setMessage(purpose.message());
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        new Label(page, SWT.NONE).setText(Messages.File_PATH);
        file = WidgetIds.name(new Text(page, SWT.BORDER), CloneIds.FILE);
        file.setText(folder().resolve(purpose.name()).toString());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(file);
        Button browse = WidgetIds.name(new Button(page, SWT.PUSH), CloneIds.FILE_BROWSE);
        browse.setText("&" + Messages.Browse);
        browse.addListener(SWT.Selection, event -> browse());
        if (purpose.secret()) {
            secrets = WidgetIds.name(new Button(page, SWT.CHECK), CloneIds.FILE_SECRETS);
            secrets.setText(Messages.File_SECRETS);
            GridDataFactory.fillDefaults().span(3, 1).applyTo(secrets);
        }
        if (!purpose.saves()) {
            Label label = new Label(page, SWT.NONE);
            label.setText(Messages.File_MISTAKES);
            mistakes = WidgetIds.name(new Text(page, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL
                    | SWT.H_SCROLL), CloneIds.FILE_MISTAKES);
            GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, HEIGHT).applyTo(mistakes);
        }
        file.addListener(SWT.Modify, event -> validate());
        return area;
    }

    private static Path folder() {
        Path home = Path.of(System.getProperty("user.home"));
        return Workspace.ofWindow().settingsOrDefault().filePaths().reports().orElse(home);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, purpose.button(), true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        validate();
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), purpose.saves() ? SWT.SAVE : SWT.OPEN);
        dialog.setText(purpose.title());
        Optional.ofNullable(dialog.open()).ifPresent(file::setText);
    }

    private Optional<Path> path() {
        try {
            return Optional.of(Path.of(file.getText().strip())).filter(path -> !path.toString().isEmpty());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void validate() {
        Optional<Path> path = path();
        String mistake = path.isEmpty() || path.filter(Files::isDirectory).isPresent() ? Messages.File_NONE
                : !path.get().isAbsolute() ? Messages.File_NOT_ABSOLUTE
                : purpose.saves() && !Files.isDirectory(path.get().getParent()) ? Messages.File_NO_FOLDER : null;
        setErrorMessage(mistake);
        boolean replaces = purpose.saves() && path.filter(Files::exists).isPresent();
        setMessage(replaces ? Messages.File_REPLACE : purpose.message(),
                replaces ? IMessageProvider.WARNING : IMessageProvider.NONE);
        getButton(IDialogConstants.OK_ID).setEnabled(mistake == null);
    }

    @Override
    protected void okPressed() {
        try {
            Optional<Refusal> refusal = work.with(path().orElseThrow(), secrets != null && secrets.getSelection());
            if (refusal.isEmpty()) {
                super.okPressed();
                return;
            }
            setErrorMessage(refusal.get().what());
            if (mistakes != null) {
                mistakes.setText(refusal.get().details());
            }
        } catch (ProblemException e) {
            setErrorMessage(e.problem().object() + ": " + e.problem().what() + " " + e.problem().remedy());
        }
    }
}
