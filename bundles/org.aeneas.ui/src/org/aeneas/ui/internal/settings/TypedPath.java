package org.aeneas.ui.internal.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Text;

/**
 * A path in a field of a form.
 *
 * @param label of the field
 */
record TypedPath(String label, Text field) {

    static TypedPath show(String label, Text field, Optional<Path> path) {
        field.setText(path.map(Path::toString).orElse(""));
        return new TypedPath(label, field);
    }

    /** Empty for a blank field; only where there is no mistake. */
    Optional<Path> path() {
        return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty()).map(Path::of);
    }

    /** What is wrong with the path of a folder, which need not be there. */
    Optional<String> mistake() {
        try {
            Optional<Path> path = path();
            if (path.filter(p -> !p.isAbsolute()).isPresent()) {
                return said(Messages.Path_NOT_ABSOLUTE);
            }
            return path.filter(p -> Files.exists(p) && !Files.isDirectory(p)).isPresent()
                    ? said(Messages.Path_NO_FOLDER) : Optional.empty();
        } catch (InvalidPathException e) {
            return said(Messages.Path_INVALID);
        }
    }

    /** As {@link #mistake}, of a folder that must be there. */
    Optional<String> mistakeIfMissing() {
        return mistake().or(() -> path().filter(p -> !Files.isDirectory(p)).flatMap(p -> said(Messages.Path_MISSING)));
    }

    /** What is wrong with the path of a file that must be there; nothing while the field is blank. */
    Optional<String> mistakeIfNoFile() {
        try {
            Optional<Path> path = path();
            if (path.filter(p -> !p.isAbsolute()).isPresent()) {
                return said(Messages.Path_NOT_ABSOLUTE);
            }
            return path.filter(p -> !Files.isRegularFile(p)).flatMap(p -> said(Messages.Path_NO_FILE));
        } catch (InvalidPathException e) {
            return said(Messages.Path_INVALID);
        }
    }

    boolean isBlank() {
        return field.getText().isBlank();
    }

    private Optional<String> said(String what) {
        return Optional.of(NLS.bind(what, Form.plain(label)));
    }
}
