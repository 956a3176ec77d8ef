package org.aeneas.agent.server.internal.command;

import java.util.List;
import java.util.Optional;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.Terminal;
import org.aeneas.agent.api.Registration;
import org.aeneas.agent.server.internal.RegistrationFile;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.SecretStore;
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
        Optional<Registration> freed;
        try {
            freed = online(new LocalAgent(folders));
        } catch (ProblemException e) {
            freed = afterRefusal(e);
        }
        terminal.print(freed.map(it -> "The agent is free; it was registered with the project \"" + it.projectName()
                + "\". Its tasks stay for the next project to see and delete.")
                .orElse("No project has registered the agent."));
        return DONE;
    }

    private static Optional<Registration> online(LocalAgent agent) {
        Optional<Registration> registrant = agent.registration();
        registrant.ifPresent(it -> agent.ask(it, client -> {
            client.unregister();
            return it;
        }));
        return registrant;
    }

    private Optional<Registration> afterRefusal(ProblemException refusal) {
        Problem problem = refusal.problem();
        return switch (problem.code()) {
            case "agent-unreachable" -> RegistrationFile.free(folders.state(), SecretStore.ofProject(folders));
            case "agent-untrusted", "agent-other-host", "agent-certificate-expired", "agent-refuses-certificate" ->
                throw new Problem(problem.code(), "The agent's API is closed to the agent's own certificate: "
                        + problem.what(), problem.object(), "Run: sudo systemctl stop aws-cassandra-extractor; then "
                                + "--unregister again, and start the service.").asException(refusal);
            default -> throw refusal;
        };
    }
}
