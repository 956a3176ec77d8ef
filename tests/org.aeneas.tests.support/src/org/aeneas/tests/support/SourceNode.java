package org.aeneas.tests.support;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A node with two tables, which asks for a password; started once a run. */
public final class SourceNode implements SharedFixture {
    public static final String USER = "reader";
    public static final String PASSWORD = "open-Sesame-7";

    private static final long PAUSE_MILLIS = 100;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Path folder = Folders.temporary();
    private final CassandraNode node;

    private SourceNode() {
        node = CassandraNode.start(CassandraVersion.V5_0, folder, NodeOptions.builder()
                .jvmOptions("-Dcassandra.superuser_setup_delay_ms=0")
                .extraYaml("authenticator: PasswordAuthenticator").build(), Cache.ofUser(), Progress.NONE);
        try (SourceConnection connection = awaitSuperuser()) {
            connection.execute("CREATE ROLE " + USER + " WITH PASSWORD = '" + PASSWORD + "' AND LOGIN = true");
            connection.execute("CREATE KEYSPACE seen WITH replication = "
                    + "{'class': 'SimpleStrategy', 'replication_factor': 1}");
            connection.execute("CREATE TABLE seen.orders (id int, line int, price decimal, PRIMARY KEY (id, line))");
            connection.execute("CREATE TABLE seen.customers (id int PRIMARY KEY, name text)");
        }
    }

    /** As its superuser. */
    public void execute(String... statements) {
        try (SourceConnection connection = awaitSuperuser()) {
            for (String statement : statements) {
                connection.execute(statement);
            }
        }
    }

    /** Until its SSTables have all that was written. */
    public void flush(String keyspace) {
        node.flush(keyspace);
    }

    /** What nodetool answers. */
    public String nodetool(String... arguments) {
        return node.nodetool(arguments).output();
    }

    public int jmxPort() {
        return node.jmxPort();
    }

    /** Where the table's SSTables are. */
    public Path tableDirectory(String keyspace, String table) {
        return node.tableDirectory(keyspace, table);
    }

    public Path dataDirectory() {
        return node.dataDirectory();
    }

    public static SourceNode of(ExtensionContext context) {
        return SharedFixture.of(context, SourceNode.class, SourceNode::new);
    }

    public String address() {
        return node.address();
    }

    public String datacenter() {
        return node.datacenter();
    }

    @Override
    public void close() {
        node.close();
        Folders.delete(folder);
    }

    /** The first role is made soon after the node has started. */
    private SourceConnection awaitSuperuser() {
        long begun = System.nanoTime();
        while (true) {
            try {
                return Services.cassandra().connect(new ConnectionSettings(Map.of("server", node.address(), "port",
                        "9042", "user", "cassandra", "password", "cassandra")), Progress.NONE);
            } catch (ProblemException e) {
                if (System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
