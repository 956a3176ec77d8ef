package org.aeneas.bench.internal;

import java.io.IOException;

import org.aeneas.bench.Pass;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.load.Checkpoint;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.TableLoader;
import org.aeneas.load.Target;

/** The product's loader, in this process, from staged files into the stand-in for DynamoDB. */
record Load() implements Contest {

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String what() {
        return "Aeneas's loader into the stand-in for DynamoDB, " + LoadOptions.DEFAULT.threads() + " threads";
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        // Once without a clock: the stand-in takes twice as long for what it does for the first time.
        run(site, progress);
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        StagedItems staged = site.staged(progress);
        staged.empty(site);
        TableLoader loader = new TableLoader(site.sandbox(progress).aws().items(), Target.of(staged.definition()),
                LoadOptions.DEFAULT);
        long begun = System.nanoTime();
        LoadReport report = loader.load(staged.manifest().objects(), staged.source(), Checkpoint.NONE, reject -> {
            throw new Problem("bench-item-refused", "An item of the sample data was refused: " + reject.reason(),
                    reject.key(), "Report this with the log.").asException();
        }, staged.manifest().totals().staged(), Progress.NONE);
        return Pass.here(report.counts().items(), (System.nanoTime() - begun) / 1e9);
    }
}
