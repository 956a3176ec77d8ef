package org.aeneas.agent.server;

import java.util.List;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.server.internal.command.ServeCommand;
import org.aeneas.agent.server.internal.command.StatusCommand;
import org.aeneas.agent.server.internal.command.UnregisterCommand;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.aws.Aws;
import org.aeneas.engine.SourceEngine;
import org.aeneas.sstable.SSTables;

/** The commands of the agent that run or ask its service, for plain Java: inside a framework they are services. */
public final class AgentCommands {

    private AgentCommands() {
    }

    /**
     * All of them, for a machine.
     *
     * @param reading what tasks read of the nodes
     * @param version of the agent
     * @param engines that it reads sources through, beside the files of nodes
     */
    public static List<AgentCommand> of(AgentFolders folders, Aws aws, SSTables sstables, NodeReading reading,
            String version, SourceEngine... engines) {
        return List.of(new ServeCommand(folders, () -> aws, () -> sstables, reading, version, List.of(engines)),
                new StatusCommand(folders), new UnregisterCommand(folders));
    }
}
