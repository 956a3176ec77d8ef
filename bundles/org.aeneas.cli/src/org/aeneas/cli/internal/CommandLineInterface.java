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
        CommandLine line = AeneasCommand.line()
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
        return unknownCommand ? "There is no command '" + ((UnmatchedArgumentException) e).getUnmatched().get(0) + "'."
                : e.getMessage();
    }

    private int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        report(command, problemOf(e), e);
        return FAILED;
    }

    private static Problem problemOf(Exception e) {
        if (e instanceof ProblemException problem) {
            return problem.problem();
        }
        if (e instanceof CancelledException) {
            return new Problem("cancelled", "Cancelled.", "this command", "Run the same command again to go on.");
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
