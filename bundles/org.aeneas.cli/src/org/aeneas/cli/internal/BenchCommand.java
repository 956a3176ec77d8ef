package org.aeneas.cli.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.aeneas.bench.BenchOptions;
import org.aeneas.bench.BenchReport;
import org.aeneas.bench.Benchmark;
import org.aeneas.bench.Equipment;
import org.aeneas.core.Problem;
import org.aeneas.sandbox.Cache;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aeneas bench}: how fast, beside whom. */
@Command(name = "bench", description = {
    "Measures extraction and loading beside their peers, on the same data, on this machine.",
    "The peers: DSBulk, sstabledump, a bare scan by Cassandra's reader, a bare loop of BatchWriteItem. The data is made "
            + "once and kept in the cache." })
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1500000",
            description = "Rows of the sample tables. Default: ${DEFAULT-VALUE}.")
    private long rows;

    @Option(names = "--passes", paramLabel = "N", defaultValue = "3",
            description = "Passes of each; medians are shown. Default: ${DEFAULT-VALUE}.")
    private int passes;

    @Option(names = "--only", arity = "1..*", paramLabel = "NAME",
            description = "Only these of csv, json-zstd, scan, dsbulk, sstabledump, csv-overlap, scan-overlap, "
                    + "csv-wide, scan-wide, load, load-bare, agent-asked, agent-quiet, changes-100k, changes-1m, "
                    + "changes-10m; the last three are measured only where they are named.")
    private List<String> only = new ArrayList<>();

    @Parameters(arity = "0..1", paramLabel = "GROUP",
            description = "Only what begins so: 'agent' is agent-asked and agent-quiet.")
    private String group = "";

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec, common);
        Arguments.between(spec, "--rows", rows, 1000, 100_000_000);
        Arguments.between(spec, "--passes", passes, 1, 100);
        only.forEach(name -> Arguments.require(spec, Benchmark.names().contains(name),
                "'" + name + "' is none of " + String.join(", ", Benchmark.names()) + "."));
        List<String> grouped = Benchmark.names().stream().filter(this::isInGroup).toList();
        Arguments.require(spec, group.isEmpty() || only.isEmpty(), "GROUP and --only exclude each other.");
        Arguments.require(spec, group.isEmpty() || !grouped.isEmpty(), "'" + group + "' begins none of "
                + String.join(", ", Benchmark.names()) + ".");
        Equipment equipment = new Equipment(Cache.ofUser(), program(), Services.aws(), Services.engine("cassandra"),
                Services.sstables());
        try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal.progress()) {
            BenchOptions options = new BenchOptions(rows, passes, Set.copyOf(group.isEmpty() ? only : grouped));
            BenchReport report = new Benchmark(equipment, options).run(progress);
            progress.close();
            terminal.answer(report.json(), System.lineSeparator() + report.text());
            return CommandLineInterface.DONE;
        }
    }

    private boolean isInGroup(String name) {
        return name.equals(group) || name.startsWith(group + "-");
    }

    /** The start script of the installation that runs. */
    private static Path program() {
        String area = System.getProperty("osgi.install.area", "file:/").replace(" ", "%20");
        Path program = Path.of(URI.create(area)).resolve("aeneas");
        if (!Files.isExecutable(program)) {
            throw new Problem("program-missing", "The start script of this installation is not there.",
                    program.toString(), "Run ./aeneas bench in a clone of the repository.").asException();
        }
        return program;
    }
}
