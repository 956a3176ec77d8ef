package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sandbox.shop.CqlRunner;
import org.aeneas.sandbox.shop.ShopKeyspace;
import org.aeneas.tests.support.Services;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShopOnNodesTest {
    @TempDir
    Path folder;

    /** Sends statements through the engine, so many at a time. */
    private record Sender(SourceConnection connection) implements CqlRunner {
        private static final int AT_ONCE = 64;

        @Override
        public void run(Statement statement) {
            connection.execute(statement.cql(), statement.values().toArray());
        }

        @Override
        public void runAll(Stream<Statement> statements) {
            Semaphore places = new Semaphore(AT_ONCE);
            List<CompletionStage<Void>> sent = new ArrayList<>();
            statements.forEach(statement -> {
                places.acquireUninterruptibly();
                sent.add(connection.executeAsync(statement.cql(), statement.values().toArray())
                        .whenComplete((nothing, failure) -> places.release()));
            });
            sent.forEach(stage -> stage.toCompletableFuture().join());
        }
    }

    @ParameterizedTest
    @MethodSource("org.aeneas.tests.support.CassandraVersions#tested")
    void should_fill_a_real_node_over_several_sstables(CassandraVersion version) throws IOException {
        ShopKeyspace shop = ShopKeyspace.of(version, NodeOptions.DEFAULT_DATACENTER);
        CassandraNode node = CassandraNode.start(version, folder, NodeOptions.defaults(), Cache.ofUser(),
                Progress.NONE);
        try (SourceConnection connection = Services.cassandra().connect(
                new ConnectionSettings(Map.of("server", node.address(), "port", "9042")), Progress.NONE)) {
            Map<String, Long> rows = shop.fill(600, 5, new Sender(connection), () -> node.flush(shop.keyspace()),
                    Progress.NONE);
            assertTrue(rows.get("order_events") > 100, rows.toString());
            for (String table : shop.tables()) {
                assertTrue(dataFiles(node.tableDirectory(shop.keyspace(), table)) > 1, table);
            }
        } finally {
            node.kill();
        }
    }

    private static long dataFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith("Data.db")).count();
        }
    }
}
