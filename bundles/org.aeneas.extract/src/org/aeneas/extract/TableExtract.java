package org.aeneas.extract;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.internal.FolderTarget;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.staging.Compression;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.Format;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.SourceFile;
import org.aeneas.staging.StagedObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extracts one table, start to end: plans it, or goes on where a task that was interrupted stopped. Called again with
 * the same arguments and files after it has ended, it says again what it did.
 */
public final class TableExtract {
    private static final Logger LOG = LoggerFactory.getLogger(TableExtract.class);

    /**
     * @param asOf       epoch second by which it is decided what is expired; empty for now, or for what the task that
     *                   goes on has fixed
     * @param chunkBytes about so many bytes, uncompressed at the source, become one object
     */
    public record Options(Format format, Compression compression, OptionalLong asOf, long chunkBytes,
            Extraction.Options running) {

        /** Small enough that threads end together, large enough that opening files does not count. */
        public static final long CHUNK_BYTES = 32L << 20;

        public static Options of(Format format, Compression compression) {
            return new Options(format, compression, OptionalLong.empty(), CHUNK_BYTES, Extraction.Options.defaults());
        }

        public Options withThreads(int threads) {
            return new Options(format, compression, asOf, chunkBytes, running.withThreads(threads));
        }

        public Options withAsOf(long second) {
            return new Options(format, compression, OptionalLong.of(second), chunkBytes, running);
        }

        public Options withChunkBytes(long bytes) {
            return new Options(format, compression, asOf, bytes, running);
        }

        public Options withRunning(Extraction.Options newRunning) {
            return new Options(format, compression, asOf, chunkBytes, newRunning);
        }
    }

    private final TableMapping mapping;
    private final RowSource source;
    private final List<SourceFile> files;
    private final Options options;

    /**
     * @param source stays open
     * @param files  that the source reads: a task does not go on with others; empty if it reads none
     * @throws org.aeneas.core.ProblemException {@code compression-unsupported} if nobody reads the format so
     */
    public TableExtract(TableMapping mapping, RowSource source, List<SourceFile> files, Options options) {
        if (!options.format().allows(options.compression())) {
            throw new Problem("compression-unsupported",
                    "AWS DMS reads " + options.format().id() + " uncompressed only.", options.compression().id(),
                    "Leave the compression out, or choose another format.").asException();
        }
        this.mapping = mapping;
        this.source = source;
        this.files = List.copyOf(files);
        this.options = options;
    }

    /** What a source over these SSTables reads. */
    public static List<SourceFile> files(SSTableSet sstables) {
        return sstables.files().stream().map(sstable -> SourceFile.of(sstable.data())).toList();
    }

    /**
     * Extracts to a folder, in which the task also remembers how far it is until it has ended.
     *
     * @throws org.aeneas.core.ProblemException see {@link Extraction#run}; chunks that cannot be read are in the report
     */
    public ExtractReport run(Path out, Progress progress) {
        return run(Target.folder(out), out.resolve(FolderTarget.TASKS), progress);
    }

    /**
     * Extracts to any target.
     *
     * @param tasks folder in which the task remembers how far it is, and keeps objects on their way
     */
    public ExtractReport run(Target target, Path tasks, Progress progress) {
        target.check();
        Path folder = tasks.resolve(mapping.source().qualifiedName());
        boolean goesOn = true;
        TaskStore store = TaskStore.open(folder);
        try {
            ExtractReport report = run(target, store, progress);
            goesOn = !report.complete();
            return report;
        } finally {
            if (goesOn && store.plan().isPresent()) {
                store.close();
            } else {
                store.delete();
                removeIfEmpty(tasks);
            }
        }
    }

    private ExtractReport run(Target target, TaskStore store, Progress progress) {
        ExtractPlan plan = plan(store.plan());
        if (store.plan().isEmpty()) {
            Optional<ExtractReport> ended = ended(plan, target);
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        Map<String, Extraction.Table> tables = Map.of(mapping.source().qualifiedName(),
                new Extraction.Table(mapping, source));
        return new Extraction(plan, tables, target, store, options.running()).run(progress);
    }

    /** The chunks of a task that was begun stay as they are, whatever size they are wished to have now. */
    private ExtractPlan plan(Optional<ExtractPlan> begun) {
        ExtractPlan.TablePlan table = ExtractPlan.TablePlan.of(mapping, source, files, options.chunkBytes());
        Optional<ExtractPlan.TablePlan> same = begun.flatMap(plan -> plan.table(table.qualifiedName()));
        ExtractPlan.TablePlan chosen = same.map(old -> table.withChunks(old.chunks())).orElse(table);
        long asOf = options.asOf()
                .orElseGet(() -> begun.map(ExtractPlan::asOf).orElseGet(() -> Instant.now().getEpochSecond()));
        return ExtractPlan.of(asOf, options.format(), options.compression(), List.of(chosen));
    }

    /** What this very extraction has staged there already, if it has come to its end. */
    private Optional<ExtractReport> ended(ExtractPlan plan, Target target) {
        Layout layout = plan.tables().get(0).layout();
        Optional<byte[]> json = target.read(layout.manifest());
        if (json.isEmpty() || files.isEmpty()) { // without files nobody knows whether the rows are still the same
            return Optional.empty();
        }
        Manifest manifest = Manifest.parse(target.describe(layout.manifest()), json.get());
        long asOf = options.asOf().orElse(manifest.plan().asOf());
        Map<String, Long> staged = manifest.objects().stream()
                .collect(Collectors.toMap(StagedObject::name, StagedObject::bytes));
        boolean whole = manifest.complete() && staged.equals(target.sizes(layout.data()));
        if (!whole || !plan.at(asOf).id().equals(manifest.plan().id())) {
            return Optional.empty();
        }
        return Optional.of(new ExtractReport(manifest.plan().id(), List.of(ExtractReport.Table.of(manifest)),
                Duration.ZERO));
    }

    private static void removeIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            LOG.debug("Other tasks are not finished", e);
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }
}
