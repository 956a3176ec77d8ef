package org.aeneas.project;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.aeneas.core.Problem;
import org.aeneas.project.internal.JsonFile;
import org.aeneas.staging.DurableFiles;

/**
 * Projects in files: JSON of which a line says one thing, in an order that does not change for nothing, without
 * secrets. A file is replaced as a whole, and is on disk before it has its name: after a crash there is the old project
 * or the new one.
 */
public final class ProjectFile {
    /** At the end of a project file's name. */
    public static final String SUFFIX = ".aeneas";

    private static final int VERSION = 2;
    private static final JsonFile<Project> FILE = new JsonFile<>("project", "project file", VERSION, Project.class);
    /** What Windows does not allow in names of files, and what would be another folder. */
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]|^\\.+|[. ]+$");

    private ProjectFile() {
    }

    /** The file of a new project: its name with {@value #SUFFIX} in the location that the user chose. */
    public static Path in(Path location, String projectName) {
        return location.resolve(NOT_IN_NAMES.matcher(projectName).replaceAll("_") + SUFFIX);
    }

    /**
     * The only project file of a folder.
     *
     * @throws org.aeneas.core.ProblemException {@code project-missing}, {@code project-ambiguous}
     */
    public static Path onlyOne(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
        if (found.isEmpty()) {
            throw new Problem("project-missing", "There is no project file in this folder.", folder.toString(),
                    "Name the project file, or make a project first.").asException();
        }
        if (found.size() > 1) {
            throw new Problem("project-ambiguous", "There are " + found.size() + " project files in this folder.",
                    folder.toString(), "Name one of them.").asException();
        }
        return found.get(0);
    }

    /**
     * Reads a project. Connects to nothing.
     *
     * @throws org.aeneas.core.ProblemException {@code project-damaged} with line and column, {@code project-newer},
     *         {@code project-foreign}, {@code project-too-large}, {@code file-missing} and others of files
     */
    public static Project read(Path file) {
        return FILE.read(file);
    }

    /**
     * Writes a project in place of what the file has. A symbolic link stays one.
     *
     * @throws org.aeneas.core.ProblemException of files; then the file is as it was
     */
    public static void write(Path file, Project project) {
        try {
            FILE.write(Files.exists(file) ? file.toRealPath() : file, project);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
