package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraCluster;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraNode.NodetoolResult;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sandbox.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CassandraNodeTest {
    @TempDir
    Path folder;

    private final Cache cache = Cache.ofUser();

    @ParameterizedTest
    @MethodSource("org.aeneas.tests.support.CassandraVersions#tested")
    void should_start_work_and_stop(CassandraVersion version) throws IOException {
        CassandraNode node = CassandraNode.start(version, folder, NodeOptions.defaults(), cache, Progress.NONE);
        try {
            assertTrue(node.isUp());
            assertTrue(node.address().startsWith("127."), node.address());
            NodetoolResult status = node.nodetool("status");
            assertEquals(0, status.status(), status.output());
            assertTrue(status.output().contains("Datacenter: dc1"), status.output());
            assertTrue(status.output().contains("UN  " + node.address()), status.output());
            assertTrue(node.nodetool("flush", "no_such_keyspace").status() != 0);
            node.flush("system");
            Path local = node.tableDirectory("system", "local");
            assertTrue(dataFiles(local) > 0);
            node.compact("system", "local");
            assertEquals(1, dataFiles(local));
            node.snapshot("first", "system");
            assertTrue(dataFiles(local.resolve("snapshots/first")) > 0);
            node.clearSnapshot("first", "system");
            assertFalse(Files.exists(local.resolve("snapshots/first")));
        } finally {
            node.stop();
        }
        assertFalse(node.isUp());
        assertFalse(listens(node.address(), 7000));
    }

    private static long dataFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith("Data.db")).count();
        }
    }

    private static boolean listens(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void should_be_the_same_node_after_a_power_failure() {
        try (CassandraNode node = CassandraNode.start(CassandraVersion.V3_11, folder, NodeOptions.defaults(), cache,
                Progress.NONE)) {
            String id = hostId(node);
            node.kill();
            assertFalse(node.isUp());
            node.restart(Progress.NONE);
            assertEquals(id, hostId(node));
        }
    }

    private static String hostId(CassandraNode node) {
        String info = node.nodetool("info").output();
        return info.lines().filter(line -> line.startsWith("ID")).findFirst()
                .orElseThrow(() -> new AssertionError(info));
    }

    @Test
    void should_show_why_a_node_does_not_start() {
        NodeOptions nonsense = NodeOptions.builder().extraYaml("no_such_option: true").build();
        ProblemException refused = assertThrows(ProblemException.class,
                () -> CassandraNode.start(CassandraVersion.V5_0, folder, nonsense, cache, Progress.NONE));
        assertEquals("sandbox-process-died", refused.problem().code());
        assertTrue(refused.problem().what().contains("no_such_option"), refused.problem().what());
    }

    @Test
    void should_name_the_versions_that_there_are() {
        ProblemException refused = assertThrows(ProblemException.class, () -> CassandraVersion.of("1.2"));
        assertEquals("1.2", refused.problem().object());
        assertTrue(refused.problem().remedy().contains("2.1, 2.2, 3.0, 3.1, 3.11, 4.0, 4.1, 5.0"));
    }

    @Test
    @EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
    void should_make_one_cluster_of_three_nodes() {
        try (CassandraCluster cluster = CassandraCluster.start(CassandraVersion.V3_11, 3, folder,
                NodeOptions.defaults(), Ownership.ofThisJvm(cache), cache, Progress.NONE)) {
            String status = cluster.node(2).nodetool("status").output();
            cluster.nodes().forEach(node -> assertTrue(status.contains("UN  " + node.address()), status));
        }
    }
}
