package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/** Whether a directory answers, and has in it what it should. */
record DirectoryCheck(Path directory) {
    private static final long ANSWER_SECONDS = 10;

    /** A mount point whose mount is lost is a directory that cannot be listed, or an empty one. */
    Optional<Problem> lost() {
        return ask(List.of());
    }

    /** @param files that must be there, too */
    Optional<Problem> lacks(List<String> files) {
        return ask(files);
    }

    /** On a thread of its own: a call of a file system behind a lost connection may never return. */
    private Optional<Problem> ask(List<String> files) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread asking = new Thread(() -> answer.complete(look(files)), "aeneas-source-check");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS).map(this::problem);
        } catch (TimeoutException e) {
            return Optional.of(problem("it does not answer"));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    private Optional<String> look(List<String> files) {
        Set<String> found = new HashSet<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.forEach(entry -> found.add(entry.getFileName().toString()));
        } catch (IOException e) {
            return Optional.of(DurableFiles.reason(e));
        } catch (UncheckedIOException e) {
            return Optional.of(DurableFiles.reason(e.getCause()));
        }
        if (found.isEmpty()) {
            return Optional.of("it is empty");
        }
        return files.stream().filter(file -> !found.contains(file)).findFirst().map(file -> "it has no " + file);
    }

    private Problem problem(String why) {
        return new Problem("source-lost", "A directory that the task reads is not to be reached: " + why + ".",
                directory.toString(), "Mount the file system again; the task goes on by itself.");
    }
}
