package org.aeneas.cli.internal;

import java.util.Map;

import org.aeneas.agent.api.Remains;
import org.aeneas.core.ProblemException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aeneas task delete}. */
@Command(name = "delete", description = { "Removes a task, its log and its files on the agent.",
    "What is in DynamoDB stays; so does what is on S3 and at AWS DMS, unless asked for." })
final class TaskDelete extends NamedTaskAction {

    @Option(names = "--yes", description = "Do not ask.")
    private boolean agreed;

    @Option(names = "--with-staged", description = "Also delete what the task staged on S3.")
    private boolean staged;

    @Option(names = "--with-dms", description = "Also delete the task and the endpoints that it made at AWS DMS.")
    private boolean dms;

    @Override
    public Integer call() {
        Place place = place();
        Confirmation.require("The task " + place.name() + ", its log and its files on the agent"
                + (staged ? ", its files on S3" : "") + (dms ? ", its task and endpoints at AWS DMS" : "")
                + " are to be deleted.", "Delete them?", place.name(), agreed, "--yes");
        try {
            work(progress -> {
                progress.begin("Deleting " + place.name());
                return at(place.agent(), client -> {
                    client.delete(place.id(), new Remains(dms, staged));
                    return place;
                });
            });
        } catch (ProblemException e) {
            // The agent has lost it: then it goes from the project, as in the workbench.
            if (!e.problem().code().equals("task-unknown")) {
                throw e;
            }
        }
        session().edit(now -> now.withoutTask(place.id()));
        session().save();
        terminal().answer(Map.of("deleted", Map.of("id", place.id().toString(), "name", place.name())),
                place.name() + " is deleted.");
        return CommandLineInterface.DONE;
    }
}
