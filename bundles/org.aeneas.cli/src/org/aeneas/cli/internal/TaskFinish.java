package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.ChangesStatus;
import org.aeneas.agent.api.FinishRequest;
import org.aeneas.agent.api.FinishStatus;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.core.Problem;
import org.aeneas.project.migration.TaskValidation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aeneas task finish}: the cut-over of a task that replicates changes. */
@Command(name = "finish", description = {
    "Ends the replication of changes, step by step: when no application writes to the source any more, the agent waits "
            + "until no node holds back writes, repairs the tables on the clone, applies the last changes and deletes "
            + "expired items. Then all items are compared with what the source answers; if both agree, the nodes are "
            + "left as they were before the task.",
    "Ctrl+C ends the command, not the cut-over: run it again to go on." })
final class TaskFinish extends NamedTaskAction {

    @Option(names = "--writers-stopped", description = "No application writes to the source any more.")
    private boolean writersStopped;

    @Option(names = "--accept-differences",
            description = "End it although source and DynamoDB differ, or were not compared.")
    private boolean accept;

    @Option(names = "--abandon", description = "Take the cut-over back: changes are followed on.")
    private boolean abandon;

    @Option(names = "--scratch", paramLabel = "DIR",
            description = "Folder for about 64 bytes an item. Default: the system's for temporary files.")
    private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() {
        Place place = place();
        TaskStatus before = at(place.agent(), client -> client.task(place.id()));
        if (before.task().migrationType() == MigrationType.FULL_LOAD) {
            throw new Problem("nothing-to-finish", "The task migrates existing data: it ends by itself.", place.name(),
                    "Follow it with 'aeneas task status --follow'.").asException();
        }
        if (abandon) {
            return answer(at(place.agent(), client -> client.abandonFinish(place.id())),
                    place.name() + " follows changes on.");
        }
        Confirmation.require("What is written to the source from now on may be lost.",
                "Has every application stopped writing to it?", place.name(),
                writersStopped || finish(before).isPresent(), "--writers-stopped");
        return at(place.agent(), client -> finish(client, place));
    }

    private Integer finish(AgentClient client, Place place) {
        TaskStatus last;
        try (Interruption interruption = new Interruption()) {
            TaskStatus begun = client.finish(place.id(), FinishRequest.Step.WRITERS_STOPPED);
            FinishFollower follower = new FinishFollower(client, terminal().err());
            last = follower.follow(begun, now -> finish(now).filter(FinishStatus::waitsForValidation).isPresent());
        }
        if (finish(last).filter(FinishStatus::waitsForValidation).isEmpty()) {
            return ended(last, place, Map.of());
        }
        ValidationAnswer compared = accept ? new ValidationAnswer(Map.of(), List.of(), 0)
                : validate(client.definition(place.id()));
        if (!accept) {
            terminal().err().println(compared.text());
        }
        if (!compared.agrees()) {
            throw new Problem("validation-differs", "Source and DynamoDB differ: the cut-over waits.", place.name(),
                    "See that nobody writes to the source, mend what differs with 'aeneas validate --repair', then run "
                            + "this again; or end it with --accept-differences, or take it back with --abandon.")
                    .asException();
        }
        try (Interruption interruption = new Interruption()) {
            TaskStatus validated = client.finish(place.id(), FinishRequest.Step.VALIDATED);
            last = new FinishFollower(client, terminal().err()).follow(validated, now -> false);
        }
        return ended(last, place, accept ? Map.of() : compared.json());
    }

    private ValidationAnswer validate(TaskRequest definition) {
        long begun = System.nanoTime();
        TaskValidation validation = new TaskValidation(site(), Services.engine(project().sourceEngine()), definition,
                scratch);
        return new ValidationAnswer(work(validation::run), List.of(),
                (System.nanoTime() - begun) / 1_000_000 / 1000.0);
    }

    private Integer ended(TaskStatus last, Place place, Map<String, Object> validation) {
        boolean done = last.task().state() == TaskState.DONE;
        Map<String, Object> json = new LinkedHashMap<>();
        if (json()) {
            json.put("task", Json.contract(last));
            if (!validation.isEmpty()) {
                json.put("validation", validation);
            }
        }
        terminal().answer(json, done ? place.name() + " is finished: DynamoDB has what the source had, and the nodes"
                + " are as they were before the task." : TaskText.text(last));
        return done ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
    }

    private static Optional<FinishStatus> finish(TaskStatus status) {
        return status.task().changes().flatMap(ChangesStatus::finish);
    }
}
