package org.aeneas.agent.server.tests;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.AgentCommandLine;
import org.aeneas.agent.PipedTerminal;
import org.aeneas.agent.server.AgentCommands;
import org.aeneas.agent.server.NodeReading;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;

/** The agent's program in a process of its own, on a machine that is a folder. */
public final class AgentProcess {
    static final String LISTENS = "The agent listens on ";

    private AgentProcess() {
    }

    /** The machine's folder, how nodes are read, then what the agent's jar is called with. */
    public static void main(String[] arguments) {
        AgentFolders folders = new AgentFolders(Path.of(arguments[0]));
        List<AgentCommand> commands = AgentCommands.of(folders, Services.aws(), new SSTables(Readers.all()),
                NodeReading.valueOf(arguments[1]), "1.2.3");
        int status = new AgentCommandLine(folders, new PipedTerminal(System.in, System.out), "1.2.3",
                name -> commands.stream().filter(command -> command.name().equals(name)).findFirst())
                        .run(Arrays.asList(arguments).subList(2, arguments.length));
        System.exit(status);
    }
}
