package org.aeneas.agent.task.internal;

import java.util.List;
import java.util.Optional;

import org.aeneas.agent.task.Stage;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.mapping.TableMapping;

/** Does work at tables of a run, and records what became of it. */
final class RunGuard {
    private final RunContext run;
    private final RunTables tables;

    RunGuard(RunContext run, RunTables tables) {
        this.run = run;
        this.tables = tables;
    }

    /** @return whether it came to its end; otherwise it is recorded why, as far as that is possible */
    boolean run(List<TableMapping> worked, Runnable work) {
        try {
            work.run();
            return true;
        } catch (CancelledException e) {
            // An answer to the halt, which knows why.
            worked.forEach(mapping -> settle(mapping, Stage.State.PENDING, run.halt().inTheWay()));
        } catch (ProblemException e) {
            run.log().problem(e);
            worked.forEach(mapping -> failed(mapping, e.problem()));
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            Problem problem = Causes.unforeseen(e, worked.get(0).source().qualifiedName());
            if (!run.halt().stopped()) {
                run.log().error(problem.what(), e);
            }
            worked.forEach(mapping -> failed(mapping, problem));
        }
        return false;
    }

    private void failed(TableMapping mapping, Problem problem) {
        if (run.halt().stopped()) {
            // Its connections may have been cut, and whatever else is wrong is met again.
            settle(mapping, Stage.State.PENDING, Optional.empty());
            return;
        }
        boolean reading = tables.status(mapping.source().qualifiedName()).is(Stage.EXTRACT, Stage.State.RUNNING);
        // Reading may fail in many ways when the files are gone.
        Problem cause = (reading ? run.sources().lost(run.task(), mapping.source()) : Optional.<Problem>empty())
                .orElse(problem);
        if (Causes.passes(cause)) {
            run.halt().because(cause);
            settle(mapping, Stage.State.PENDING, Optional.of(cause));
        } else {
            settle(mapping, Stage.State.FAILED, Optional.of(cause));
        }
    }

    private void settle(TableMapping mapping, Stage.State state, Optional<Problem> problem) {
        try {
            tables.settle(mapping.source().qualifiedName(), state, problem);
        } catch (ProblemException e) {
            // The store has no room perhaps: what it does not know is found out again by the next run.
            run.log().problem(e);
            run.halt().because(e.problem());
        }
    }
}
