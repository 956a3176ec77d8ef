package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        "  workbench    Opens the desktop program.",
        "  package      Makes archives of the programs and an update site.",
        "  test         Runs the tests: test [--all] [-- NAME…].",
        "  screenshots  Makes pictures of the desktop program's windows." };

    @Spec
    private CommandSpec spec;

    /** @param arguments if the first names a command, that one is enough: to look at all takes a quarter of a second */
    static CommandLine line(String... arguments) {
        CommandLine line = new CommandLine(new AeneasCommand());
        Map<String, Class<?>> commands = commands();
        Class<?> named = arguments.length == 0 ? null : commands.get(arguments[0]);
        (named == null ? commands.values() : List.of(named)).forEach(line::addSubcommand);
        CommandLine sandbox = line.getSubcommands().get("sandbox");
        if (sandbox != null) { // What follows nodetool's own command is nodetool's.
            sandbox.getSubcommands().get("nodetool").setStopAtPositional(true);
        }
        if (List.of(arguments).contains("connect")) {
            SourceOptions.addTo(line.getSubcommands().get("connect").getSubcommands().get("source").getCommandSpec());
        }
        if (named == null) {
            line.addSubcommand(CommandLine.HelpCommand.class);
        }
        if (System.getenv("AENEAS_CLONE") != null) {
            line.getCommandSpec().usageMessage().footer(Stream.concat(Stream.of(IN_A_CLONE),
                    Stream.of(line.getCommandSpec().usageMessage().footer())).toArray(String[]::new));
        }
        return line;
    }

    /** In the order of the help. */
    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        boolean sandbox = hasSandbox();
        if (sandbox) {
            commands.put("demo", DemoCommand.class);
        }
        commands.put("project", ProjectCommand.class);
        commands.put("connect", ConnectCommand.class);
        commands.put("tree", TreeCommand.class);
        commands.put("assess", AssessCommand.class);
        commands.put("clone", CloneCommand.class);
        commands.put("agent", AgentCommand.class);
        commands.put("task", TaskCommand.class);
        commands.put("extract", ExtractCommand.class);
        commands.put("load", LoadCommand.class);
        commands.put("validate", ValidateCommand.class);
        if (sandbox) {
            commands.put("sandbox", SandboxCommand.class);
            commands.put("bench", BenchCommand.class);
        }
        return commands;
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
