package org.aeneas.cassandra.internal.node;

import java.util.List;
import java.util.stream.Stream;

import org.aeneas.cassandra.node.Coverage;
import org.aeneas.cassandra.node.Host;
import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.TaskSnapshot;

/** The text of a note: a line a fact, its fields apart by tabs, the kind of fact first. See {@link NoteReader}. */
final class NoteWriter {
    static final String HEADER = "aeneas-snapshot 1";
    static final String END = "end";

    private final StringBuilder text = new StringBuilder(HEADER).append('\n');

    private NoteWriter() {
    }

    static String text(SnapshotNote note) {
        NoteWriter writer = new NoteWriter();
        note.nodes().forEach(node -> writer.line("on", node));
        note.snapshot().ifPresent(writer::snapshot);
        writer.line(END);
        return writer.text.toString();
    }

    private void snapshot(TaskSnapshot snapshot) {
        Coverage coverage = snapshot.coverage();
        line("snapshot", snapshot.name(), coverage.datacenter(), coverage.partitioner());
        snapshot.tables().forEach(table -> line("table", table.keyspace(), table.table()));
        snapshot.nodes().forEach(part -> {
            Host host = part.host();
            line("node", part.node(), host.id(), host.address(), host.datacenter(), host.rack());
            part.folders().forEach(folder -> folder(part.node(), folder));
        });
        coverage.absent().forEach(host -> line("absent", host.id(), host.address(), host.datacenter(), host.rack()));
        coverage.keyspaces().forEach((keyspace, parts) -> parts.forEach(part -> line(Stream.concat(
                Stream.of("part", keyspace, part.range().start(), part.range().end()), part.addresses().stream())
                .toArray(String[]::new))));
    }

    private void folder(String node, SnapshotFolder folder) {
        line(Stream.concat(Stream.of("folder", node, folder.table().keyspace(), folder.table().table(),
                folder.dataFolder(), folder.relative()), folder.files().stream()).toArray(String[]::new));
    }

    private void line(String... fields) {
        for (String field : List.of(fields)) {
            if (field.indexOf('\t') >= 0 || field.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a name with a tab or a line's end: " + field);
            }
        }
        text.append(String.join("\t", fields)).append('\n');
    }
}
