package org.aeneas.cassandra.internal.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.aeneas.cassandra.node.Coverage;
import org.aeneas.cassandra.node.Host;
import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.cassandra.node.TaskSnapshot;
import org.aeneas.core.row.TokenRange;

/** Reads what {@link NoteWriter} wrote; {@link IllegalArgumentException} and its like if it is something else. */
final class NoteReader {
    private final String task;
    private final List<String> nodes = new ArrayList<>();
    private final List<TableName> tables = new ArrayList<>();
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, List<SnapshotFolder>> folders = new LinkedHashMap<>();
    private final List<Host> absent = new ArrayList<>();
    private final Map<String, List<Coverage.Part>> parts = new TreeMap<>();
    private String[] snapshot = {};

    NoteReader(String task) {
        this.task = task;
    }

    SnapshotNote read(List<String> lines) {
        if (lines.size() < 2 || !lines.get(0).equals(NoteWriter.HEADER)
                || !lines.get(lines.size() - 1).equals(NoteWriter.END)) {
            throw new IllegalArgumentException("not a whole note");
        }
        lines.subList(1, lines.size() - 1).forEach(line -> fact(line.split("\t", -1)));
        return new SnapshotNote(task, nodes, snapshot.length == 0 ? Optional.empty() : Optional.of(snapshot()));
    }

    private void fact(String[] line) {
        List<String> fields = List.of(line);
        switch (line[0]) {
            case "on" -> nodes.add(line[1]);
            case "snapshot" -> snapshot = line;
            case "table" -> tables.add(new TableName(line[1], line[2]));
            case "node" -> hosts.put(line[1], new Host(line[2], line[3], line[4], line[5]));
            case "folder" -> folders.computeIfAbsent(line[1], node -> new ArrayList<>()).add(new SnapshotFolder(
                    new TableName(line[2], line[3]), line[4], line[5], fields.subList(6, fields.size())));
            case "absent" -> absent.add(new Host(line[1], line[2], line[3], line[4]));
            case "part" -> parts.computeIfAbsent(line[1], keyspace -> new ArrayList<>()).add(new Coverage.Part(
                    new TokenRange(line[2], line[3]), fields.subList(4, fields.size())));
            default -> throw new IllegalArgumentException("no such fact: " + line[0]);
        }
    }

    private TaskSnapshot snapshot() {
        List<TaskSnapshot.NodePart> nodeParts = new ArrayList<>();
        hosts.forEach((node, host) -> nodeParts
                .add(new TaskSnapshot.NodePart(node, host, folders.getOrDefault(node, List.of()))));
        return new TaskSnapshot(snapshot[1], tables, nodeParts, new Coverage(snapshot[2], snapshot[3], parts, absent));
    }
}
