package org.aeneas.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.extract.internal.Journal;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.JsonFiles;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;

import com.fasterxml.jackson.core.JacksonException;

/**
 * What a task remembers, in a folder: its plan, the chunks that are done, their rejects, and objects on their way. It
 * may be killed at any instant: what it says is done is done. One process at a time; for many threads.
 */
public final class TaskStore implements AutoCloseable {
    private static final String PLAN = "plan.json";
    private static final String JOURNAL = "journal.jsonl";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;
    private Optional<ExtractPlan> plan;
    private Optional<Journal> journal = Optional.empty();

    private TaskStore(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
        this.plan = readPlan(folder.resolve(PLAN));
        if (plan.isPresent()) {
            journal = Optional.of(new Journal(folder.resolve(JOURNAL)));
        }
    }

    /**
     * Opens the store in that folder, making it if there is none.
     *
     * @throws org.aeneas.core.ProblemException {@code task-in-use} if another process has it open;
     *         {@code task-store-corrupt} if it is not what we wrote
     */
    public static TaskStore open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            try {
                lock(folder, lock);
                return new TaskStore(folder, lock);
            } catch (RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    /** Whether a task was begun in that folder. */
    public static boolean begun(Path folder) {
        return Files.exists(folder.resolve(PLAN));
    }

    /** The plan, once {@link #begin} has fixed it. */
    public Optional<ExtractPlan> plan() {
        return plan;
    }

    /** Fixes the plan. */
    public void begin(ExtractPlan newPlan) {
        if (plan.isPresent()) {
            throw new IllegalStateException("the plan is fixed: " + plan.get().id());
        }
        removeAllButLock();
        DurableFiles.write(folder.resolve(PLAN), JsonFiles.pretty(newPlan));
        plan = Optional.of(newPlan);
        journal = Optional.of(new Journal(folder.resolve(JOURNAL)));
    }

    /** The chunks of a table that are done, by number. */
    public Map<Integer, Manifest.Chunk> done(String qualifiedName) {
        return begunJournal().done(qualifiedName);
    }

    /** The chunk's object is confirmed at its target: returns when this will never be forgotten. */
    public void done(String qualifiedName, Manifest.Chunk chunk) {
        begunJournal().append(qualifiedName, chunk);
    }

    /** Where a chunk's rejects are kept until its table is complete. */
    public Path rejects(Layout table, int number) {
        return folder.resolve("rejects").resolve(table.keyspace()).resolve(table.table())
                .resolve(String.format(Locale.ROOT, "%08d.jsonl", number));
    }

    /** Where objects wait for their upload. */
    public Path staging() {
        return folder.resolve("staging");
    }

    /** Removes what a killed run left there: its chunks are not done. */
    public void clearStaging() {
        removeAllIn(staging(), path -> true);
    }

    /** Forgets the task. */
    public void delete() {
        removeAllButLock();
        close();
        try {
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            journal.ifPresent(Journal::close);
            journal = Optional.empty();
            lock.close();
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    private Journal begunJournal() {
        return journal.orElseThrow(() -> new IllegalStateException("no plan is fixed, or the store is closed"));
    }

    /** The plan goes first: a store without a plan is an empty one, whatever else is left in it. */
    private void removeAllButLock() {
        journal.ifPresent(Journal::close);
        journal = Optional.empty();
        plan = Optional.empty();
        try {
            Files.deleteIfExists(folder.resolve(PLAN));
            DurableFiles.syncFolder(folder);
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
        removeAllIn(folder, file -> !file.equals(folder) && !file.equals(folder.resolve(LOCK)));
    }

    private static void removeAllIn(Path folder, Predicate<Path> chosen) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(chosen).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw DurableFiles.problem(folder, e.getCause());
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    private static void lock(Path folder, FileChannel channel) throws IOException {
        Optional<FileLock> held;
        try {
            held = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            throw inUse(folder).asException(e);
        }
        if (held.isEmpty()) {
            throw inUse(folder).asException();
        }
    }

    private static Problem inUse(Path folder) {
        return new Problem("task-in-use", "Another process works on this task.", folder.toString(),
                "Wait until it has ended, or stop it.");
    }

    private static Optional<ExtractPlan> readPlan(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            ExtractPlan plan = JsonFiles.MAPPER.readValue(Files.readAllBytes(file), ExtractPlan.class);
            if (plan.version() != ExtractPlan.VERSION) {
                throw new Problem("task-store-version", "The task was begun by another version of Aeneas.",
                        file.toString(), "Finish it with that version, or delete the folder to begin anew.")
                        .asException();
            }
            return Optional.of(plan);
        } catch (JacksonException e) {
            throw Journal.corrupt(file, e);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
