package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.staging.DurableFiles;

/** What of a table is not in DynamoDB and why, a line of JSON each, in one file a table. */
public final class TableRejects {

    private TableRejects() {
    }

    /** Of all stages. */
    public static Path file(Path taskFolder, String table) {
        return taskFolder.resolve("rejects").resolve(table + ".jsonl");
    }

    /** Of the extraction alone. */
    static Path extracted(Path taskFolder, String table) {
        return taskFolder.resolve("rejects").resolve(table + ".extract");
    }

    /** Puts together what the stages have left; a part that is not there has no rejects. */
    static void join(Path taskFolder, String table, List<Path> parts) {
        Path file = file(taskFolder, table);
        Path partial = DurableFiles.partial(file);
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(partial)) {
                for (Path part : parts) {
                    if (Files.exists(part)) {
                        Files.copy(part, out);
                    }
                }
            }
            DurableFiles.moveIntoPlace(partial, file);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
