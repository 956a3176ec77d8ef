package org.aeneas.cli;

import java.io.PrintWriter;

import org.aeneas.cli.internal.CommandLineInterface;

/** The command line, for whoever runs it inside the framework: the product, and tests. */
public final class Aeneas {

    private Aeneas() {
    }

    /** @return the exit status: 0 done, 1 failed, 2 wrong usage */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLineInterface(out, err).run(arguments);
    }
}
