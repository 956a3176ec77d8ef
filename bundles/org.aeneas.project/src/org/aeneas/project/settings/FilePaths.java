package org.aeneas.project.settings;

import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.project.internal.Require;

/**
 * Folders in which dialogs begin; empty for the user's home folder.
 *
 * @param projects of new projects
 * @param reports  of assessment reports that are saved
 * @param keys     of private keys for SSH
 */
public record FilePaths(Optional<Path> projects, Optional<Path> reports, Optional<Path> keys) {

    public static final FilePaths DEFAULT = new FilePaths(Optional.empty(), Optional.empty(), Optional.empty());

    public FilePaths {
        projects = Require.optional(projects);
        reports = Require.optional(reports);
        keys = Require.optional(keys);
    }
}
