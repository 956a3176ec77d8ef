package org.aeneas.cli.internal;

import java.io.PrintWriter;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments in, exit status out: 0 done, 1 failed, 2 wrong usage. */
public final class CommandLineInterface {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private final PrintWriter out;
    private final PrintWriter err;

    public CommandLineInterface(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public int run(String... arguments) {
        CommandLine line = AeneasCommand.line(arguments)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setUsageHelpAutoWidth(false)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failed);
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private int wrongUsage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        report(command, new Problem("usage", what(e), name, "Run '" + name + " --help' for the options."), null);
        return WRONG_USAGE;
    }

    private static String what(ParameterException e) {
        boolean unknownCommand = e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                && !e.getCommandLine().getSubcommands().isEmpty();
        if (unknownCommand) {
            return unknownCommand((UnmatchedArgumentException) e);
        }
        // picocli names Java's types
        return e.getMessage().replaceFirst(" is not (an? )?(int|long)$", " is not a whole number");
    }

    private static String unknownCommand(UnmatchedArgumentException e) {
        String known = e.getSuggestions().stream().limit(1).map(name -> " Did you mean '" + name + "'?").findFirst()
                .orElse("");
        return "There is no command '" + e.getUnmatched().get(0) + "'." + known;
    }

    private int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        report(command, problemOf(e, command.getCommandSpec().qualifiedName()), e);
        return FAILED;
    }

    private static Problem problemOf(Exception e, String command) {
        if (e instanceof CancelledException cancelled && cancelled.left().isPresent()) {
            return cancelled.left().get();
        }
        // Ctrl+C reaches a sandbox's processes too: what fails because they are gone is not worth a word.
        if (e instanceof CancelledException || Interruption.requested()) {
            return new Problem("cancelled", "Cancelled.", command, "Run the same command again.");
        }
        if (e instanceof ProblemException problem) {
            return problem.problem();
        }
        String log = System.getProperty("aeneas.log", "the log file");
        return new Problem("internal", "Something unexpected happened: " + e, "aeneas",
                "Run again with --verbose and report what it prints; details are in " + log + ".");
    }

    private void report(CommandLine command, Problem problem, Exception cause) {
        CommonOptions options = CommonOptions.of(command);
        Terminal terminal = new Terminal(out, err, options);
        if (options.json()) {
            out.println(Json.error(problem));
        }
        terminal.problem(problem);
        if (cause != null && options.verbose()) {
            cause.printStackTrace(err);
        }
    }
}
