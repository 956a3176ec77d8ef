package org.aeneas.project.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.aeneas.project.internal.Require;
import org.slf4j.event.Level;

/**
 * What is logged, and where.
 *
 * @param folder       of the log files; empty for the product's own
 * @param fileSize     of one, MB, 1 to 1024
 * @param files        how many are kept, 1 to 100
 * @param levels       of modules that differ from the level of {@link LogModule#GENERAL}, which is INFO unless it is here
 * @param extractorLog folder for logs that are downloaded from agents
 */
public record LoggingSettings(Optional<Path> folder, int fileSize, int files, Map<LogModule, Level> levels,
        Optional<Path> extractorLog) {

    public static final LoggingSettings DEFAULT = new LoggingSettings(Optional.empty(), 10, 5, Map.of(),
            Optional.empty());

    public LoggingSettings {
        folder = Require.optional(folder);
        Require.range("The size of a log file in MB", fileSize, 1, 1024);
        Require.range("The number of log files", files, 1, 100);
        levels = Require.sorted("The list of log levels", levels);
        extractorLog = Require.optional(extractorLog);
    }
}
