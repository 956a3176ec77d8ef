package org.aeneas.agent.server.internal.command;

import java.util.List;
import java.util.Optional;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.Terminal;
import org.aeneas.agent.api.Registration;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * {@code unregister}: frees the agent from its project, for whoever administers this machine, since the project itself
 * may be lost. An agent that runs is asked over its API; one that does not is freed in its files.
 */
@Component(service = AgentCommand.class)
public final class UnregisterCommand implements AgentCommand {
    private static final int DONE = 0;
    private static final int WRONG_USAGE = 2;
    private static final String STOP_SERVICE = "sudo systemctl stop aws-cassandra-extractor; then --unregister again"
            + ", which stops the tasks, too; then start the service.";

    private final AgentFolders folders;

    public UnregisterCommand(AgentFolders folders) {
        this.folders = folders;
    }

    /** For a service registry. */
    @Activate
    public UnregisterCommand() {
        this(AgentFolders.ofMachine());
    }

    @Override
    public String name() {
        return "unregister";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        if (!arguments.isEmpty()) {
            terminal.print("--unregister takes no arguments.");
            return WRONG_USAGE;
        }
        LocalAgent agent = new LocalAgent(folders);
        try {
            tell(online(agent), terminal);
        } catch (ProblemException e) {
            RestingAgent.Freed freed = afterRefusal(e, agent);
            freed.replaced().ifPresent(problem -> terminal.print(problem.what() + " [" + problem.object() + "]"));
            freed.stopped().forEach(name -> terminal.print("The task " + name + " is stopped."));
            tell(freed.registrant(), terminal);
        }
        return DONE;
    }

    private static void tell(Optional<Registration> freed, Terminal terminal) {
        terminal.print(freed.map(it -> "The agent is free; it was registered with the project \"" + it.projectName()
                + "\". Its tasks stay for the next project to see and delete.")
                .orElse("No project has registered the agent."));
    }

    private static Optional<Registration> online(LocalAgent agent) {
        Optional<Registration> registrant = agent.registration();
        registrant.ifPresent(it -> agent.ask(it, client -> {
            client.unregister();
            return it;
        }));
        return registrant;
    }

    private RestingAgent.Freed afterRefusal(ProblemException refusal, LocalAgent agent) {
        Problem problem = refusal.problem();
        return switch (problem.code()) {
            case "agent-unreachable" -> new RestingAgent(folders, agent.settings()).free();
            case "tasks-running" -> throw new Problem(problem.code(), problem.what(), problem.object(),
                    "Stop the tasks in the project. If it is lost, run: " + STOP_SERVICE).asException(refusal);
            case "agent-untrusted", "agent-other-host", "agent-certificate-expired", "agent-refuses-certificate" ->
                throw new Problem(problem.code(), "The agent's API is closed to the agent's own certificate: "
                        + problem.what(), problem.object(), "Run: " + STOP_SERVICE).asException(refusal);
            default -> throw refusal;
        };
    }
}
