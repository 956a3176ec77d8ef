package org.aeneas.cli.internal;

import picocli.CommandLine.Command;

/** {@code aeneas agent}: the agents of a project. */
@Command(name = "agent", description = "Registers, lists and unregisters the extraction agents of a project.",
        subcommands = { AgentRegister.class, AgentList.class, AgentUnregister.class })
final class AgentCommand extends CommandGroup {
}
