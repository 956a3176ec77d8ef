package org.aeneas.cli.internal;

import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.core.Problem;

import picocli.CommandLine.Command;

/** {@code aeneas task finish}: for tasks that replicate changes, which agents of this version have not. */
@Command(name = "finish", description = {
    "Ends the replication of changes of a task whose application works on DynamoDB now.",
    "A task that migrates existing data ends by itself; the agents of this version replicate no changes yet." })
final class TaskFinish extends NamedTaskAction {

    @Override
    public Integer call() {
        Place place = place();
        TaskStatus status = at(place.agent(), client -> client.task(place.id()));
        boolean full = status.task().migrationType() == MigrationType.FULL_LOAD;
        throw new Problem("nothing-to-finish", full ? "The task migrates existing data: it ends by itself."
                : "The agents of this version do not replicate changes yet.", place.name(),
                full ? "Follow it with 'aeneas task status --follow'." : "Stop it with 'aeneas task stop'.")
                .asException();
    }
}
