package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.aeneas.bench.Pass;
import org.aeneas.bench.internal.peer.BareScan;
import org.aeneas.core.Progress;

/** Cassandra's own reader in a process of its own, under the product's conditions; rows are counted, not written. */
record Scan(String name, SampleTable table) implements Contest {
    private static final Duration LIMIT = Duration.ofMinutes(30);

    @Override
    public String what() {
        return "a bare scan of " + table.qualifiedName() + " by Apache Cassandra's reader, " + Contests.THREADS
                + " threads, heap " + Extraction.HEAP;
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        site.cassandra(progress);
        site.data(table, progress);
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        SampleData data = site.data(table, progress);
        Path folder = site.work().fresh("scan");
        Path answer = folder.resolve("answer");
        ChildProcess.Outcome outcome = CassandraProgram.of(site.cassandra(progress))
                .heap(Extraction.HEAP).with("-XX:+UseSerialGC")
                .process("the bare scan", BareScan.class.getName(), List.of(data.files().toString(),
                        data.schema().toString(), SampleTable.KEYSPACE, Integer.toString(Contests.THREADS),
                        answer.toString()))
                .run(folder, LIMIT, progress);
        String[] counts = Files.readString(answer).split(" ");
        return new Pass(Long.parseLong(counts[0]), outcome.seconds(), Long.parseLong(counts[1]) / 1e9,
                outcome.cpuSeconds(), outcome.peakBytes());
    }
}
