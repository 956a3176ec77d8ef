package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A task's own log: a file that is followed by others when it is large. What the task's level lets through stands in
 * it; all goes to the agent's log too. For many threads.
 */
public final class TaskLog {
    private static final Logger LOG = LoggerFactory.getLogger(TaskLog.class);
    private static final long FILE_BYTES = 4L << 20;
    private static final int OLDER_FILES = 4;

    private final Path file;
    private final String task;
    private final Level level;

    /** @param folder of the task */
    public TaskLog(Path folder, String task, Level level) {
        this.file = folder.resolve("task.log");
        this.task = task;
        this.level = level;
    }

    /** Those that are there, the newest first. */
    public static List<Path> files(Path folder) {
        Stream<Path> older = IntStream.rangeClosed(1, OLDER_FILES).mapToObj(n -> folder.resolve("task.log." + n));
        return Stream.concat(Stream.of(folder.resolve("task.log")), older).filter(Files::exists).toList();
    }

    public void debug(String message) {
        write(Level.DEBUG, message);
    }

    public void info(String message) {
        write(Level.INFO, message);
    }

    /** Something was in the way: a warning, if it passes. */
    public void problem(ProblemException e) {
        Problem problem = e.problem();
        LOG.debug("Task {}", task, e);
        write(Causes.passes(problem) ? Level.WARN : Level.ERROR,
                problem.what() + " [" + problem.object() + "] " + problem.remedy());
    }

    public void error(String message, Throwable cause) {
        LOG.debug("Task {}", task, cause);
        write(Level.ERROR, message);
    }

    private void write(Level of, String message) {
        LOG.atLevel(of).log("Task {}: {}", task, message);
        if (of.toInt() < level.toInt()) {
            return;
        }
        String line = String.format(Locale.ROOT, "%s %-5s %s%n", Instant.now().truncatedTo(ChronoUnit.MILLIS), of,
                message);
        try {
            append(line);
        } catch (IOException | UncheckedIOException e) {
            // A full disk must not end the task; the agent's log has the line, and here why the task's has not.
            LOG.warn("The log {} cannot be written", file, e);
        }
    }

    private synchronized void append(String line) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) >= FILE_BYTES) {
            rotate();
        }
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        for (int number = OLDER_FILES; number > 0; number--) {
            Path from = number == 1 ? file : file.resolveSibling("task.log." + (number - 1));
            if (Files.exists(from)) {
                Files.move(from, file.resolveSibling("task.log." + number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
