package org.aeneas.cli.internal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.ChangesStatus;
import org.aeneas.agent.api.FinishStep;
import org.aeneas.agent.api.TaskStatus;

/** Tells of each step of a cut-over as it is begun and done. */
final class FinishFollower {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final AgentClient client;
    private final PrintWriter err;
    private final Set<String> told = new HashSet<>();

    FinishFollower(AgentClient client, PrintWriter err) {
        this.client = client;
        this.err = err;
    }

    /**
     * Until it has come that far, or the task works no more, or somebody presses Ctrl+C.
     *
     * @return as it was last
     */
    TaskStatus follow(TaskStatus begun, Predicate<TaskStatus> far) {
        TaskStatus now = begun;
        tell(now);
        while (!far.test(now) && now.task().state().isActive() && !Interruption.requested()) {
            pause();
            now = client.task(now.task().id());
            tell(now);
        }
        return now;
    }

    private void tell(TaskStatus status) {
        status.task().changes().flatMap(ChangesStatus::finish).ifPresent(finish -> finish.steps().stream()
                .filter(step -> step.state() != FinishStep.State.PENDING).forEach(this::tell));
    }

    private void tell(FinishStep step) {
        String problem = step.problem().map(it -> ": " + it.what() + " " + it.remedy()).orElse("");
        String line = TaskText.word(step.kind()) + ": " + TaskText.word(step.state()) + problem;
        if (told.add(line)) {
            err.println(line);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Interruption.requestFromOutside();
        }
    }
}
