package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.aws.ObjectStore;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.extract.ExtractReport;
import org.aeneas.extract.Extraction;
import org.aeneas.extract.TableExtract;
import org.aeneas.extract.Target;
import org.aeneas.extract.TaskStore;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.Counts;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.PartListener;
import org.aeneas.staging.SourceFile;

/** The stages Extract and Upload of a table. */
final class TableExtraction {
    private static final int UPLOADS = 4;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

    private final RunContext run;
    private final TableMapping mapping;
    private final TableMeter meter;
    private final PartListener chunks;
    private final Layout layout;
    private final Target target;

    /** @param saved is called after each chunk that is confirmed on S3 */
    TableExtraction(RunContext run, TableMapping mapping, TableMeter meter, Runnable saved) {
        TaskSpec spec = run.spec();
        this.run = run;
        this.mapping = mapping;
        this.meter = meter;
        this.chunks = meter.chunks(saved);
        this.layout = new Layout(mapping.source().keyspace(), mapping.source().name());
        this.target = new StagingTarget(s3(run), layout, meter, run.log(),
                rejects().extracted(),
                spec.deleteLocalFiles() ? Optional.empty() : Optional.of(run.output()));
    }

    /** Where a task stages. */
    static Target s3(RunContext run) {
        TaskSpec spec = run.spec();
        return Target.bucket(run.session().objects(), spec.bucket(), run.prefix(), encryption(spec.encryption()),
                run.form());
    }

    private static ObjectStore.Encryption encryption(Encryption chosen) {
        return switch (chosen.mode()) {
            case NONE -> new ObjectStore.Encryption.BucketDefault();
            case SSE_S3 -> new ObjectStore.Encryption.S3Managed();
            case SSE_KMS -> new ObjectStore.Encryption.Kms(chosen.keyId().orElseThrow());
        };
    }

    /**
     * Returns when all rows are staged on S3.
     *
     * @throws ProblemException of the first chunk that cannot be read, and of what stops the extraction
     */
    Counts run() {
        try (TableSources.Opened source = run.sources().open(run.task(), mapping.source())) {
            Optional<Counts> ended = endedWithoutFiles(source.files());
            Counts counts = ended.isPresent() ? ended.get() : extract(source);
            rejects().joinExtracted();
            return counts;
        }
    }

    private Counts extract(TableSources.Opened source) {
        TableExtract extract = new TableExtract(mapping, source.rows(), source.files(), options());
        ExtractReport.Table report = extract.run(target, run.extracts(), meter.rows(run.halt())).tables().get(0);
        report.failed().stream().findFirst().ifPresent(chunk -> {
            throw chunk.problem().asException();
        });
        return report.counts();
    }

    private TableRejects rejects() {
        return new TableRejects(run.folder(), name(), run.form());
    }

    private String name() {
        return mapping.source().qualifiedName();
    }

    /** @throws ProblemException if it is not there */
    Manifest manifest() {
        return staged().orElseThrow(() -> new Problem("manifest-missing",
                "The table was staged, but its manifest is gone.", target.describe(layout.manifest()),
                "Do not remove staged objects before the task is done; create the task again.").asException());
    }

    /**
     * An extraction of no files cannot tell whether it has ended already; but there are no rows, and the second as of
     * which none were found is ours.
     */
    private Optional<Counts> endedWithoutFiles(List<SourceFile> files) {
        Path store = run.extracts().resolve(name());
        if (!files.isEmpty() || TaskStore.begun(store)) {
            return Optional.empty();
        }
        return staged().filter(manifest -> manifest.complete() && manifest.plan().sources().isEmpty()
                && manifest.plan().asOf() == run.task().asOf().orElseThrow()).map(Manifest::totals);
    }

    private Optional<Manifest> staged() {
        return target.read(layout.manifest()).map(json -> Manifest.parse(target.describe(layout.manifest()), json));
    }

    private TableExtract.Options options() {
        TaskSpec spec = run.spec();
        int readers = run.settings().readers();
        int threads = Math.min(spec.threads(), readers > 0 ? readers : Runtime.getRuntime().availableProcessors());
        // A task extracts one table at a time, so that this many extractions share the disk.
        long disk = Math.max(1, run.settings().diskLimit() / run.settings().tasksAtOnce());
        return TableExtract.Options.of(spec.format(), spec.compression()).withAsOf(run.task().asOf().orElseThrow())
                .withChunkBytes(run.settings().chunkBytes())
                .withRunning(new Extraction.Options(threads, UPLOADS, disk, RETRY_PAUSE, chunks));
    }
}
