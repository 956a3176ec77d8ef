package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import org.aeneas.mapping.ItemForm;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.Sandbox;
import org.aeneas.sandbox.SandboxOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aeneas demo}: the whole road on one machine. */
@Command(name = "demo", description = {
    "Shows the whole road on this machine: a sample keyspace from a real Cassandra to DynamoDB, each item compared.",
    "The steps: sandbox up, sample data, extract, S3, DynamoDB, validate, sandbox down." })
final class DemoCommand implements Callable<Integer> {
    static final String ROWS = "20000";
    static final String ROWS_HELP =
            "Rows to write, about; some of them are changed and deleted again. Default: ${DEFAULT-VALUE}.";
    static final int LEAST_ROWS = 100;
    static final int MOST_ROWS = 100_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private SandboxNodeOptions node;

    @Option(names = "--rows", paramLabel = "N", defaultValue = ROWS, description = ROWS_HELP)
    private int rows;

    @Option(names = "--dms", description = "Let AWS DMS load DynamoDB, from CSV files on S3.")
    private boolean dms;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec, common);
        Arguments.between(spec, "--rows", rows, LEAST_ROWS, MOST_ROWS);
        Cache cache = Cache.ofUser();
        Path directory = cache.root().resolve("demo-" + ProcessHandle.current().pid());
        SandboxOptions options = node.in(SandboxOptions.defaults(cache).in(directory)).endingWithThisJvm();
        long begun = System.nanoTime();
        try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal.progress()) {
            Demo.Outcome outcome;
            try (Sandbox sandbox = Sandbox.start(options, cache, progress)) {
                outcome = new Demo(sandbox, rows, dms ? ItemForm.DMS : ItemForm.NATIVE).run(progress);
            }
            progress.done();
            double seconds = (System.nanoTime() - begun) / 1_000_000 / 1000.0;
            ValidationAnswer answer = new ValidationAnswer(outcome.reports(), List.of(), seconds);
            terminal.answer(answer.json(), System.lineSeparator() + answer.text());
            outcome.problems().forEach(terminal::problem);
            return answer.agrees() && outcome.problems().isEmpty() ? CommandLineInterface.DONE
                    : CommandLineInterface.FAILED;
        }
    }
}
