package org.aeneas.cli.internal;

import java.io.PrintWriter;

import org.aeneas.core.Problem;

import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command's answer goes: text or one JSON object on standard output, progress and problems on standard error.
 */
record Terminal(PrintWriter out, PrintWriter err, CommonOptions options) {

    static Terminal of(CommandSpec spec, CommonOptions options) {
        return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr(), options);
    }

    TerminalProgress progress() {
        return new TerminalProgress(err, false);
    }

    /** Prints the object where {@code --json} is given, else the text. */
    void answer(Object json, String text) {
        out.println(options.json() ? Json.of(json) : text);
        out.flush();
    }

    /** One line what, one line what to do. */
    void problem(Problem problem) {
        boolean named = problem.what().contains(problem.object());
        err.println("aeneas: " + problem.what() + (named ? "" : " [" + problem.object() + "]"));
        err.println("        " + problem.remedy());
        err.flush();
    }
}
