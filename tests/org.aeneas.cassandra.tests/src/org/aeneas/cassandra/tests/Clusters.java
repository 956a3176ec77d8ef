package org.aeneas.cassandra.tests;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.SharedFixture;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real nodes for all tests of a run: each is started when a test first asks, and stopped after the last test.
 */
final class Clusters implements SharedFixture {
    /** Of several hundred megabytes each. */
    private static final int MOST_AWAKE = 3;

    private final Map<NodeKind, CassandraNode> nodes = new EnumMap<>(NodeKind.class);
    /** Those that run, the one asked for last at the end. */
    private final Deque<CassandraNode> awake = new ArrayDeque<>();
    private final Path folder = Folders.temporary();

    private Clusters() {
    }

    static Clusters of(ExtensionContext context) {
        return SharedFixture.of(context, Clusters.class, Clusters::new);
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
        return Services.cassandra().connect(new ConnectionSettings(settings), Progress.NONE);
    }

    @Override
    public void close() {
        awake.forEach(CassandraNode::close);
        Folders.delete(folder);
    }
}
