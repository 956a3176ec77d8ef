package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.bench.Equipment;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.WorkFolder;

/** What the contests share: data, jars, a live node; each is there from when the first of them asks. For one thread. */
public final class Site implements AutoCloseable {
    private static final String DSBULK = "1.10.0";

    private final Equipment equipment;
    private final long rows;
    private final WorkFolder work;
    private final Map<SampleTable, SampleData> data = new EnumMap<>(SampleTable.class);
    private Optional<LiveSandbox> sandbox = Optional.empty();
    private Optional<StagedItems> staged = Optional.empty();
    private Optional<LiveAgent> agent = Optional.empty();

    public Site(Equipment equipment, long rows) {
        this.equipment = equipment;
        this.rows = rows;
        this.work = WorkFolder.beside(equipment.cache(), "bench");
    }

    Equipment equipment() {
        return equipment;
    }

    Cache cache() {
        return equipment.cache();
    }

    long rows() {
        return rows;
    }

    WorkFolder work() {
        return work;
    }

    /** Makes it, if the cache lacks it, and reads it once. */
    SampleData data(SampleTable table, Progress progress) throws IOException {
        SampleData found = data.get(table);
        if (found == null) {
            found = SampleData.of(table, this, progress);
            found.warm();
            data.put(table, found);
        }
        return found;
    }

    /** The folder of Cassandra's jars. */
    Path cassandra(Progress progress) {
        return CassandraNode.jars(LiveSandbox.VERSION, cache(), progress);
    }

    /** The folder of DSBulk's jars; there is no distribution of it in Maven repositories, but all of its modules. */
    Path dsbulk(Progress progress) {
        List<String> modules = List.of("runner", "workflow-unload", "connectors-csv", "executor-reactor",
                "batcher-reactor", "codecs-text");
        return cache().jars("dsbulk/" + DSBULK,
                modules.stream().map(module -> "com.datastax.oss:dsbulk-" + module + ":" + DSBULK).toList(), progress);
    }

    LiveSandbox sandbox(Progress progress) {
        if (sandbox.isEmpty()) {
            sandbox = Optional.of(LiveSandbox.start(this, progress));
        }
        return sandbox.get();
    }

    StagedItems staged(Progress progress) throws IOException {
        if (staged.isEmpty()) {
            staged = Optional.of(StagedItems.of(this, progress));
        }
        return staged.get();
    }

    LiveAgent agent(Progress progress) throws IOException {
        if (agent.isEmpty()) {
            agent = Optional.of(LiveAgent.start(this, progress));
        }
        return agent.get();
    }

    @Override
    public void close() {
        try {
            agent.ifPresent(LiveAgent::close);
            sandbox.ifPresent(LiveSandbox::close);
        } finally {
            work.close();
        }
    }
}
