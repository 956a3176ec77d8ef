package org.aeneas.cassandra.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Real nodes for all tests of a run: each is started when a test first asks, and stopped after the last test. A
 * CloseableResource too, because the engine that Tycho's surefire brings along (JUnit 5.12) closes nothing else.
 */
@SuppressWarnings("deprecation")
final class Clusters implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    /** Of several hundred megabytes each. */
    private static final int MOST_AWAKE = 3;
    private static final Namespace NAMESPACE = Namespace.create(Clusters.class);

    private final Map<NodeKind, CassandraNode> nodes = new EnumMap<>(NodeKind.class);
    /** Those that run, the one asked for last at the end. */
    private final Deque<CassandraNode> awake = new ArrayDeque<>();
    private final Path folder;

    private Clusters() {
        try {
            folder = Files.createTempDirectory("aeneas-cassandra-tests");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Clusters of(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Clusters.class, k -> new Clusters(),
                Clusters.class);
    }

    /** The oldest, the one in most use and the newest; with {@code -Daeneas.tests.all=true} every one. */
    static List<CassandraVersion> versions() {
        return Boolean.getBoolean("aeneas.tests.all") ? List.of(CassandraVersion.values())
                : List.of(CassandraVersion.V2_1, CassandraVersion.V3_11, CassandraVersion.V5_0);
    }

    /** One plain node; it runs at least until two others have been asked for. */
    CassandraNode node(CassandraVersion version) {
        return node(NodeKind.of(version));
    }

    /** As {@link #node(CassandraVersion)}. */
    synchronized CassandraNode node(NodeKind kind) {
        CassandraNode known = nodes.get(kind);
        if (!awake.remove(known) && awake.size() == MOST_AWAKE) {
            awake.remove().stop();
        }
        CassandraNode node = known == null ? start(kind.version(), kind.name(), kind.options()) : known;
        nodes.put(kind, node);
        if (!node.isUp()) {
            node.restart(Progress.NONE);
        }
        awake.add(node);
        return node;
    }

    /** One more node, which the caller stops. */
    CassandraNode start(CassandraVersion version, String name, NodeOptions options) {
        return CassandraNode.start(version, folder.resolve(name), options, Cache.ofUser(), Progress.NONE);
    }

    static SourceConnection connect(CassandraNode node) {
        return connect(node, settings -> { });
    }

    static SourceConnection connect(CassandraNode node, Consumer<Map<String, String>> more) {
        Map<String, String> settings = new HashMap<>(Map.of("server", node.address(), "port", "9042"));
        more.accept(settings);
        return Services.engine().connect(new ConnectionSettings(settings), Progress.NONE);
    }

    @Override
    public void close() throws IOException {
        awake.forEach(CassandraNode::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
