package org.aeneas.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.ProblemException;
import org.aeneas.project.DataFolder;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.Secrets;
import org.aeneas.project.security.SecureStorage;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.internal.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the window works with: the user's data folder with the Global Settings, the secrets, and the open project. On
 * the UI thread only, but for {@link #secrets}.
 */
public final class Workspace {
    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
    private static final Workspace WINDOW = new Workspace(DataFolder.ofUser());

    private final DataFolder folder;
    private final List<Runnable> listeners = new ArrayList<>();
    /** A session may be changed by any thread; listeners here are called on the UI thread. */
    private final Runnable forward = () -> UiThread.later(this::tell);
    private Secrets secrets;
    private GlobalSettings settings;
    private ProjectSession project;

    private Workspace(DataFolder folder) {
        this.folder = folder;
    }

    public static Workspace ofWindow() {
        return WINDOW;
    }

    public DataFolder folder() {
        return folder;
    }

    /**
     * Opened at the first call. What it is asked for may wait for the user's master password: not on the UI thread.
     *
     * @throws org.aeneas.core.ProblemException {@code secrets-unreadable}
     */
    public synchronized Secrets secrets() {
        if (secrets == null) {
            secrets = SecureStorage.open(SecureStorage.in(folder), SecureStorage.passwordFile(System.getenv()), true);
        }
        return secrets;
    }

    /** @throws org.aeneas.core.ProblemException as {@link DataFolder#settings} */
    public GlobalSettings settings() {
        if (settings == null) {
            settings = folder.settings();
        }
        return settings;
    }

    /** For what can do without them: the defaults where their file cannot be read, which the log then says. */
    public GlobalSettings settingsOrDefault() {
        try {
            return settings();
        } catch (ProblemException e) {
            LOG.warn("The Global Settings cannot be read: {}", e.problem());
            return GlobalSettings.DEFAULT;
        }
    }

    /** On disk when this returns; windows are drawn meanwhile. On the UI thread only. */
    public void save(GlobalSettings changed) {
        Waiting.on(() -> {
            folder.save(changed);
            return true;
        });
        settings = changed;
        tell();
    }

    public Optional<ProjectSession> project() {
        return Optional.ofNullable(project);
    }

    /** Makes it the open project, in place of another one; null closes that. Asks nothing. */
    public void setProject(ProjectSession now) {
        if (project != null) {
            project.removeListener(forward);
        }
        project = now;
        if (project != null) {
            project.addListener(forward);
        }
        tell();
    }

    /** @param listener called on the UI thread after each change of the settings or of the project, or of which is open */
    public void add(Runnable listener) {
        listeners.add(listener);
    }

    /** Has the listeners look again: for what is only on disk, such as the list of recent projects. */
    public void lookAgain() {
        tell();
    }

    public void remove(Runnable listener) {
        listeners.remove(listener);
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
