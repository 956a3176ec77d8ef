package org.aeneas.cli.internal;

import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aeneas}: every use case from a terminal. Which commands there are depends on what is installed. */
@Command(name = "aeneas", mixinStandardHelpOptions = true, versionProvider = Version.class,
        description = "Moves Apache Cassandra to Amazon DynamoDB.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = { "", "Exit status: 0 done, 1 failed, 2 wrong usage.", "'aeneas COMMAND --help' explains a command." })
final class AeneasCommand implements Runnable {

    /** What the script at the root of a clone does itself; it says that it is there by AENEAS_CLONE. */
    private static final String[] IN_A_CLONE = { "", "In a clone of the sources also:",
        "  workbench  Opens the desktop program.",
        "  package    Makes archives of the programs and an update site.",
        "  test       Runs the tests: test [--all] [-- NAME…]." };

    @Spec
    private CommandSpec spec;

    static CommandLine line() {
        CommandLine line = new CommandLine(new AeneasCommand());
        boolean sandbox = hasSandbox();
        if (sandbox) {
            line.addSubcommand(DemoCommand.class);
        }
        line.addSubcommand(AssessCommand.class).addSubcommand(ExtractCommand.class).addSubcommand(LoadCommand.class)
                .addSubcommand(ValidateCommand.class);
        if (sandbox) {
            line.addSubcommand(SandboxCommand.class).addSubcommand(BenchCommand.class);
            // What follows nodetool's own command is nodetool's.
            line.getSubcommands().get("sandbox").getSubcommands().get("nodetool").setStopAtPositional(true);
        }
        line.addSubcommand(CommandLine.HelpCommand.class);
        if (System.getenv("AENEAS_CLONE") != null) {
            line.getCommandSpec().usageMessage().footer(Stream.concat(Stream.of(IN_A_CLONE),
                    Stream.of(line.getCommandSpec().usageMessage().footer())).toArray(String[]::new));
        }
        return line;
    }

    /** The sandbox and the benchmark serve a clone of the sources; they are no part of what is installed elsewhere. */
    private static boolean hasSandbox() {
        try {
            Class.forName("org.aeneas.sandbox.Sandbox", false, AeneasCommand.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
