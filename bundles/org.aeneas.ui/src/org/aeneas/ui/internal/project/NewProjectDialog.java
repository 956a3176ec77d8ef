package org.aeneas.ui.internal.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.Waiting;
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

/** "New project": closes by OK only when the project's file is there. */
final class NewProjectDialog extends TitleAreaDialog {
    private static final int COLUMNS = 3;
    private static final int MARGIN = 10;
    private static final int WIDTH = 320;
    private static final int LONGEST_NAME = 128;

    private final List<SourceEngine> engines;
    private final List<String> profiles;
    private Text name;
    private Text location;
    private Combo source;
    private Combo profile;
    private ProjectSession session;

    NewProjectDialog(Shell parent, List<SourceEngine> engines) {
        super(parent);
        this.engines = List.copyOf(engines);
        this.profiles = Workspace.ofWindow().settingsOrDefault().awsProfiles().stream().map(AwsServiceProfile::name)
                .toList();
        setHelpAvailable(true);
    }

    /** The new project, after the dialog was closed by OK. */
    ProjectSession session() {
        return session;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.NewProject_TITLE);
        WidgetIds.name(shell, WidgetIds.NEW_PROJECT_DIALOG);
        HelpTopics.set(shell, HelpTopics.PROJECT);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.NewProject_TITLE);
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(COLUMNS).margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        name = text(page, Messages.NewProject_NAME, WidgetIds.PROJECT_NAME, "", 2);
        location = text(page, Messages.NewProject_LOCATION, WidgetIds.PROJECT_LOCATION, ProjectFiles.home().toString(),
                1);
        browse(page);
        kind(page);
        source = combo(page, Messages.NewProject_SOURCE, WidgetIds.PROJECT_SOURCE,
                engines.stream().map(SourceEngine::label).toList());
        combo(page, Messages.NewProject_TARGET, WidgetIds.PROJECT_TARGET, List.of(Messages.Target_NAME));
        profile = combo(page, Messages.NewProject_AWS_PROFILE, WidgetIds.PROJECT_AWS_PROFILE,
                List.of(Messages.NewProject_NO_AWS_PROFILE));
        profiles.forEach(profile::add);
        return area;
    }

    @Override
    public void create() {
        super.create();
        name.setFocus(); // GTK gives the focus to a chosen radio button
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        validate();
    }

    @Override
    protected void okPressed() {
        Path file = file();
        try {
            Project project = Project.of(name.getText().strip(), engines.get(source.getSelectionIndex()).id(),
                    Project.DYNAMODB).withAwsProfile(chosenProfile());
            session = Waiting.on(() -> ProjectSession.create(file, project));
            super.okPressed();
        } catch (ProblemException e) {
            Problem problem = e.problem();
            setErrorMessage(problem.object() + ": " + problem.what() + "\n" + problem.remedy());
        }
    }

    private Optional<String> chosenProfile() {
        int chosen = profile.getSelectionIndex();
        return chosen > 0 ? Optional.of(profiles.get(chosen - 1)) : Optional.empty();
    }

    private void validate() {
        boolean missing = name.getText().isBlank() || location.getText().isBlank() || source.getSelectionIndex() < 0;
        Optional<String> mistake = mistake();
        setErrorMessage(mistake.orElse(null));
        setMessage(missing || mistake.isPresent() ? Messages.NewProject_DESCRIPTION
                : NLS.bind(Messages.NewProject_MAKES, file()));
        getButton(IDialogConstants.OK_ID).setEnabled(!missing && mistake.isEmpty() && !Waiting.isUnderWay());
    }

    /** What is wrong with what was typed so far; what is merely missing is not. */
    private Optional<String> mistake() {
        if (engines.isEmpty()) {
            return Optional.of(Messages.NewProject_NO_ENGINE);
        }
        if (name.getText().strip().length() > LONGEST_NAME) {
            return Optional.of(NLS.bind(Messages.NewProject_LONG_NAME, LONGEST_NAME));
        }
        if (location.getText().isBlank()) {
            return Optional.empty();
        }
        try {
            Path folder = folder();
            if (!folder.isAbsolute()) {
                return Optional.of(NLS.bind(Messages.NewProject_RELATIVE, folder));
            }
            if (Files.isRegularFile(folder)) {
                return Optional.of(NLS.bind(Messages.NewProject_NO_FOLDER, folder));
            }
            return !name.getText().isBlank() && Files.exists(file())
                    ? Optional.of(NLS.bind(Messages.NewProject_EXISTS, file())) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of(NLS.bind(Messages.NewProject_NO_FOLDER, location.getText().strip()));
        }
    }

    private Path folder() {
        return Path.of(location.getText().strip());
    }

    private Path file() {
        return ProjectFile.in(folder(), name.getText().strip());
    }

    private Text text(Composite page, String label, String id, String value, int columns) {
        new Label(page, SWT.NONE).setText(label);
        Text text = WidgetIds.name(new Text(page, SWT.BORDER), id);
        text.setText(value);
        text.addListener(SWT.Modify, event -> validate());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).span(columns, 1).applyTo(text);
        return text;
    }

    private void browse(Composite page) {
        Button browse = WidgetIds.name(new Button(page, SWT.PUSH), WidgetIds.PROJECT_BROWSE);
        browse.setText(Messages.Browse);
        browse.addListener(SWT.Selection, event -> ProjectFiles.location(getShell(), location.getText().strip())
                .ifPresent(folder -> location.setText(folder.toString())));
    }

    /** The guide has its reader choose it; there is no other kind yet. */
    private static void kind(Composite page) {
        new Label(page, SWT.NONE).setText(Messages.NewProject_KIND);
        Button kind = WidgetIds.name(new Button(page, SWT.RADIO), WidgetIds.PROJECT_KIND);
        kind.setText(Messages.NewProject_NOSQL);
        kind.setSelection(true);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(kind);
    }

    /** The first one is chosen. */
    private Combo combo(Composite page, String label, String id, List<String> items) {
        new Label(page, SWT.NONE).setText(label);
        Combo combo = WidgetIds.name(new Combo(page, SWT.READ_ONLY), id);
        combo.setItems(items.toArray(String[]::new));
        combo.select(0);
        combo.addListener(SWT.Selection, event -> validate());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).span(2, 1).applyTo(combo);
        return combo;
    }
}
