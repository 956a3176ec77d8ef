package org.aeneas.cassandra.clone;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/**
 * Carries a plan out, from its beginning or from where it was cut off. A step is in the journal before it begins and
 * after it is verified; one that was cut off in between is done again, and finds out what is left of it.
 */
public final class CloneRun {
    /** How long a node may take to come back. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private final CloneSite site;

    /** @param hosts stay the caller's */
    public CloneRun(CloneJournal journal, HostLogins hosts, Keyspaces keyspaces, CloneListener listener) {
        this(journal, hosts, keyspaces, listener, PATIENCE);
    }

    /** @param patience how long a node may take to come back, and to stop */
    public CloneRun(CloneJournal journal, HostLogins hosts, Keyspaces keyspaces, CloneListener listener,
            Duration patience) {
        this.site = new CloneSite(journal, hosts, keyspaces, listener, patience);
    }

    /** What stands in the way of beginning, all of it; empty if nothing does. Changes nothing. */
    public List<Problem> preflight(Progress progress) {
        return new Preflight(site).check(progress);
    }

    /**
     * Does what is left to do. Cancelling ends it at the next point from which it can be resumed or undone.
     *
     * @throws org.aeneas.core.ProblemException {@code clone-undoing} if undoing was begun; at the beginning the first
     *         problem of {@link #preflight}; later that of the step that failed
     */
    public void run(Progress progress) {
        try (Closeable lock = site.journal().lock()) {
            runLocked(progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void runLocked(Progress progress) {
        if (site.journal().undoing()) {
            throw new Problem("clone-undoing", "Undoing of this clone was begun.", site.journal().plan().datacenter(),
                    "Undo it to the end; then begin another one.").asException();
        }
        if (site.journal().states().values().stream().noneMatch(StepState::touched)) {
            preflight(progress).stream().findFirst().ifPresent(problem -> {
                throw problem.asException();
            });
        }
        List<Step> left = new ArrayList<>(site.journal().plan().steps());
        left.removeIf(step -> site.journal().state(step) == StepState.DONE);
        while (!left.isEmpty()) {
            List<Step> next = left.subList(0, together(left));
            if (next.size() == 1) {
                perform(next.get(0), progress);
            } else {
                performAll(List.copyOf(next), progress);
            }
            next.clear();
        }
    }

    private int together(List<Step> left) {
        int count = 1;
        while (site.journal().choices().parallel() && count < left.size() && left.get(0) instanceof Step.Rebuild
                && left.get(count) instanceof Step.Rebuild) {
            count++;
        }
        return count;
    }

    /** The others are let end where one fails: what they copy is wanted all the same. */
    private void performAll(List<Step> steps, Progress progress) {
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            List<Future<?>> all = new ArrayList<>();
            steps.forEach(step -> all.add(threads.submit(() -> perform(step, progress))));
            RuntimeException failed = null;
            for (Future<?> one : all) {
                try {
                    Futures.get(one);
                } catch (RuntimeException e) {
                    failed = e;
                }
            }
            if (failed != null) {
                throw failed;
            }
        } finally {
            threads.shutdown();
        }
    }

    private void perform(Step step, Progress progress) {
        progress.check();
        progress.begin(step.explanation().title());
        enter(step, StepState.RUNNING, Optional.empty());
        try {
            StepWork.of(step, site).perform(interruptible(step) ? progress : new UncancelledProgress(progress));
        } catch (CancelledException e) {
            throw e;
        } catch (ProblemException e) {
            enter(step, StepState.FAILED, Optional.of(e.problem()));
            throw e;
        }
        enter(step, StepState.DONE, Optional.empty());
    }

    /** Those that take long, and can be ended in the middle without harm. */
    private static boolean interruptible(Step step) {
        return step instanceof Step.Rebuild || step instanceof Step.Repair || step instanceof Step.CopyInstallation;
    }

    private void enter(Step step, StepState state, Optional<Problem> problem) {
        site.journal().state(step.id(), state, problem);
        site.listener().state(step, state);
    }
}
