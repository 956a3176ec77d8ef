package org.aeneas.cli.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.project.ProjectFile;
import org.aeneas.project.ProjectSession;

import picocli.CommandLine.Option;

/** On which project a command works. */
final class ProjectOptions {

    @Option(names = "--project", paramLabel = "FILE",
            description = "Project file, or a folder with only one. Default: the only one in this folder.")
    private Path file;

    boolean given() {
        return file != null;
    }

    /** Whether there is a project though none was named. */
    static boolean isHere() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(""), "*" + ProjectFile.SUFFIX)) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws org.aeneas.core.ProblemException {@code project-missing}, {@code project-ambiguous}, those of reading */
    ProjectSession open() {
        Path named = file == null ? Path.of("").toAbsolutePath() : file;
        return ProjectSession.open(Files.isDirectory(named) ? ProjectFile.onlyOne(named) : named);
    }
}
