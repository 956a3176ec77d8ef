package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraNode.NodetoolResult;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sandbox.Sandbox;
import org.aeneas.sandbox.SandboxOptions;

/** A real node that serves the very files that the product reads, and the stand-in for DynamoDB. */
final class LiveSandbox implements AutoCloseable {
    static final CassandraVersion VERSION = CassandraVersion.V5_0;
    /**
     * For tests the sandbox starts nodes small and with the quick compiler alone. Here the node gets what Cassandra
     * itself ships with, so that who unloads from it is not held up.
     */
    private static final NodeOptions NODE = NodeOptions.builder().heapMegabytes(1024)
            .jvmOptions("-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseG1GC")
            .extraYaml("storage_compatibility_mode: NONE").build();

    private final Sandbox sandbox;
    private final SourceConnection cassandra;
    private final AwsSession aws;
    private final Set<SampleTable> served = EnumSet.noneOf(SampleTable.class);

    private LiveSandbox(Sandbox sandbox, SourceConnection cassandra, AwsSession aws) {
        this.sandbox = sandbox;
        this.cassandra = cassandra;
        this.aws = aws;
    }

    static LiveSandbox start(Site site, Progress progress) {
        SandboxOptions options = SandboxOptions.defaults(site.cache()).in(site.work().path().resolve("sandbox"))
                .withCassandra(VERSION).withNode(NODE).endingWithThisJvm();
        Sandbox sandbox = Sandbox.start(options, site.cache(), progress);
        try {
            Map<String, String> settings = Map.of("server", sandbox.endpoints().contactPoints().get(0), "datacenter",
                    sandbox.endpoints().datacenter());
            SourceConnection cassandra = site.equipment().cassandra().connect(new ConnectionSettings(settings),
                    progress);
            return new LiveSandbox(sandbox, cassandra, site.equipment().aws().connect(sandbox.endpoints().profile()));
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    CassandraNode node() {
        return sandbox.cluster().node(0);
    }

    /** Where the stand-ins for AWS are, and with whose keys. */
    ServiceProfile profile() {
        return sandbox.endpoints().profile();
    }

    AwsSession aws() {
        return aws;
    }

    /** Links a table's files into the node's folder of that table and has the node serve them. */
    void serve(SampleData data) throws IOException {
        SampleTable table = data.table();
        if (!served.add(table)) {
            return;
        }
        cassandra.execute("CREATE KEYSPACE IF NOT EXISTS " + SampleTable.KEYSPACE
                + " WITH replication = {'class': 'NetworkTopologyStrategy', '" + sandbox.endpoints().datacenter()
                + "': 1}");
        cassandra.execute(table.create());
        Path folder = node().tableDirectory(SampleTable.KEYSPACE, table.table());
        for (Path file : data.list()) {
            Files.createLink(folder.resolve(file.getFileName()), file);
        }
        NodetoolResult refresh = node().nodetool("refresh", SampleTable.KEYSPACE, table.table());
        if (refresh.status() != 0) {
            throw new Problem("bench-process-failed", "The node does not take the sample data: " + refresh.output(),
                    table.qualifiedName(), "Read its log " + node().log() + ".").asException();
        }
    }

    @Override
    public void close() {
        try (sandbox; aws) {
            cassandra.close();
        }
    }
}
