package org.aeneas.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.internal.ExtractionRun;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.PartListener;

/**
 * Stages the tables of a plan: chunk by chunk, on several threads, and so that it may be killed at any instant and run
 * again. Threads, limits and interruptions do not change a byte of what is staged.
 */
public final class Extraction {

    /**
     * A table's rows and what they become.
     *
     * @param source stays open; closing it is the caller's
     */
    public record Table(TableMapping mapping, RowSource source) {
    }

    /**
     * @param threads    that read, encode and compress
     * @param uploads    objects that are uploaded at a time, where the target is remote
     * @param diskLimit  bytes that objects on their way to a remote target may take on the local disk
     * @param retryPause before reading again what could not be read
     * @param chunks     is told about the chunks of all tables together
     */
    public record Options(int threads, int uploads, long diskLimit, Duration retryPause, PartListener chunks) {
        private static final long DEFAULT_DISK_LIMIT = 10L << 30;

        public Options {
            if (threads < 1 || uploads < 1 || diskLimit < 1) {
                throw new IllegalArgumentException("threads, uploads and disk limit are at least 1");
            }
        }

        public Options(int threads, int uploads, long diskLimit, Duration retryPause) {
            this(threads, uploads, diskLimit, retryPause, PartListener.NONE);
        }

        /** As many threads as there are processors, 10 GiB of disk. */
        public static Options defaults() {
            int processors = Runtime.getRuntime().availableProcessors();
            return new Options(processors, 4, DEFAULT_DISK_LIMIT, Duration.ofMillis(500));
        }

        public Options withThreads(int newThreads) {
            return new Options(newThreads, uploads, diskLimit, retryPause, chunks);
        }

        public Options withDiskLimit(long newLimit) {
            return new Options(threads, uploads, newLimit, retryPause, chunks);
        }

        public Options withRetryPause(Duration newPause) {
            return new Options(threads, uploads, diskLimit, newPause, chunks);
        }
    }

    private final ExtractPlan plan;
    private final Map<String, Table> tables;
    private final Target target;
    private final TaskStore store;
    private final Options options;

    /**
     * @param tables by qualified name: those of the plan
     * @param store  empty, or of this very plan, which then is resumed
     */
    public Extraction(ExtractPlan plan, Map<String, Table> tables, Target target, TaskStore store, Options options) {
        this.plan = plan;
        this.tables = Map.copyOf(tables);
        this.target = target;
        this.store = store;
        this.options = options;
    }

    /**
     * Stages what is not staged yet, then writes the manifests. Chunks that cannot be read are in the report and in
     * their manifest, and are tried again by the next run.
     *
     * @throws org.aeneas.core.ProblemException {@code plan-changed} if the store holds another plan,
     *         {@code output-exists} if another task has staged one of the tables there, {@code disk-full} and others if
     *         the target or the store cannot be written
     * @throws org.aeneas.core.CancelledException if cancelled
     */
    public ExtractReport run(Progress progress) {
        long begun = System.nanoTime();
        target.check();
        claim();
        List<ExtractReport.Table> reports = new ArrayList<>();
        new ExtractionRun(plan, tables, target, store, options).run(progress)
                .forEach(manifest -> reports.add(ExtractReport.Table.of(manifest)));
        return new ExtractReport(plan.id(), reports, Duration.ofNanos(System.nanoTime() - begun));
    }

    private void claim() {
        if (store.plan().isPresent()) {
            PlanChange.refuse(store.plan().get(), plan);
            return;
        }
        for (ExtractPlan.TablePlan table : plan.tables()) {
            if (target.read(table.layout().manifest()).isPresent()) {
                throw exists(table, table.layout().manifest());
            }
            target.sizes(table.layout().data()).keySet().stream().sorted().findFirst().ifPresent(name -> {
                throw exists(table, name);
            });
        }
        store.begin(plan);
    }

    private RuntimeException exists(ExtractPlan.TablePlan table, String name) {
        return new Problem("output-exists", "Another extraction has staged " + table.qualifiedName() + " there.",
                target.describe(name), "Choose another output, or remove that extraction first.").asException();
    }
}
