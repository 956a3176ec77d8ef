package org.aeneas.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.load.CheckpointFile;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.Preparation;
import org.aeneas.load.RejectFile;
import org.aeneas.load.TableDefinitions;
import org.aeneas.load.TableLoader;
import org.aeneas.load.TablePreparation;
import org.aeneas.load.Target;
import org.aeneas.mapping.MappingJson;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.Format;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.StagedObject;

/** Prepares a table in DynamoDB and loads what is staged for it; remembers how far it is. */
record StagedLoad(AwsSession session, Preparation preparation, Capacity capacity, Map<String, String> tags, LoadOptions options) {

    /** @param state folder for the checkpoint; a later call with the same goes on where this one stopped */
    LoadReport run(StagedFiles staged, Manifest manifest, Path state, Progress progress) {
        if (manifest.plan().format() != Format.DYNAMODB_JSON) {
            throw new Problem("format-not-loadable", "Files of the format " + manifest.plan().format().id()
                    + " are for AWS DMS.", manifest.keyspace() + "." + manifest.table(),
                    "Extract the table with --format dynamodb-json to load it from here.").asException();
        }
        TableMapping mapping = MappingJson.readMapping(manifest.mapping());
        Path folder = state.resolve(manifest.plan().id());
        Path remembered = folder.resolve(mapping.targetTable() + ".checkpoint");
        LoadReport report = run(staged, manifest, mapping, folder, remembered, progress);
        if (report.complete()) {
            forget(remembered);
        }
        return report;
    }

    private LoadReport run(StagedFiles staged, Manifest manifest, TableMapping mapping, Path folder, Path remembered,
            Progress progress) {
        Definition definition = TableDefinitions.of(mapping, capacity, tags);
        try (CheckpointFile checkpoint = new CheckpointFile(remembered)) {
            Set<String> loaded = manifest.objects().stream().filter(object -> checkpoint.loaded(object).isPresent())
                    .map(StagedObject::name).collect(Collectors.toSet());
            try (RejectFile rejects = new RejectFile(folder.resolve(mapping.targetTable() + ".rejects"),
                    reject -> loaded.contains(reject.object()))) {
                // What an interrupted run has loaded must not be dropped by the next one.
                Preparation once = loaded.isEmpty() ? preparation : Preparation.DO_NOTHING;
                if (once != Preparation.DO_NOTHING) {
                    staged.requireObjects(manifest);
                }
                new TablePreparation(session, options).prepare(definition, once, progress);
                return new TableLoader(session.items(), Target.of(definition), options)
                        .load(manifest.objects(), staged.objects(), checkpoint, rejects, manifest.totals().staged(), progress);
            }
        }
    }

    /** A load that has ended is not remembered: who loads again, perhaps into a new table, wants all of it. */
    private static void forget(Path checkpoint) {
        try {
            Files.deleteIfExists(checkpoint);
        } catch (IOException e) {
            throw new Problem("file-unwritable", "The load is done, but its checkpoint cannot be removed: " + e.getMessage(),
                    checkpoint.toString(), "Remove the file before you load the table again.").asException(e);
        }
    }
}
