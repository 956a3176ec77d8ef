package org.aeneas.agent.server.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.Terminal;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.AgentInfo;
import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.Registration;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code status}: what the agent that runs on this machine does. */
@Component(service = AgentCommand.class)
public final class StatusCommand implements AgentCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final long MEGABYTE = 1 << 20;

    private final AgentFolders folders;

    public StatusCommand(AgentFolders folders) {
        this.folders = folders;
    }

    /** For a service registry. */
    @Activate
    public StatusCommand() {
        this(AgentFolders.ofMachine());
    }

    @Override
    public String name() {
        return "status";
    }

    /** @return 1 also where the agent needs someone */
    @Override
    public int run(List<String> arguments, Terminal terminal) {
        if (!arguments.isEmpty()) {
            terminal.print("--status takes no arguments.");
            return WRONG_USAGE;
        }
        LocalAgent agent = new LocalAgent(folders);
        try {
            return show(agent, terminal);
        } catch (ProblemException e) {
            if (e.problem().code().equals("agent-unreachable")) {
                throw notRunning(e.problem().object()).asException(e);
            }
            Health health = Health.of(agent.settings().server().healthPort());
            terminal.print(health.line());
            throw explained(e);
        }
    }

    private static Problem notRunning(String address) {
        return new Problem("agent-not-running", "The agent does not run.", address,
                "Start it: sudo systemctl start aws-cassandra-extractor; if it ends at once, read journalctl -u "
                        + "aws-cassandra-extractor.");
    }

    /** Another trust store, which the client's own advice is, would shut out the workbench. */
    private static ProblemException explained(ProblemException refusal) {
        Problem problem = refusal.problem();
        return switch (problem.code()) {
            case "agent-untrusted", "agent-refuses-certificate" -> new Problem(problem.code(), problem.what(),
                    problem.object(), "The agent serves its clients all the same. For --status, import the "
                            + "certificate of its key store into its trust store beside those that are there, and "
                            + "run --configure with that one.").asException(refusal);
            default -> refusal;
        };
    }

    private static int show(LocalAgent agent, Terminal terminal) {
        AgentInfo info = agent.ask(AgentClient::greet).agent();
        Optional<Registration> registrant = agent.registration();
        terminal.print("The agent " + info.version() + " is " + word(info.state()) + ", started " + info.startedAt()
                + ", " + (info.ssl() ? "with" : "without") + " SSL.");
        terminal.print(registrant.map(it -> "Registered with the project \"" + it.projectName() + "\" since "
                + it.registeredAt() + ".").orElse("No project has registered it."));
        info.certificateFingerprint().ifPresent(it -> terminal.print("Its certificate: SHA-256 " + it));
        terminal.print("Output folder " + info.disk().folder() + ": " + info.disk().freeBytes() / MEGABYTE
                + " MB free.");
        info.nodes().forEach(node -> terminal.print("Node " + line(node)));
        registrant.ifPresent(it -> agent.ask(it, AgentClient::tasks)
                .forEach(task -> terminal.print("Task " + line(task))));
        info.problem().ifPresent(problem -> print(problem, terminal));
        return info.problem().isPresent() ? FAILED : DONE;
    }

    private static void print(Problem problem, Terminal terminal) {
        terminal.print(problem.what() + " [" + problem.object() + "]");
        terminal.print(problem.remedy());
    }

    private static String line(Node node) {
        return node.host() + ": " + word(node.mount()) + node.problem().map(it -> ". " + it.what()).orElse("");
    }

    private static String line(TaskSummary task) {
        return task.name() + ": " + word(task.state()) + ", " + task.rows() + " rows extracted, " + task.rejects()
                + " rejects" + task.problem().map(it -> ". " + it.what() + " [" + it.object() + "]").orElse("");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
