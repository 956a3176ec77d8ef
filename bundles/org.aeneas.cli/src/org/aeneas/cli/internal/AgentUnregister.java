package org.aeneas.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.SecretName;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aeneas agent unregister}. */
@Command(name = "unregister", description = { "Ends the registration of an agent with the project.",
    "Its tasks stay there until somebody deletes them; those that run go on." })
final class AgentUnregister extends ProjectAction {

    @Parameters(index = "0", arity = "0..1", paramLabel = "AGENT",
            description = "Its description, HOST:PORT or id. Default: the only one.")
    private String name;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean agreed;

    @Option(names = "--forget", description = "Only remove it from the project, for an agent that does not answer.")
    private boolean forget;

    @Override
    public Integer call() {
        RegisteredAgent agent = AgentNames.find(project(), name);
        if (!forget) {
            unregister(agent);
        }
        session().edit(now -> now.withoutAgent(agent.id()));
        session().save();
        secrets().forget(SecretName.ofAgent(project().id(), agent.id()));
        terminal().answer(Map.of("unregistered", AgentText.json(agent)),
                "The agent at " + agent.address() + " is unregistered.");
        return CommandLineInterface.DONE;
    }

    private void unregister(RegisteredAgent agent) {
        try (AgentClient client = site().client(agent)) {
            List<TaskSummary> active = client.tasks().stream().filter(task -> task.state().isActive()).toList();
            String running = active.isEmpty() ? "" : " These tasks run there and go on, but nobody renews their"
                    + " credentials: " + active.stream().map(TaskSummary::name).collect(Collectors.joining(", ")) + ".";
            Confirmation.require("The agent at " + agent.address() + " is to be unregistered." + running,
                    "Unregister it?", agent.address().toString(), agreed, "--yes");
            client.unregister();
        } catch (ProblemException e) {
            boolean gone = e.problem().code().equals("not-registrant");
            if (!gone && e.problem().code().startsWith("agent-")) {
                throw new Problem(e.problem().code(), e.problem().what(), e.problem().object(), e.problem().remedy()
                        + " To remove it from the project only, use --forget.").asException(e);
            }
            if (!gone) {
                throw e;
            }
        }
    }
}
