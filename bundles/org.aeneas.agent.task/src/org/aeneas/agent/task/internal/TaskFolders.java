package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.staging.DurableFiles;

/**
 * The folders of tasks. One that is to go is renamed before its task is forgotten: so what a kill leaves is either
 * taken back or removed, and a folder whose task nobody knows is never touched otherwise.
 */
public final class TaskFolders {
    private static final String DELETED = ".deleted";

    private final Path root;

    /** @param folder of the store */
    public TaskFolders(Path folder) {
        root = folder.resolve("tasks");
    }

    public Path of(String id) {
        return root.resolve(id);
    }

    public void markDeleted(String id) {
        if (!Files.exists(of(id))) {
            return;
        }
        try {
            Files.move(of(id), root.resolve(id + DELETED));
            DurableFiles.syncFolder(root);
        } catch (IOException e) {
            throw DurableFiles.problem(of(id), e);
        }
    }

    /** Removes what is marked, but takes it back where the task is still known. */
    public void finishDeletions(Set<String> known) {
        for (Path folder : marked()) {
            String name = folder.getFileName().toString();
            String id = name.substring(0, name.length() - DELETED.length());
            try {
                if (known.contains(id)) {
                    Files.move(folder, of(id));
                } else {
                    remove(folder);
                }
            } catch (IOException e) {
                throw DurableFiles.problem(folder, e);
            }
        }
    }

    private List<Path> marked() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> folder.getFileName().toString().endsWith(DELETED)).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw DurableFiles.problem(root, e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
