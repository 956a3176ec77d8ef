package org.aeneas.cassandra.internal.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.cassandra.node.TaskSnapshot;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/**
 * What is known, whatever kills the process, of the snapshot of a task.
 *
 * @param nodes    that may have it, as their connectors call them
 * @param snapshot once it is there, on all of them
 */
public record SnapshotNote(String task, List<String> nodes, Optional<TaskSnapshot> snapshot) {
    private static final String SUFFIX = ".snapshot";

    public SnapshotNote {
        nodes = List.copyOf(nodes);
    }

    /** The same for all tasks and nodes, so that nobody takes it for one of his. */
    public static String snapshotName(String task) {
        return "aeneas-" + task;
    }

    public static Optional<SnapshotNote> read(Path folder, String task) {
        Path file = file(folder, task);
        try {
            return Optional.of(new NoteReader(task).read(Files.readAllLines(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Problem("snapshot-note-damaged", "What was noted of the task's snapshot is damaged.",
                    file.toString(), "Clear the snapshot " + snapshotName(task) + " on the nodes (nodetool "
                            + "clearsnapshot -t), delete the file and create the task again.").asException(e);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /** The tasks of all notes. */
    public static List<String> tasks(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length())).sorted().toList();
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    /** Returns when it is on the disk. */
    public void write(Path folder) {
        DurableFiles.write(file(folder, task), NoteWriter.text(this).getBytes(StandardCharsets.UTF_8));
    }

    public void delete(Path folder) {
        Path file = file(folder, task);
        try {
            Files.deleteIfExists(file);
            DurableFiles.syncFolder(folder);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private static Path file(Path folder, String task) {
        if (!task.matches("[A-Za-z0-9-]{1,100}")) {
            throw new IllegalArgumentException("not the id of a task: " + task);
        }
        return folder.resolve(task + SUFFIX);
    }
}
