package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.aeneas.bench.Pass;
import org.aeneas.core.Progress;

/** Cassandra's sstabledump, which prints JSON; its output goes nowhere. */
record Dump(String name, SampleTable table) implements Contest {
    private static final Duration LIMIT = Duration.ofHours(2);
    /** The tool insists on one, although it needs nothing of it. */
    private static final String CONFIGURATION = """
            commitlog_sync: periodic
            commitlog_sync_period: 10000ms
            endpoint_snitch: SimpleSnitch
            storage_compatibility_mode: NONE
            partitioner: org.apache.cassandra.dht.Murmur3Partitioner
            seed_provider:
              - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                parameters: [ { seeds: '127.0.0.1' } ]
            """;

    @Override
    public String what() {
        return "Cassandra's sstabledump of " + table.qualifiedName() + ", its output thrown away";
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        site.data(table, progress);
        site.cassandra(progress);
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        SampleData data = site.data(table, progress);
        Path folder = site.work().fresh("dump");
        Path configuration = Files.writeString(folder.resolve("cassandra.yaml"), CONFIGURATION);
        ChildProcess.Outcome outcome = CassandraProgram.of(site.cassandra(progress))
                .with("-Dcassandra.config=" + configuration.toUri(), "-Dcassandra.storagedir=" + folder)
                .process("sstabledump", "org.apache.cassandra.tools.SSTableExport",
                        List.of(data.dataFiles().get(0).toString()))
                .silent().run(folder, LIMIT, progress);
        return new Pass(data.rows(), outcome.seconds(), outcome.seconds(), outcome.cpuSeconds(), outcome.peakBytes());
    }
}
