package org.aeneas.cassandra.clone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/** What the source's nodes think of the ring, and waiting until they think otherwise. */
final class Membership {
    private static final long LOOK_AGAIN_MILLIS = 2_000;
    /** What a node says that is not there yet. */
    private static final Set<String> NOT_YET = Set.of("jmx-refused", "nodetool-failed", "nodetool-answer");

    private final CloneSite site;

    Membership(CloneSite site) {
        this.site = site;
    }

    /** A node as the first node of the source sees it that answers. */
    Optional<NodeStatus> find(String address, Progress progress) {
        return anySource(nodetool -> nodetool.status(progress), progress).stream()
                .filter(node -> node.address().equals(address)).findFirst();
    }

    /** Asks nodes of the source one after the other until one answers. */
    <T> T anySource(Function<Nodetool, T> question, Progress progress) {
        ProblemException last = null;
        for (SourceNode node : site.journal().cluster().nodes()) {
            try {
                return question.apply(site.nodetool(node.host(), progress));
            } catch (ProblemException e) {
                last = e;
            }
        }
        throw last;
    }

    /**
     * Waits until every node of the source sees what it shall.
     *
     * @param otherwise what is thrown when patience ends
     */
    void await(Predicate<List<NodeStatus>> wanted, Problem otherwise, Progress progress) {
        long end = System.nanoTime() + site.patience().toNanos();
        for (SourceNode node : site.journal().cluster().nodes()) {
            await(() -> wanted.test(site.nodetool(node.host(), progress).status(progress)), end, otherwise, progress);
        }
    }

    void awaitOneSchema(Progress progress) {
        Problem problem = new Problem("schema-disagrees", "The nodes do not come to one schema.",
                site.journal().cluster().name(), "See with 'nodetool describecluster' which node keeps another, and"
                        + " restart it; then resume.");
        long end = System.nanoTime() + site.patience().toNanos();
        await(() -> anySource(nodetool -> nodetool.describeCluster(progress), progress).hasOneSchema(), end, problem,
                progress);
    }

    void await(BooleanSupplier done, Problem otherwise, Progress progress) {
        await(done, System.nanoTime() + site.patience().toNanos(), otherwise, progress);
    }

    private static void await(BooleanSupplier done, long end, Problem otherwise, Progress progress) {
        while (!test(done)) {
            UncancelledProgress.whileWaiting(progress).check();
            if (System.nanoTime() > end) {
                throw otherwise.asException();
            }
            pause(Duration.ofMillis(LOOK_AGAIN_MILLIS));
        }
    }

    private static boolean test(BooleanSupplier done) {
        try {
            return done.getAsBoolean();
        } catch (ProblemException e) {
            if (NOT_YET.contains(e.problem().code())) {
                return false;
            }
            throw e;
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }
}
