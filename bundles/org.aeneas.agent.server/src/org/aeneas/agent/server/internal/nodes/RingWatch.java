package org.aeneas.agent.server.internal.nodes;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.agent.server.Nodes;
import org.aeneas.cassandra.node.Host;
import org.aeneas.cassandra.node.RingReport;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the nodes hold the whole ring, as they last said: they are asked in the background, when somebody wants to
 * know it, so that nobody waits for them. For many threads.
 */
public final class RingWatch implements Nodes, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RingWatch.class);
    /** Younger ones are not asked for again, older ones not shown. */
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration STALE = Duration.ofMinutes(10);
    /** Of sets of keyspaces: what clients ask for must not fill the memory. */
    private static final int MOST_KNOWN = 100;
    private static final int MOST_ASKED = 10;
    /** Of keyspaces and of hosts, by the contract. */
    private static final int MOST_LISTED = 1000;

    private final Nodes nodes;
    private final Function<Set<String>, RingReport> ring;
    private final Map<Set<String>, RingCheck> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<String>, RingCheck> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private final Set<Set<String>> asked = new HashSet<>();
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final ExecutorService asking = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "aeneas-agent-ring");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Asks at once for all keyspaces.
     *
     * @param nodes whose ring it is
     * @param ring  asks them for it, however long that takes
     */
    public RingWatch(Nodes nodes, Function<Set<String>, RingReport> ring) {
        this.nodes = nodes;
        this.ring = ring;
        ring(List.of());
    }

    /** With the ids that Cassandra has given them. */
    @Override
    public List<Node> nodes() {
        return nodes.nodes().stream().map(node -> Optional.ofNullable(hosts.get(node.host()))
                .map(host -> new Node(node.host(), node.port(), node.mount(), node.dataDirectories(),
                        Optional.of(UUID.fromString(host.id())), node.problem()))
                .orElse(node)).toList();
    }

    @Override
    public synchronized RingCheck ring(List<String> keyspaces) {
        Set<String> wanted = Set.copyOf(keyspaces);
        Optional<RingCheck> last = Optional.ofNullable(known.get(wanted));
        if (last.filter(check -> isYounger(check, FRESH)).isEmpty() && asked.size() < MOST_ASKED && asked.add(wanted)) {
            asking.execute(() -> ask(wanted));
        }
        return last.filter(check -> isYounger(check, STALE)).orElseGet(() -> failed(wanted, new Problem(
                "ring-unchecked", "The nodes are still asked for their ring.", "the data-provider nodes",
                "Ask again in a few seconds.")));
    }

    private static boolean isYounger(RingCheck check, Duration age) {
        return check.checkedAt().plus(age).isAfter(Instant.now());
    }

    private void ask(Set<String> keyspaces) {
        try {
            RingCheck found = found(keyspaces);
            synchronized (this) {
                // Again at the end of the line of those that are forgotten.
                known.remove(keyspaces);
                known.put(keyspaces, found);
            }
        } catch (CancelledException e) {
            LOG.debug("The ring is not asked for any more", e);
        } finally {
            synchronized (this) {
                asked.remove(keyspaces);
            }
        }
    }

    private RingCheck found(Set<String> keyspaces) {
        try {
            RingReport report = ring.apply(keyspaces);
            hosts.putAll(report.nodes());
            List<String> missing = report.missing().stream().map(Host::address).limit(MOST_LISTED).toList();
            return new RingCheck(missing.isEmpty(), Optional.of(report.datacenter()), report.keyspaces().stream()
                    .limit(MOST_LISTED).toList(), missing, now(), Optional.empty());
        } catch (ProblemException e) {
            LOG.debug("The ring cannot be checked", e);
            return failed(keyspaces, e.problem());
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The ring cannot be checked", e);
            return failed(keyspaces, new Problem("ring-unchecked", "The ring could not be checked: " + e + ".",
                    "the data-provider nodes", "This is a fault of Aeneas: report it with the agent's log."));
        }
    }

    private static RingCheck failed(Set<String> keyspaces, Problem problem) {
        return new RingCheck(false, Optional.empty(), keyspaces.stream().sorted().toList(), List.of(), now(),
                Optional.of(problem));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
