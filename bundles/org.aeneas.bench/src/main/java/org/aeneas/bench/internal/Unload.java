package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.bench.Pass;
import org.aeneas.core.Progress;

/** DSBulk unloads the same files from a live node to CSV, with its own settings. */
record Unload(String name, SampleTable table) implements Contest {
    private static final Duration LIMIT = Duration.ofHours(1);
    private static final String OUTPUT = "unloaded";

    @Override
    public String what() {
        return "DSBulk 1.10.0 unload of " + table.qualifiedName() + " from a live node to CSV";
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        site.dsbulk(progress);
        site.sandbox(progress).serve(site.data(table, progress));
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        Path folder = site.work().fresh("dsbulk");
        Path output = site.work().fresh(OUTPUT);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", site.dsbulk(progress).resolve("*").toString(),
                "com.datastax.oss.dsbulk.runner.DataStaxBulkLoader", "unload", "-h",
                site.sandbox(progress).node().address(), "-k", SampleTable.KEYSPACE, "-t", table.table(), "-url",
                output.toString(), "-header", "false", "-logDir", folder.toString()));
        ChildProcess.Outcome outcome = ChildProcess.of("DSBulk", command).run(folder, LIMIT, progress);
        long rows = lines(output);
        site.work().fresh(OUTPUT);
        return new Pass(rows, outcome.seconds(), outcome.seconds(), outcome.cpuSeconds(), outcome.peakBytes());
    }

    /** The sample data has no line breaks in it. */
    private static long lines(Path folder) throws IOException {
        long count = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    count += lines.count();
                }
            }
        }
        return count;
    }
}
