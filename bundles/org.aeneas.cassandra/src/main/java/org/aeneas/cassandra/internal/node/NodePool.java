package org.aeneas.cassandra.internal.node;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.aeneas.cassandra.node.NodeAdmin;
import org.aeneas.cassandra.node.NodeConnector;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection a node, kept open between calls and made anew where it was lost. For many threads. */
public final class NodePool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodePool.class);
    private static final int MOST_AT_ONCE = 16;
    private static final Set<String> LOST = Set.of("jmx-lost", "ssh-connection-lost");

    private final Map<String, Member> members = new LinkedHashMap<>();

    /** @param connectors no two of one name */
    public NodePool(List<NodeConnector> connectors) {
        connectors.forEach(connector -> {
            if (members.put(connector.name(), new Member(connector)) != null) {
                throw new Problem("node-twice", "Two data-provider nodes have the same address.", connector.name(),
                        "Remove one of them by --configure.").asException();
            }
        });
    }

    public List<String> names() {
        return List.copyOf(members.keySet());
    }

    /**
     * Does the same with each of these nodes, side by side; waits for all, then throws what the first one met.
     *
     * @param work may be done twice
     * @throws org.aeneas.core.ProblemException {@code node-unknown} if there is none of that name, and what the work
     *                                          throws
     */
    public <T> Map<String, T> each(Collection<String> names, Progress progress, Function<NodeAdmin, T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(MOST_AT_ONCE, names.size())),
                task -> {
                    Thread thread = new Thread(task, "aeneas-node");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            Map<String, Future<T>> futures = new LinkedHashMap<>();
            names.forEach(name -> futures.put(name, threads.submit(() -> work(name, progress, work))));
            return results(futures);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Where a connection that was kept has died meanwhile, it is done once more with a new one. */
    private <T> T work(String name, Progress progress, Function<NodeAdmin, T> work) {
        Member member = member(name);
        boolean kept = member.isOpen();
        try {
            return work.apply(member.admin(progress));
        } catch (ProblemException e) {
            if (!kept || !LOST.contains(e.problem().code())) {
                throw e;
            }
            LOG.debug("The connection to {} was lost while nobody used it", name, e);
            return work.apply(member.admin(progress));
        }
    }

    private Member member(String name) {
        Member member = members.get(name);
        if (member == null) {
            throw new Problem("node-unknown", "The node is no data-provider node any more.", name,
                    "Name it again by --configure, or create the task again.").asException();
        }
        return member;
    }

    private static <T> Map<String, T> results(Map<String, Future<T>> futures) {
        Map<String, T> results = new HashMap<>();
        List<RuntimeException> failures = new ArrayList<>();
        futures.forEach((name, future) -> {
            try {
                results.put(name, future.get());
            } catch (InterruptedException e) {
                failures.add(CancelledException.of(e));
            } catch (CancellationException e) {
                failures.add(e);
            } catch (ExecutionException e) {
                failures.add(e.getCause() instanceof RuntimeException reason ? reason
                        : new IllegalStateException(e.getCause()));
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return results;
    }

    @Override
    public void close() {
        members.values().forEach(Member::close);
    }

    private static final class Member {
        private final NodeConnector connector;
        private NodeAdmin admin;

        Member(NodeConnector connector) {
            this.connector = connector;
        }

        synchronized boolean isOpen() {
            return admin != null && admin.isOpen();
        }

        synchronized NodeAdmin admin(Progress progress) {
            if (!isOpen()) {
                close();
                admin = connector.connect(progress);
            }
            return admin;
        }

        synchronized void close() {
            if (admin != null) {
                admin.close();
                admin = null;
            }
        }
    }
}
