package org.aeneas.cassandra.internal.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.aeneas.cassandra.node.TableName;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/**
 * What a task that follows changes did to the nodes: a line a fact, its fields apart by tabs.
 *
 * @param on     whether incremental backups are known to have been on, on all nodes, since it began
 * @param nodes  whether each made them before, by what its connector calls it
 * @param tables of the task
 * @param truncations snapshots that nodes had made before they truncated tables, before the task began
 */
public record BackupNote(boolean on, Map<String, Boolean> nodes, List<TableName> tables, Set<String> truncations) {
    public static final String SUFFIX = ".changes";
    private static final String END = "end";

    public static Optional<BackupNote> read(Path folder, String task) {
        Path file = folder.resolve(task + SUFFIX);
        try {
            return Optional.of(read(Files.readAllLines(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Problem("cycle-note-damaged", "What was noted of the task's incremental backups is damaged.",
                    file.toString(), "Delete the task and create it again.").asException(e);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private static BackupNote read(List<String> lines) {
        if (!lines.get(lines.size() - 1).equals(END)) {
            throw new IllegalArgumentException("not a whole note");
        }
        Map<String, Boolean> nodes = new TreeMap<>();
        List<TableName> tables = new ArrayList<>();
        Set<String> truncations = new TreeSet<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "node" -> nodes.put(fields[1], Boolean.valueOf(fields[2]));
                case "table" -> tables.add(new TableName(fields[1], fields[2]));
                case "truncation" -> truncations.add(fields[1]);
                default -> throw new IllegalArgumentException("no such fact: " + fields[0]);
            }
        }
        return new BackupNote(Boolean.parseBoolean(lines.get(0)), nodes, tables, truncations);
    }

    /** Returns when it is on the disk. */
    public void write(Path folder, String task) {
        StringBuilder text = new StringBuilder().append(on).append('\n');
        nodes.forEach((node, before) -> text.append("node\t").append(node).append('\t').append(before).append('\n'));
        tables.forEach(table -> text.append("table\t").append(table.keyspace()).append('\t').append(table.table())
                .append('\n'));
        truncations.forEach(name -> text.append("truncation\t").append(name).append('\n'));
        DurableFiles.write(folder.resolve(task + SUFFIX),
                text.append(END).append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
}
