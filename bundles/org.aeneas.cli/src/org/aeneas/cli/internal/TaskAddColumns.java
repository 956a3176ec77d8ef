package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.aeneas.agent.api.TaskStatus;
import org.aeneas.core.Problem;
import org.aeneas.project.migration.AddedColumns;

import picocli.CommandLine.Command;

/** {@code aeneas task add-columns}: the source has grown. */
@Command(name = "add-columns", description = {
    "Takes columns that were added to the source's tables over into a task that replicates changes. The task is stopped"
            + " or has failed, and is resumed with 'task start'; from then on the columns are attributes.",
    "What the source has is what the project has loaded: 'connect source' loads it again." })
final class TaskAddColumns extends NamedTaskAction {

    @Override
    public Integer call() {
        Place place = place();
        AddedColumns added = AddedColumns.of(at(place.agent(), client -> client.definition(place.id())), project());
        if (added.columns().isEmpty()) {
            throw new Problem("columns-known", "The task knows all columns that the project has loaded.", place.name(),
                    "Load the source anew with 'aeneas connect source'.").asException();
        }
        TaskStatus status = at(place.agent(), client -> client.addColumns(place.id(), added.source()));
        Map<String, Object> json = new LinkedHashMap<>();
        if (json()) {
            json.put("task", Json.contract(status));
            json.put("columns", added.columns());
        }
        terminal().answer(json, place.name() + " takes over " + String.join("; ", added.lines())
                + ". Resume it with 'aeneas task start " + place.name() + "'.");
        return CommandLineInterface.DONE;
    }
}
