package org.aeneas.ui.internal.settings;

import java.util.List;
import java.util.Optional;

import org.aeneas.project.settings.FilePaths;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.SettingsIds;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

/** "File path": where dialogs begin. */
final class FilePathsPage implements SettingsPage {
    private TypedPath projects;
    private TypedPath reports;
    private TypedPath keys;

    @Override
    public String title() {
        return Messages.Path_TITLE;
    }

    @Override
    public void create(Composite parent, GlobalSettings settings, Runnable changed) {
        parent.setLayout(new FillLayout());
        Form form = new Form(parent, changed);
        FilePaths paths = settings.filePaths();
        form.note(Messages.Path_NOTE);
        projects = TypedPath.show(Messages.Path_PROJECTS, form.folder(Messages.Path_PROJECTS,
                SettingsIds.PATH_PROJECTS), paths.projects());
        reports = TypedPath.show(Messages.Path_REPORTS, form.folder(Messages.Path_REPORTS, SettingsIds.PATH_REPORTS),
                paths.reports());
        keys = TypedPath.show(Messages.Path_KEYS, form.folder(Messages.Path_KEYS, SettingsIds.PATH_KEYS),
                paths.keys());
    }

    @Override
    public Optional<String> mistake() {
        return List.of(projects, reports, keys).stream().flatMap(path -> path.mistakeIfMissing().stream()).findFirst();
    }

    @Override
    public GlobalSettings into(GlobalSettings settings) {
        return settings.withFilePaths(new FilePaths(projects.path(), reports.path(), keys.path()));
    }
}
