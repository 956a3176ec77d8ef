package org.aeneas.extract.changes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Progress;
import org.aeneas.core.row.ByteSink;
import org.aeneas.extract.Target;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.RowKey;
import org.aeneas.staging.ChangeCounts;
import org.aeneas.staging.ChangeManifest;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.Layout;
import org.aeneas.staging.RejectLog;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedWriter;

/**
 * Stages what changed in a table during one cycle. Done again it stages the same bytes, or finds that all is staged. A
 * row that cannot be represented any more has its item deleted, for it would be stale. For one thread.
 */
public final class ChangeStaging {
    /** Of an object, about, before compression. */
    private static final int OBJECT_BYTES = 32 << 20;
    private static final int FLUSH = 256 * 1024;
    private static final String REMOVED = "Removed: cannot be represented. ";

    /**
     * Which cycle of which table.
     *
     * @param number      from 1
     * @param asOf        epoch second by which it is decided what is expired
     * @param cdcFolder   of DMS: where all its objects of changes are
     * @param firstObject of DMS: the number of the first one, in the task's one sequence
     */
    public record Cycle(long number, long asOf, String cdcFolder, long firstObject) {
        /** Of a table that we load. */
        public static Cycle of(long number, long asOf) {
            return new Cycle(number, asOf, "", 1);
        }
    }

    private final TableMapping mapping;
    private final Layout layout;
    private final Format format;
    private final Compression compression;
    private final Target target;
    private final Path staging;
    private final ExpiryQueue expiries;

    /**
     * @param staging  folder for objects on their way
     * @param expiries is told which rows are to be read again
     */
    public ChangeStaging(TableMapping mapping, Format format, Compression compression, Target target, Path staging,
            ExpiryQueue expiries) {
        this.mapping = mapping;
        this.layout = new Layout(mapping.source().keyspace(), mapping.source().name());
        this.format = format;
        this.compression = compression;
        this.target = target;
        this.staging = staging;
        this.expiries = expiries;
    }

    /** What is staged of the cycle, if all of it is; of one without changes nothing is. */
    public Optional<ChangeManifest> staged(long cycle) {
        String name = layout.changeManifest(cycle);
        return target.read(name).map(json -> ChangeManifest.parse(target.describe(name), json));
    }

    /**
     * Returns when all of it is confirmed at the target, and the expiries are durable.
     *
     * @param changes  is read to its end
     * @param progress is told of each changed key
     * @throws org.aeneas.core.ProblemException where the source cannot be read or the target not be written
     */
    public ChangeManifest stage(Cycle cycle, ChangeCursor changes, Progress progress) {
        try (Run run = new Run(cycle, progress)) {
            while (changes.next()) {
                progress.check();
                run.take(changes);
                progress.worked(1);
            }
            run.end();
            expiries.flush();
            ChangeManifest manifest = ChangeManifest.of(layout, cycle.number(), cycle.asOf(), format, run.objects,
                    run.counts());
            if (manifest.counts().keys() > 0) {
                target.put(layout.changeManifest(cycle.number()), manifest.toJson());
            }
            return manifest;
        }
    }

    /** One go at a cycle. */
    private final class Run implements AutoCloseable {
        private final Cycle cycle;
        private final Progress progress;
        private final ChangeLines lines = ChangeLines.of(format, mapping);
        private final ByteSink sink = new ByteSink(FLUSH);
        private final RejectLog rejects;
        private final List<StagedObject> objects = new ArrayList<>();
        private Optional<StagedWriter> writer = Optional.empty();
        private long written;
        private long keys;
        private long puts;
        private long deletes;
        private long removals;

        Run(Cycle cycle, Progress progress) {
            this.cycle = cycle;
            this.progress = progress;
            this.rejects = new RejectLog(place(layout.changeRejects(cycle.number())), target.form());
        }

        void take(ChangeCursor change) {
            if (change.isAlive()) {
                put(change);
                if (change.nextExpiry() > cycle.asOf()) {
                    expiries.add(RowKey.of(change.row()), change.nextExpiry());
                }
            } else if (lines.delete(change, sink).isEmpty()) {
                keys++;
                deletes++;
            }
            if (sink.length() >= FLUSH) {
                flush();
            }
        }

        private void put(ChangeCursor change) {
            keys++;
            Optional<Reject> reject = lines.put(change, sink);
            if (reject.isEmpty()) {
                puts++;
                return;
            }
            boolean removed = lines.delete(change, sink).isEmpty();
            removals += removed ? 1 : 0;
            Reject why = reject.get();
            rejects.add(removed ? new Reject(why.table(), why.key(), why.code(), REMOVED + why.reason()) : why);
        }

        private void flush() {
            if (sink.length() == 0) {
                return;
            }
            if (writer.isEmpty()) {
                String name = name(objects.size());
                writer = Optional.of(new StagedWriter(name, place(name), StagedWriter.Space.UNLIMITED, target.form()));
            }
            writer.get().write(sink.array(), 0, sink.length());
            written += sink.length();
            sink.reset();
            if (written >= OBJECT_BYTES) {
                complete();
            }
        }

        private String name(int before) {
            return format == Format.DMS_CSV ? Layout.cdcObject(cycle.cdcFolder(), cycle.firstObject() + before)
                    : layout.changeObject(cycle.number(), before + 1, compression);
        }

        private void complete() {
            if (writer.isPresent()) {
                StagedObject object = writer.get().complete().orElseThrow();
                target.deliver(object, place(object.name()), progress);
                objects.add(object);
            }
            writer = Optional.empty();
            written = 0;
        }

        void end() {
            flush();
            complete();
            rejects.complete();
            String name = layout.changeRejects(cycle.number());
            if (rejects.count() > 0 && target.remote()) {
                target.put(name, ChangeFiles.read(place(name), target.form()));
                ChangeFiles.remove(place(name));
            }
        }

        private Path place(String name) {
            return target.place(name, staging);
        }

        ChangeCounts counts() {
            return new ChangeCounts(keys, puts, deletes, rejects.count(), removals, lines.replaced(),
                    objects.stream().mapToLong(StagedObject::bytes).sum());
        }

        @Override
        public void close() {
            writer.ifPresent(StagedWriter::close);
            rejects.close();
            if (target.remote()) {
                objects.forEach(object -> ChangeFiles.remove(place(object.name())));
            }
        }
    }
}
