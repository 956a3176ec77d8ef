package org.aeneas.cli.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aeneas}: every use case from a terminal. */
@Command(name = "aeneas", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Moves Apache Cassandra to Amazon DynamoDB.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = { DemoCommand.class, AssessCommand.class, ExtractCommand.class, LoadCommand.class,
            ValidateCommand.class, SandboxCommand.class },
        footer = { "", "Exit status: 0 done, 1 failed, 2 wrong usage.", "'aeneas COMMAND --help' explains a command." })
final class AeneasCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
