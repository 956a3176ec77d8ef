package org.aeneas.cli.internal;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;

import picocli.CommandLine.Command;

/** {@code aeneas task start}. */
@Command(name = "start", description = { "Starts a task, or resumes one that was stopped or failed.",
    "The agent gets the credentials of the project's AWS service profile first." })
final class TaskStart extends NamedTaskAction {

    @Override
    public Integer call() {
        Place place = place();
        TaskStatus status = work(progress -> {
            progress.begin("Starting " + place.name());
            return at(place.agent(), client -> start(client, place));
        });
        return answer(status, place.name() + " is " + TaskText.word(status.task().state()) + ".");
    }

    private TaskStatus start(AgentClient client, Place place) {
        TaskStatus before = client.task(place.id());
        site().sendCredentials(client);
        return before.task().state() == TaskState.CREATED ? client.start(place.id())
                : client.resume(place.id());
    }
}
