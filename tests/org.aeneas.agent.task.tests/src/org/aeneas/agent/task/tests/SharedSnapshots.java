package org.aeneas.agent.task.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.aeneas.agent.task.NodeSnapshots;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Progress;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;

/** Nodes whose directories hold the tables' SSTables, and a ring that is cut at given tokens. */
final class SharedSnapshots implements NodeSnapshots {
    private final Map<String, Path> nodes = new TreeMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private List<String> files = List.of();

    /** @param data what {@link Tables#copyTo} has filled */
    SharedSnapshots node(String name, Path data) {
        nodes.put(name, data);
        return this;
    }

    /** Files that must be in all directories. */
    SharedSnapshots files(String... names) {
        files = List.of(names);
        return this;
    }

    /** The next part of the ring, up to a token; empty for the rest of it. */
    SharedSnapshots upTo(String token, String... owners) {
        String start = parts.isEmpty() ? "" : parts.get(parts.size() - 1).range().end();
        parts.add(new Part(new TokenRange(start, token), Set.copyOf(Arrays.asList(owners))));
        return this;
    }

    /** What was begun and ended, in order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized void begin(Task task, Progress progress) {
        calls.add("begin " + task.spec().name());
    }

    @Override
    public Found find(Task task, TableSchema table) {
        List<Directory> directories = nodes.entrySet().stream().map(node -> new Directory(node.getKey(),
                Tables.directory(node.getValue(), table.qualifiedName()), files)).toList();
        return new Found("org.apache.cassandra.dht.Murmur3Partitioner", directories, parts);
    }

    @Override
    public synchronized void end(Task task) {
        calls.add("end " + task.spec().name());
    }
}
