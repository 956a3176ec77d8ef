package org.aeneas.sample.csv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionField.Kind;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.osgi.service.component.annotations.Component;

/**
 * The smallest engine that can be migrated from: a folder of CSV files, each of them a table. That it is a component
 * is all that makes it known: the workbench lists it for new projects, and agents say that they have it.
 */
@Component
public final class CsvEngine implements SourceEngine {
    static final String FOLDER = "folder";

    @Override
    public String id() {
        return "sample-csv";
    }

    @Override
    public String label() {
        return "CSV files";
    }

    /** Of these the workbench makes its form. The agent gets the same answers, so the path has to be the same there. */
    @Override
    public List<ConnectionField> connectionFields() {
        return List.of(new ConnectionField(FOLDER, ConnectionField.MAIN, "Folder", Kind.TEXT, true, ""));
    }

    /** The place to find out what is wrong: whatever is not right here, the user can still correct in the form. */
    @Override
    public SourceConnection connect(ConnectionSettings settings, Progress progress) {
        progress.check();
        Path folder = Path.of(settings.get(FOLDER).orElse(""));
        if (!folder.isAbsolute() || !Files.isDirectory(folder)) {
            throw new Problem("csv-folder", "There is no such folder.", folder.toString(),
                    "Name a folder of CSV files by its whole path.").asException();
        }
        return new CsvConnection(folder);
    }
}
