package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.agent.task.DmsLoad;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Replications.Statistics;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.core.Progress;
import org.aeneas.dms.LoadPlan;
import org.aeneas.dms.Loading;
import org.aeneas.dms.Made;
import org.aeneas.dms.Poller;
import org.aeneas.dms.Setup;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.TableDefinitions;
import org.aeneas.load.TablePreparation;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.JsonFiles;

/** The stage Load of all tables of a task at once, by AWS DMS, which reads the list of files only when it starts. */
final class DmsTables {
    private final RunContext run;
    private final DmsLoad load;
    private final List<TableMapping> tables;

    DmsTables(RunContext run) {
        this.run = run;
        this.load = run.spec().dms().orElseThrow();
        this.tables = run.spec().tables().stream().map(TaskSpec.Table::decisions).toList();
    }

    /**
     * Returns when DMS has loaded all.
     *
     * @param meters are kept up to date
     * @throws org.aeneas.core.ProblemException those of {@link Setup} and {@link Loading}
     */
    Map<String, Statistics> run(RunTables meters) {
        Progress progress = run.halt().progress();
        prepare(progress);
        Made made = new Setup(run.session().replications(), run.dms()).make(plan(), progress);
        DurableFiles.write(made(run.folder()), JsonFiles.pretty(made));
        run.log().info("AWS DMS loads, by " + String.join(", ", made.tasks()));
        return new Loading(run.session().replications(), made, run.dms()).run(progress,
                counted -> counted.forEach((table, now) -> meters.meter(table).loaded(done(now))));
    }

    static long done(Statistics table) {
        return table.loaded() + table.errors() + table.conditionFailed();
    }

    private LoadPlan plan() {
        return new LoadPlan(load.name(), run.task().id(), load.instance(), load.role(), run.spec().bucket(),
                run.prefix() + "data", tables, load.settings(), load.apart());
    }

    /** Once, before DMS has written anything: after that, to drop a table would lose what it wrote. */
    private void prepare(Progress progress) {
        Path prepared = run.folder().resolve("dms").resolve("prepared");
        if (Files.exists(prepared)) {
            return;
        }
        TablePreparation preparation = new TablePreparation(run.session(), LoadOptions.DEFAULT);
        for (TableMapping table : tables) {
            preparation.prepare(TableDefinitions.of(table, ItemForm.DMS, new Capacity.OnDemand(), Map.of()),
                    run.spec().preparation(), progress);
        }
        folder(prepared);
        DurableFiles.write(prepared, new byte[0]);
    }

    private static void folder(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw DurableFiles.problem(file.getParent(), e);
        }
    }

    /** Stops what DMS does for a task; nothing happens where it does nothing. */
    static void stop(Path folder, AwsSession session, Poller dms) {
        for (Path file : List.of(made(folder), DmsChanges.made(folder))) {
            read(file).ifPresent(made -> new Loading(session.replications(), made, dms).stop(Progress.NONE));
        }
    }

    /** Removes what was made for a task; nothing happens where nothing was. */
    static void remove(Path folder, AwsSession session, Poller dms) {
        stop(folder, session, dms);
        for (Path file : List.of(DmsChanges.made(folder), made(folder))) {
            read(file).ifPresent(made -> {
                new Setup(session.replications(), dms).remove(made, Progress.NONE);
                forget(file);
            });
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    static Optional<Made> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(JsonFiles.MAPPER.readValue(Files.readAllBytes(file), Made.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private static Path made(Path folder) {
        return folder.resolve("dms").resolve("made.json");
    }
}
