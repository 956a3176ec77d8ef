package org.aeneas.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableImports;
import org.aeneas.aws.TableImports.Description;
import org.aeneas.aws.TableImports.Failure;
import org.aeneas.aws.TableImports.Source;
import org.aeneas.aws.TableImports.Status;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.internal.ImportNote;
import org.aeneas.load.internal.ImportRejects;
import org.aeneas.load.internal.ImportWait;
import org.aeneas.load.internal.LineKeys;
import org.aeneas.load.internal.SourceCheck;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;

/**
 * Lets DynamoDB import the objects from S3: into a new table only, without write units and without this machine, at
 * DynamoDB's own pace. Nobody can cancel an import; a load that was interrupted finds its import again and never begins
 * a second one.
 */
public final class ImportEngine implements LoadEngine {
    /** Somebody made a table since room was made, or the import is forgotten: the next run shall begin anew. */
    private static final Set<String> OUTDATED = Set.of("table-exists", "import-missing");

    private final AwsSession session;
    private final TableImports imports;
    private final String bucket;
    private final String prefix;

    /** @param prefix before the staged objects' names: empty, or ending in {@code /} */
    public ImportEngine(AwsSession session, String bucket, String prefix) {
        this.session = session;
        this.imports = session.imports();
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** @param progress counts what DynamoDB says: it may say nothing until the import ends */
    @Override
    public LoadReport load(LoadTask task, Progress progress) {
        long start = System.nanoTime();
        LoadCounts counts;
        if (task.manifest().objects().isEmpty()) {
            new TablePreparation(session, LoadOptions.DEFAULT).prepare(task.definition(), task.preparation(),
                    progress);
            counts = LoadCounts.NONE;
        } else {
            Description ended = run(task, progress);
            counts = settle(task, ended, progress);
            requireAll(task, ended);
        }
        LoadTask.forget(task.checkpoint());
        return new LoadReport(task.manifest().objects().size(), 0, counts, List.of(), 0, 0, 0, 0,
                Duration.ofNanos(System.nanoTime() - start));
    }

    private Description run(LoadTask task, Progress progress) {
        try (ImportNote note = ImportNote.open(task.importNote())) {
            Description begun = note.arn().map(imports::describe).orElseGet(() -> begin(task, note, progress));
            progress.begin("Importing into " + task.table(), "items", task.manifest().totals().staged());
            return new ImportWait(imports, progress).untilEnded(begun);
        } catch (ProblemException e) {
            if (OUTDATED.contains(e.problem().code())) {
                LoadTask.forget(task.importNote());
            }
            throw e;
        }
    }

    private Description begin(LoadTask task, ImportNote note, Progress progress) {
        boolean again = note.token().isPresent();
        String token = note.token().orElseGet(() -> UUID.randomUUID().toString());
        List<Description> known = imports.find(task.table(), token);
        Optional<Description> ours = known.stream().filter(other -> other.token().equals(token)).findFirst();
        if (ours.isPresent()) {
            note.began(token, ours.get().arn());
            return ours.get();
        }
        if (!known.isEmpty()) {
            throw new Problem("import-running", "DynamoDB is importing into a table of this name already: "
                    + known.get(0).arn() + ".", task.table(), "Wait until it has ended, then start this again.")
                    .asException();
        }
        new SourceCheck(session, bucket, prefix).check(task.manifest());
        if (!again) {
            makeRoom(task, progress);
            note.begins(token);
        }
        return begin(task, note, token);
    }

    private Description begin(LoadTask task, ImportNote note, String token) {
        Manifest manifest = task.manifest();
        Source source = new Source(bucket, prefix + new Layout(manifest.keyspace(), manifest.table()).data(),
                TableImports.Compression.valueOf(manifest.plan().compression().name()));
        Description begun = imports.begin(token, source, task.definition());
        note.began(token, begun.arn());
        return begun;
    }

    private void makeRoom(LoadTask task, Progress progress) {
        if (session.tables().describe(task.table()).isEmpty()) {
            return;
        }
        if (task.preparation() != Preparation.DROP_TABLES) {
            throw new Problem("import-needs-new-table", "An import makes a new table, and there is one of this name.",
                    task.table(), "Let it be dropped (--prepare drop), choose another name for the target table, or "
                    + "load item by item (--engine items).").asException();
        }
        // With the table goes what an item load that was interrupted has put in.
        LoadTask.forget(task.checkpoint());
        progress.begin("Dropping " + task.table());
        session.tables().delete(task.table(), progress);
    }

    /** Makes the table what a load item by item leaves, if the import has left one. */
    private LoadCounts settle(LoadTask task, Description ended, Progress progress) {
        boolean usable = ended.status() == Status.COMPLETED || refusedItemsOnly(ended);
        if (!usable || session.tables().describe(task.table()).isEmpty()) {
            LoadTask.forget(task.importNote());
            throw failed(task, ended).asException();
        }
        progress.begin("Finishing " + task.table());
        session.tables().create(task.definition(), progress);
        session.tables().tag(task.table(), task.definition().tags());
        try (RejectFile rejects = new RejectFile(task.rejects(), reject -> false)) {
            LineKeys keys = new LineKeys(ObjectSource.bucket(session.objects(), bucket, prefix),
                    Target.of(task.definition()));
            new ImportRejects(imports, prefix, keys, rejects).write(ended, progress);
        }
        LoadTask.forget(task.importNote());
        return new LoadCounts(ended.importedItems(), 0, ended.errors());
    }

    private static boolean refusedItemsOnly(Description ended) {
        return ended.failure().filter(failure -> failure.code().equals(Failure.ITEM_ERRORS)).isPresent();
    }

    private Problem failed(LoadTask task, Description ended) {
        String why = ended.failure().map(failure -> failure.code() + ": " + failure.message())
                .orElseGet(() -> ended.status() == Status.COMPLETED ? "its table is gone."
                        : "it is " + ended.status() + ".");
        boolean left = session.tables().describe(task.table()).isPresent();
        return new Problem("import-failed", "The import did not end well: " + why, task.table() + " " + ended.arn(),
                "Mend what the message names and start this again" + (left ? ", with --prepare drop: a part of the "
                + "items may be in the table." : "."));
    }

    private static void requireAll(LoadTask task, Description ended) {
        long staged = task.manifest().totals().staged();
        if (ended.importedItems() + ended.errors() != staged) {
            throw new Problem("import-incomplete", "Of " + staged + " staged items, " + ended.importedItems()
                    + " were imported and " + ended.errors() + " refused: where DynamoDB cannot read a line, it leaves "
                    + "the rest of the object.", task.table(), "See " + task.rejects()
                    + " for the lines; load with --engine items to put in what is missing.").asException();
        }
    }
}
