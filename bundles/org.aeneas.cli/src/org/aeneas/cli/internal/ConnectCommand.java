package org.aeneas.cli.internal;

import picocli.CommandLine.Command;

/** {@code aeneas connect}: tests a connection and keeps it in the project. */
@Command(name = "connect", description = { "Tests a connection, and keeps it in the project if it works.",
    "Secrets go to the secret storage of this machine." },
        subcommands = { ConnectSource.class, ConnectTarget.class })
final class ConnectCommand extends CommandGroup {
}
