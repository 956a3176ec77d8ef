package org.aeneas.agent.task.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.Finish;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.extract.changes.ChangeLedger;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.Preparation;
import org.aeneas.load.TablePreparation;
import org.aeneas.mapping.TableMapping;

/**
 * Follows changes when the tables are loaded, cycle after cycle, until the task is finished. The next cycle is begun
 * only when all of the one before is in DynamoDB. For one thread.
 */
final class FollowRun {
    private static final long POLL_MILLIS = 100;

    private final RunContext run;
    private final Follow follow;
    private final List<TableMapping> mappings;
    private final ChangeSource source;
    private final Progress progress;
    private List<FollowTable> tables = List.of();
    private Optional<DmsChanges> dms = Optional.empty();

    FollowRun(RunContext run, Follow follow) {
        this.run = run;
        this.follow = follow;
        this.mappings = run.spec().tables().stream().map(TaskSpec.Table::decisions).toList();
        this.source = run.sources().changes();
        this.progress = run.halt().progress();
    }

    /** Returns when the task is finished, or what stops it is known to the {@link Halt}. */
    void work() {
        try {
            follow.freeSlot().run();
            follow.meter().begin();
            prepare();
            while (!finished()) {
                Instant begun = Instant.now();
                cycle();
                rest(begun);
            }
        } catch (CancelledException e) {
            run.log().debug("Changes are followed no more for now");
        } catch (ProblemException e) {
            failed(e);
        } finally {
            follow.meter().end();
        }
    }

    private void failed(ProblemException e) {
        if (run.halt().stopped()) {
            return; // Its connections may have been cut, and whatever else is wrong is met again.
        }
        run.log().problem(e);
        run.halt().because(Causes.passes(e.problem()) ? e.problem() : lost().orElse(e.problem()));
    }

    /** Reading may fail in many ways when the files are not to be reached. */
    private Optional<Problem> lost() {
        try {
            return mappings.stream().flatMap(mapping -> run.sources().lost(run.task(), mapping.source()).stream())
                    .findFirst();
        } catch (ProblemException e) {
            run.log().debug("It is not known whether files are to be reached: " + e.problem().what());
            return Optional.empty();
        }
    }

    private void prepare() {
        if (run.spec().changes().orElseThrow().only()) {
            TablePreparation preparation = new TablePreparation(run.session(), LoadOptions.DEFAULT);
            mappings.forEach(mapping -> preparation.prepare(FollowTable.definition(run.spec(), mapping),
                    Preparation.DO_NOTHING, progress));
        }
        if (run.spec().dms().isPresent()) {
            DmsChanges changes = new DmsChanges(run, follow.ledger());
            changes.begin(progress);
            dms = Optional.of(changes);
        }
        ChangeLedger ledger = follow.ledger();
        tables = mappings.stream().map(mapping -> new FollowTable(run, mapping, ledger, follow.meter())).toList();
        if (ledger.confirmed() == 0) {
            tables.forEach(table -> table.prepare(progress));
        } else {
            // It may have died before the source was told.
            source.confirmed(run.task(), ledger.confirmed(), progress);
        }
        run.log().info("Following changes from cycle " + (ledger.confirmed() + 1) + " on");
    }

    private ChangeSource.Cycle cycle() {
        ChangeLedger ledger = follow.ledger();
        long number = ledger.confirmed() + 1;
        follow.meter().phase(FollowMeter.Phase.SNAPSHOT);
        ChangeSource.Cycle cycle = source.cycle(run.task(), number, progress);
        follow.meter().cycle(cycle.heldBytes());
        tables.forEach(table -> table.apply(cycle, progress));
        follow.meter().phase(FollowMeter.Phase.APPLY);
        dms.ifPresent(it -> it.ensure(progress));
        Optional<Instant> before = ledger.upTo();
        ledger.confirmed(number, cycle.since());
        follow.meter().phase(FollowMeter.Phase.SNAPSHOT);
        source.confirmed(run.task(), number, progress);
        if (number == 1) {
            run.sources().end(run.task());
        }
        follow.meter().confirmed(before);
        run.log().debug("Cycle " + number + " is in DynamoDB");
        return cycle;
    }

    /** Until it is time for the next cycle, or for the next step of the cut-over. */
    private void rest(Instant begun) {
        Duration pause = Duration.ofSeconds(run.spec().changes().orElseThrow().cycleSeconds());
        while (Duration.between(begun, Instant.now()).compareTo(pause) < 0 && !isAsked()) {
            progress.check();
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                throw CancelledException.of(e);
            }
        }
        progress.check();
    }

    /** Whether there is something to do for the cut-over; while somebody validates, cycles go on. */
    private boolean isAsked() {
        return follow.finish().now().flatMap(Finish::next)
                .filter(step -> step.kind() != Finish.Kind.VALIDATED || step.state() != Finish.State.RUNNING)
                .isPresent();
    }

    /** Does what there is to do for the cut-over; true when all is done. */
    private boolean finished() {
        while (isAsked()) {
            Finish.Kind kind = follow.finish().now().flatMap(Finish::next).orElseThrow().kind();
            follow.finish().step(kind, Finish.State.RUNNING, Optional.empty());
            run.log().info("Finishing: " + kind.id());
            if (kind == Finish.Kind.VALIDATED) {
                return false;
            }
            try {
                step(kind);
            } catch (ProblemException e) {
                follow.finish().step(kind, Finish.State.FAILED, Optional.of(e.problem()));
                throw e;
            }
            follow.finish().step(kind, Finish.State.DONE, Optional.empty());
        }
        return follow.finish().now().filter(finish -> finish.next().isEmpty()).isPresent();
    }

    private void step(Finish.Kind kind) {
        switch (kind) {
            case HINTS_DRAINED -> source.drainHints(run.task(), progress);
            case REPAIRED -> source.repair(run.task(), progress);
            case LAST_CYCLE -> lastCycle(Instant.now());
            case EXPIRED_REMOVED -> {
                long now = Instant.now().getEpochSecond();
                long removed = tables.stream().mapToLong(table -> table.removeExpired(now, progress)).sum();
                run.log().info("Deleted " + removed + " items whose time is over");
            }
            case CLEANED -> {
                dms.ifPresent(it -> it.end(progress));
                source.end(run.task(), progress);
                run.sources().end(run.task());
            }
            default -> throw new IllegalStateException(kind + " is done by people");
        }
    }

    /** One that was begun before, and is applied only now, may not have all. */
    private void lastCycle(Instant now) {
        while (cycle().since().isBefore(now)) {
            progress.check();
        }
        dms.ifPresent(it -> it.settle(progress));
    }
}
