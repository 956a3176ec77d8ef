package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.aeneas.bench.Pass;
import org.aeneas.core.Progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** {@code aeneas extract}, as a user starts it, in a heap of {@value #HEAP}. */
record Extraction(String name, SampleTable table, String format, String compression) implements Contest {
    static final String HEAP = "256m";
    /** The heap, and 128 MiB for classes, compiled code, threads and the buffers of files. */
    private static final long MOST_RESIDENT = (256 + 128) << 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final String OUTPUT = "extracted";

    @Override
    public String what() {
        String compressed = compression.equals("none") ? "" : " with " + compression;
        return "aeneas extract of " + table.qualifiedName() + " to " + format + compressed + ", " + Contests.THREADS
                + " threads, heap " + HEAP;
    }

    @Override
    public long mostResident() {
        return MOST_RESIDENT;
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        site.data(table, progress);
        // The first extraction after an installation leaves an archive of classes to all later starts.
        run(site, progress);
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        Pass pass = extract(site, site.work().fresh(OUTPUT), progress);
        site.work().fresh(OUTPUT);
        return pass;
    }

    /** @param output folder for the staged files */
    Pass extract(Site site, Path output, Progress progress) throws IOException {
        SampleData data = site.data(table, progress);
        Path folder = site.work().fresh("extract");
        List<String> command = List.of(site.equipment().program().toString(), "extract", "--schema",
                data.schema().toString(), "--table", table.qualifiedName(), "--data", data.files().toString(),
                "--format", format, "--compression", compression, "--threads", Integer.toString(Contests.THREADS),
                "--out", output.toString(), "--json");
        ChildProcess.Outcome outcome = ChildProcess.of("aeneas extract", command)
                .with(Map.of("AENEAS_HEAP", HEAP, "AENEAS_STATE", folder.toString())).run(folder, LIMIT, progress);
        JsonNode answer = JSON.readTree(outcome.output());
        return new Pass(answer.path("rows").asLong(), outcome.seconds(), answer.path("seconds").asDouble(),
                outcome.cpuSeconds(), outcome.peakBytes());
    }
}
