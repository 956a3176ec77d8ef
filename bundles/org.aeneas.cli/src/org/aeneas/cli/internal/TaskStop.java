package org.aeneas.cli.internal;

import org.aeneas.agent.api.TaskStatus;

import picocli.CommandLine.Command;

/** {@code aeneas task stop}. */
@Command(name = "stop", description = "Stops a task where 'task start' resumes it.")
final class TaskStop extends NamedTaskAction {

    @Override
    public Integer call() {
        Place place = place();
        TaskStatus status = at(place.agent(), client -> client.stop(place.id()));
        return answer(status, place.name() + " is " + TaskText.word(status.task().state()) + ".");
    }
}
