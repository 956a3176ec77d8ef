package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.aeneas.bench.Pass;
import org.aeneas.core.Progress;

/** Cassandra's sstabledump, which prints JSON; its output goes nowhere. */
record Dump(String name, SampleTable table) implements Contest {
    private static final Duration LIMIT = Duration.ofHours(2);

    @Override
    public String what() {
        return "Cassandra's sstabledump of " + table.qualifiedName() + ", its output thrown away";
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        site.data(table, progress);
        site.sandbox(progress);
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        SampleData data = site.data(table, progress);
        Path folder = site.work().fresh("dump");
        // The tool insists on a configuration.
        ChildProcess.Outcome outcome = CassandraProgram.of(site.cassandra(progress))
                .with("-Dcassandra.config=" + site.sandbox(progress).node().configuration().toUri())
                .process("sstabledump", "org.apache.cassandra.tools.SSTableExport",
                        List.of(data.dataFiles().get(0).toString()))
                .silent().run(folder, LIMIT, progress);
        return new Pass(data.rows(), outcome.seconds(), outcome.seconds(), outcome.cpuSeconds(), outcome.peakBytes());
    }
}
