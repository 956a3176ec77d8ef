package org.aeneas.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.aeneas.core.ProblemException;
import org.aeneas.project.internal.JsonFile;
import org.aeneas.project.internal.Require;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The project files that were last open, the last one first, at most {@value #MOST}. For many threads. */
public final class RecentProjects {
    public static final int MOST = 10;

    private static final Logger LOG = LoggerFactory.getLogger(RecentProjects.class);
    private static final JsonFile<Content> FILE = new JsonFile<>("recent-projects", "list of recent projects", 1,
            Content.class);

    private final Path file;

    RecentProjects(Path file) {
        this.file = file;
    }

    private record Content(List<Path> projects) {
        Content {
            projects = Require.copy("The list of recent projects", projects);
        }
    }

    /** Some of them may be gone meanwhile. */
    public synchronized List<Path> list() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return FILE.read(file).projects();
        } catch (ProblemException e) {
            LOG.warn("The list of recent projects begins anew: {}", e.problem().what());
            return List.of();
        }
    }

    /** Puts a project first. */
    public void opened(Path project) {
        change(project, list -> list.add(0, project.toAbsolutePath().normalize()));
    }

    public void forget(Path project) {
        change(project, list -> { });
    }

    private synchronized void change(Path project, Consumer<List<Path>> change) {
        List<Path> projects = new ArrayList<>(list());
        projects.remove(project.toAbsolutePath().normalize());
        change.accept(projects);
        FILE.write(file, new Content(projects.subList(0, Math.min(MOST, projects.size()))));
    }
}
