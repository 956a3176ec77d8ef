package org.aeneas.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import org.aeneas.core.Problem;

/**
 * A project that is open, and the file that it is saved to. For many threads; listeners are called by the thread that
 * changed something, after the change.
 */
public final class ProjectSession {
    /** Held while the file is written, so that nobody who only looks at the project waits for a disk. */
    private final Object writing = new Object();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Path file;
    private Project project;
    private Project saved;

    private ProjectSession(Path file, Project project) {
        this.file = file.toAbsolutePath();
        this.project = project;
        this.saved = project;
    }

    /**
     * A new project, in a new file.
     *
     * @throws org.aeneas.core.ProblemException {@code project-exists}, and those of {@link ProjectFile#write}
     */
    public static ProjectSession create(Path file, Project project) {
        requireNew(file);
        ProjectFile.write(file, project);
        return new ProjectSession(file, project);
    }

    /** @throws org.aeneas.core.ProblemException as {@link ProjectFile#read} */
    public static ProjectSession open(Path file) {
        return new ProjectSession(file, ProjectFile.read(file));
    }

    public synchronized Project project() {
        return project;
    }

    public synchronized Path file() {
        return file;
    }

    /** Whether the project differs from what was last read or saved. */
    public synchronized boolean isDirty() {
        return !project.equals(saved);
    }

    /** @param edit gives a new project; called once, while no other thread edits */
    public void edit(UnaryOperator<Project> edit) {
        synchronized (this) {
            Project edited = edit.apply(project);
            if (edited.equals(project)) {
                return;
            }
            project = edited;
        }
        tell();
    }

    /**
     * Saves to the file of this session.
     *
     * @throws org.aeneas.core.ProblemException {@code project-changed} if somebody else has changed the file since it
     *         was read or saved here, and those of {@link ProjectFile#write}; the session is then as dirty as before
     */
    public void save() {
        synchronized (writing) {
            requireUnchanged();
            write(file());
        }
        tell();
    }

    /**
     * Saves to a file, which is then the file of this session. It stays the same project: its agents and its secrets are
     * the same.
     *
     * @param replace whether the user agreed to replace what is there
     * @throws org.aeneas.core.ProblemException {@code project-exists}, and those of {@link ProjectFile#write}
     */
    public void saveAs(Path other, boolean replace) {
        if (!replace) {
            requireNew(other);
        }
        synchronized (writing) {
            write(other.toAbsolutePath());
        }
        tell();
    }

    /** What is edited meanwhile is not saved, and makes the project dirty. */
    private void write(Path to) {
        Project now = project();
        ProjectFile.write(to, now);
        synchronized (this) {
            file = to;
            saved = now;
        }
    }

    /** @param listener is called after each change of project, file or dirty state */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** A file that is gone is made again. */
    private void requireUnchanged() {
        Path now;
        Project expected;
        synchronized (this) {
            now = file;
            expected = saved;
        }
        if (Files.exists(now) && !ProjectFile.read(now).equals(expected)) {
            throw new Problem("project-changed", "Somebody else has changed the project file since it was opened here.",
                    now.toString(), "Save under another name (File, Save as), and compare both.").asException();
        }
    }

    private static void requireNew(Path file) {
        if (Files.exists(file)) {
            throw new Problem("project-exists", "There is a file of this name already.", file.toString(),
                    "Choose another name or location, or open that project.").asException();
        }
    }
}
