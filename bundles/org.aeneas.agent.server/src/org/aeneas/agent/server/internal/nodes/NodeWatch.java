package org.aeneas.agent.server.internal.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.NodeMounts;
import org.aeneas.agent.NodeMounts.Found;
import org.aeneas.agent.NodeMounts.State;
import org.aeneas.agent.api.Node;
import org.aeneas.agent.server.Nodes;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the mounts of nodes again and again, and asks for a remount where that may help. A mount that hangs holds
 * up nobody: a process of its own looks at it.
 */
public final class NodeWatch implements Nodes, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);
    private static final Duration REQUEST_PAUSE = Duration.ofMinutes(1);

    private final List<DataProvider> providers;
    private final NodeMounts mounts;
    private final Map<DataProvider, Found> found = new ConcurrentHashMap<>();
    private final Map<DataProvider, Instant> troubled = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "aeneas-agent-nodes");
        thread.setDaemon(true);
        return thread;
    });
    private Instant requested = Instant.EPOCH;

    /** Returns when all nodes have been looked at once. */
    public NodeWatch(List<DataProvider> providers, NodeMounts mounts, Duration pause) {
        this.providers = List.copyOf(providers);
        this.mounts = mounts;
        lookAtAll();
        clock.scheduleWithFixedDelay(this::lookAtAll, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<Node> nodes() {
        return providers.stream().map(node -> node(node, found.get(node))).toList();
    }

    /** As it is now; remembered for all. */
    public Found look(DataProvider node) {
        Found now = mounts.look(node);
        Found before = found.put(node, now);
        now.problem().ifPresent(problem -> troubled.put(node, Instant.now()));
        if (before == null ? !now.state().readable() : before.state() != now.state()) {
            tell(node, now);
        }
        return now;
    }

    /** What was in the node's way when it was looked at the last time. Looks at nothing. */
    Optional<Problem> known(DataProvider node) {
        return Optional.ofNullable(found.get(node)).flatMap(Found::problem);
    }

    /** What was in the node's way at some time since then, also if it no longer is. */
    Optional<Instant> troubledSince(DataProvider node, Instant then) {
        return Optional.ofNullable(troubled.get(node)).filter(then::isBefore);
    }

    /** At the same time: one that hangs takes all of its patience. */
    private void lookAtAll() {
        try {
            boolean mendable = providers.parallelStream().map(this::look).toList().stream()
                    .anyMatch(now -> now.state().mendable());
            if (mendable && requested.plus(REQUEST_PAUSE).isBefore(Instant.now())) {
                requested = Instant.now();
                mounts.requestRemount();
                LOG.info("A remount of the nodes' folders is asked for");
            }
        } catch (ProblemException e) {
            LOG.warn("The mounts cannot be looked after: {} [{}]", e.problem().what(), e.problem().object());
        } catch (RuntimeException e) {
            LOG.error("The mounts cannot be looked after", e);
        }
    }

    private static void tell(DataProvider node, Found now) {
        now.problem().ifPresentOrElse(
                problem -> LOG.warn("Node {}: {} [{}]", node.address(), problem.what(), problem.object()),
                () -> LOG.info("Node {}: its files can be read again", node.address()));
    }

    private static Node node(DataProvider node, Found found) {
        return new Node(node.address(), node.sshPort(), mount(found.state()), node.dataDirectories().size(),
                Optional.empty(), found.problem().map(NodeWatch::shown));
    }

    /** Where each node's problem stands, the code of those that pass says less than what is the matter. */
    private static Problem shown(Problem problem) {
        return new Problem("node-not-readable", problem.what(), problem.object(), problem.remedy());
    }

    private static Node.Mount mount(State state) {
        return switch (state) {
            case LOCAL -> Node.Mount.LOCAL;
            case MOUNTED -> Node.Mount.MOUNTED;
            case NOT_MOUNTED -> Node.Mount.NOT_MOUNTED;
            case HANGING -> Node.Mount.HANGING;
            case EMPTY -> Node.Mount.EMPTY;
            case FOREIGN -> Node.Mount.FOREIGN;
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
