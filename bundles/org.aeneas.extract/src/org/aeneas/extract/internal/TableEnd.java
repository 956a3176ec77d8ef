package org.aeneas.extract.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.extract.Target;
import org.aeneas.extract.TaskStore;
import org.aeneas.mapping.DmsDefinitions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.Format;
import org.aeneas.staging.JsonFiles;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedWriter;

/** Writes what describes a table's staged objects, when all that can be staged is; the manifest last. */
final class TableEnd {
    private static final int BUFFER = 256 * 1024;

    private final TableRun run;
    private final Target target;
    private final TaskStore store;

    TableEnd(TableRun run, Target target, TaskStore store) {
        this.run = run;
        this.target = target;
        this.store = store;
    }

    Manifest write() {
        Manifest manifest = run.manifest();
        rejects();
        if (manifest.plan().format() == Format.DMS_CSV) {
            List<TableMapping> mapping = List.of(run.mapping());
            byte[] columns = JsonFiles.pretty(DmsDefinitions.externalTables(mapping));
            byte[] rules = JsonFiles.pretty(DmsDefinitions.tableMappings(mapping));
            target.put(run.layout().externalTableDefinition(), columns);
            target.put(run.layout().tableMappings(), rules);
        }
        target.put(run.layout().manifest(), manifest.toJson());
        return manifest;
    }

    /** The chunks' rejects in the chunks' order: the same whichever thread was first. */
    private void rejects() {
        List<Path> parts = run.done().stream().filter(chunk -> chunk.counts().rejects() > 0)
                .map(chunk -> store.rejects(run.layout(), chunk.number())).toList();
        String name = run.layout().rejects();
        if (parts.isEmpty()) {
            target.put(name, new byte[0]);
            return;
        }
        Path file = target.place(name, store.staging());
        try (StagedWriter writer = new StagedWriter(name, file, StagedWriter.Space.UNLIMITED, target.form())) {
            parts.forEach(part -> append(part, writer));
            StagedObject joined = writer.complete().orElseThrow();
            target.deliver(joined, file, Progress.NONE);
        }
    }

    private void append(Path part, StagedWriter writer) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = target.form().read(part, 0)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                writer.write(buffer, 0, read);
            }
        } catch (IOException e) {
            throw DurableFiles.problem(part, e);
        }
    }
}
