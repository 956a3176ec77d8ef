package org.aeneas.cassandra.internal.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/** What is fixed of a cycle beside its snapshot: a line a fact, its fields apart by tabs. */
public record CycleNote(Instant since, long asOf, Map<String, List<SnapshotFolder>> oldLinks,
        Map<String, List<SnapshotFolder>> links) {
    private static final String SUFFIX = ".cycle";
    private static final String OLD = "old";
    private static final String NEW = "new";
    private static final String END = "end";

    /** @param cycle the task's id and the cycle's number */
    public static Optional<CycleNote> read(Path folder, String cycle) {
        Path file = folder.resolve(cycle + SUFFIX);
        try {
            return Optional.of(read(Files.readAllLines(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Problem("cycle-note-damaged", "What was noted of a cycle of changes is damaged.",
                    file.toString(), "Delete the task and create it again.").asException(e);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private static CycleNote read(List<String> lines) {
        if (!lines.get(lines.size() - 1).equals(END)) {
            throw new IllegalArgumentException("not a whole note");
        }
        String[] first = lines.get(0).split("\t");
        Map<String, List<SnapshotFolder>> old = new TreeMap<>();
        Map<String, List<SnapshotFolder>> links = new TreeMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            List<String> fields = List.of(line.split("\t", -1));
            SnapshotFolder folder = new SnapshotFolder(new TableName(fields.get(2), fields.get(3)), fields.get(4),
                    fields.get(5), fields.subList(6, fields.size()));
            (fields.get(0).equals(OLD) ? old : links).computeIfAbsent(fields.get(1), node -> new ArrayList<>())
                    .add(folder);
        }
        return new CycleNote(Instant.parse(first[0]), Long.parseLong(first[1]), old, links);
    }

    /** Returns when it is on the disk. */
    public void write(Path folder, String cycle) {
        StringBuilder text = new StringBuilder(since + "\t" + asOf + "\n");
        oldLinks.forEach((node, folders) -> folders.forEach(links -> text.append(line(OLD, node, links))));
        links.forEach((node, folders) -> folders.forEach(links -> text.append(line(NEW, node, links))));
        DurableFiles.write(folder.resolve(cycle + SUFFIX),
                text.append(END).append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(String kind, String node, SnapshotFolder folder) {
        return String.join("\t", Stream.concat(Stream.of(kind, node, folder.table().keyspace(),
                folder.table().table(), folder.dataFolder(), folder.relative()), folder.files().stream()).toList())
                + "\n";
    }

    public static void delete(Path folder, String cycle) {
        Path file = folder.resolve(cycle + SUFFIX);
        try {
            if (Files.deleteIfExists(file)) {
                DurableFiles.syncFolder(folder);
            }
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
