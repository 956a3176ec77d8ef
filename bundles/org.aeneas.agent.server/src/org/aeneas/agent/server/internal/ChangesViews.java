package org.aeneas.agent.server.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

import org.aeneas.agent.api.ChangesStatus;
import org.aeneas.agent.api.FinishStatus;
import org.aeneas.agent.api.FinishStep;
import org.aeneas.agent.api.TableChanges;
import org.aeneas.agent.task.Finish;
import org.aeneas.agent.task.Following;
import org.aeneas.agent.task.Following.Flow;

/** How tasks replicate changes, as the contract shows it. */
final class ChangesViews {

    private ChangesViews() {
    }

    static ChangesStatus of(int cycleSeconds, Following now) {
        Collection<Flow> flows = now.tables().values();
        return new ChangesStatus(now.active(), now.cycle(), cycleSeconds, lag(now),
                flows.stream().mapToLong(ChangesViews::puts).sum(),
                flows.stream().mapToLong(ChangesViews::deletes).sum(),
                flows.stream().mapToDouble(Flow::puts).sum(), flows.stream().mapToDouble(Flow::deletes).sum(),
                now.heldBytes() < 0 ? OptionalLong.empty() : OptionalLong.of(now.heldBytes()),
                now.finish().map(ChangesViews::of), now.problem());
    }

    /** Whole seconds, begun ones too: a promise that is kept. */
    static OptionalLong lag(Following now) {
        return now.lag(Instant.now()).map(Duration::toMillis).map(millis -> OptionalLong.of((millis + 999) / 1000))
                .orElse(OptionalLong.empty());
    }

    static long puts(Flow flow) {
        return flow.totals().puts();
    }

    static long deletes(Flow flow) {
        return flow.totals().deletes() + flow.totals().removals();
    }

    static TableChanges of(Flow flow) {
        return new TableChanges(puts(flow), deletes(flow), flow.rejects(), flow.puts(), flow.deletes());
    }

    private static FinishStatus of(Finish finish) {
        return new FinishStatus(finish.steps().stream().map(step -> new FinishStep(
                FinishStep.Kind.valueOf(step.kind().name()), FinishStep.State.valueOf(step.state().name()),
                step.at().isPresent() ? Optional.of(Instant.ofEpochMilli(step.at().getAsLong())) : Optional.empty(),
                step.problem())).toList());
    }
}
