package org.aeneas.ui.internal.project;

import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.project.ProjectFile;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Messages;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Has the user choose where a project is, by the system's own dialogs. */
final class ProjectFiles {

    private ProjectFiles() {
    }

    static Optional<Path> toOpen(Shell parent) {
        FileDialog dialog = dialog(parent, SWT.OPEN, Messages.Project_OPEN_TITLE);
        dialog.setFilterPath(home().toString());
        return chosen(dialog.open());
    }

    static Optional<Path> toSave(Shell parent) {
        FileDialog dialog = dialog(parent, SWT.SAVE, Messages.Project_SAVE_AS_TITLE);
        Workspace.ofWindow().project().map(ProjectSession::file).ifPresent(file -> {
            dialog.setFilterPath(file.getParent().toString());
            dialog.setFileName(file.getFileName().toString());
        });
        return chosen(dialog.open());
    }

    /** @param from where it begins */
    static Optional<Path> location(Shell parent, String from) {
        DirectoryDialog dialog = new DirectoryDialog(parent);
        dialog.setText(Messages.Project_LOCATION_TITLE);
        dialog.setFilterPath(from);
        return chosen(dialog.open());
    }

    /** Where projects are unless told: as the Global Settings say, else the user's home folder. */
    static Path home() {
        return Workspace.ofWindow().settingsOrDefault().filePaths().projects()
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    private static FileDialog dialog(Shell parent, int style, String title) {
        FileDialog dialog = new FileDialog(parent, style);
        dialog.setText(title);
        dialog.setFilterExtensions(new String[] {"*" + ProjectFile.SUFFIX, "*"});
        dialog.setFilterNames(new String[] {Messages.Project_FILES, Messages.Project_ALL_FILES});
        return dialog;
    }

    private static Optional<Path> chosen(String answer) {
        return Optional.ofNullable(answer).map(Path::of);
    }
}
