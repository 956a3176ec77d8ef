package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.aeneas.agent.task.DmsLoad;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.core.Progress;
import org.aeneas.dms.Following;
import org.aeneas.dms.LoadPlan;
import org.aeneas.dms.Loading;
import org.aeneas.dms.Made;
import org.aeneas.dms.Setup;
import org.aeneas.extract.changes.ChangeLedger;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.JsonFiles;

/**
 * Changes that AWS DMS applies, by a task and endpoints of their own, when the tables are loaded: one folder with one
 * sequence of files for all tables. For one thread.
 */
final class DmsChanges {
    private static final String SUFFIX = "-changes";

    private final RunContext run;
    private final ChangeLedger ledger;
    private Optional<Made> made = Optional.empty();

    DmsChanges(RunContext run, ChangeLedger ledger) {
        this.run = run;
        this.ledger = ledger;
    }

    /** Below the task's folder in the bucket: no other task's files may come in between. */
    static String folder(String task) {
        return "cdc/" + task;
    }

    static Path made(Path folder) {
        return folder.resolve("dms").resolve("changes.json");
    }

    void begin(Progress progress) {
        Made now = new Setup(run.session().replications(), run.dms()).make(plan(), progress);
        DurableFiles.write(made(run.folder()), JsonFiles.pretty(now));
        made = Optional.of(now);
        run.log().info("AWS DMS applies changes, by " + String.join(", ", now.tasks()));
    }

    private LoadPlan plan() {
        DmsLoad load = run.spec().dms().orElseThrow();
        List<TableMapping> tables = run.spec().tables().stream().map(TaskSpec.Table::decisions).toList();
        return new LoadPlan(load.name() + SUFFIX, run.task().id(), load.instance(), load.role(), run.spec().bucket(),
                run.spec().folder(), tables, load.settings(), false, Optional.of(folder(run.task().id())));
    }

    /** Files are read in the order of their names: the next may come when this one is on S3. */
    void ensure(Progress progress) {
        following().ensure(progress);
    }

    /** Returns when DMS has applied all that is staged, as far as it tells. */
    void settle(Progress progress) {
        Map<String, Long> wanted = new TreeMap<>();
        run.spec().tables().forEach(table -> wanted.put(table.name(), ledger.cursor(table.name()).totals().lines()));
        following().settle(wanted, progress);
    }

    private Following following() {
        return new Following(run.session().replications(), made.orElseThrow(), run.dms());
    }

    /** All is applied: it would wait for ever. */
    void end(Progress progress) {
        new Loading(run.session().replications(), made.orElseThrow(), run.dms()).stop(progress);
    }
}
