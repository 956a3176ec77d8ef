package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.extract.TableExtract;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;
import org.aeneas.staging.DurableFiles;

/** The SSTables of directories. */
public final class DirectorySources implements TableSources {
    private static final long ANSWER_SECONDS = 10;

    private final SSTables sstables;
    private final Function<TableSchema, List<Path>> directories;

    public DirectorySources(SSTables sstables, Function<TableSchema, List<Path>> directories) {
        this.sstables = sstables;
        this.directories = directories;
    }

    @Override
    public Opened open(Task task, TableSchema table) {
        SSTableSet set = sstables.find(table, directories.apply(table));
        return new Opened(sstables.open(table, set), TableExtract.files(set));
    }

    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        return directories.apply(table).stream().flatMap(directory -> lost(directory).stream()).findFirst();
    }

    /** On a thread of its own: a call of a file system behind a lost connection may never return. */
    private static Optional<Problem> lost(Path directory) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread asking = new Thread(() -> answer.complete(look(directory)), "aeneas-source-check");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS).map(why -> problem(directory, why));
        } catch (TimeoutException e) {
            return Optional.of(problem(directory, "it does not answer"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    /** A mount point whose mount is lost is a directory that cannot be listed, or an empty one. */
    private static Optional<String> look(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            return files.iterator().hasNext() ? Optional.empty() : Optional.of("it is empty");
        } catch (IOException e) {
            return Optional.of(DurableFiles.reason(e));
        }
    }

    private static Problem problem(Path directory, String why) {
        return new Problem("source-lost", "A directory that the task reads is not to be reached: " + why + ".",
                directory.toString(), "Mount the file system again; the task goes on by itself.");
    }
}
