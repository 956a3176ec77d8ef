package org.aeneas.cassandra.clone;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/** Takes a clone back, whole or half-made, in the reverse of the plan's order. Cut off, it can be begun again. */
public final class CloneUndo {
    /** What SSH says of a host that is not there. */
    private static final Set<String> UNREACHABLE = Set.of("connection-refused", "connection-timeout", "host-unknown",
            "ssh-failed", "ssh-connection-lost");

    private final CloneSite site;

    /** @param hosts stay the caller's */
    public CloneUndo(CloneJournal journal, HostLogins hosts, Keyspaces keyspaces, CloneListener listener) {
        this(journal, hosts, keyspaces, listener, CloneRun.PATIENCE);
    }

    /** @param patience how long a node may take to come back, and to leave */
    public CloneUndo(CloneJournal journal, HostLogins hosts, Keyspaces keyspaces, CloneListener listener,
            Duration patience) {
        this.site = new CloneSite(journal, hosts, keyspaces, listener, patience);
    }

    /**
     * Nodes of the source that {@link #undo} restarts once more if the snitch shall be as before: the consent to it is
     * one of its own.
     */
    public List<String> restarts() {
        return restarts(site.journal());
    }

    /** As {@link #restarts()}, before anybody logs in. */
    public static List<String> restarts(CloneJournal journal) {
        return journal.plan().steps().stream().filter(Step.Restart.class::isInstance)
                .filter(step -> journal.record(step.id()).facts().containsKey(RestartWork.BEFORE))
                .map(Step::host).toList();
    }

    /**
     * Does what is left to undo.
     *
     * @param snitch whether the source gets its earlier snitch back, node by node; else it keeps the new one, which
     *               shows the same names of datacenters and racks
     * @throws org.aeneas.core.ProblemException that of the step that could not be undone; the steps that came after it
     *         are undone. Where only a host of the clone cannot be reached, all else is undone first
     */
    public void undo(boolean snitch, Progress progress) {
        try (Closeable lock = site.journal().lock()) {
            undoLocked(snitch, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void undoLocked(boolean snitch, Progress progress) {
        List<Step> steps = new ArrayList<>(site.journal().plan().steps());
        Collections.reverse(steps);
        ProblemException left = null;
        for (Step step : steps) {
            try {
                if (site.journal().state(step).touched() && site.journal().state(step) != StepState.KEPT
                        || again(step, snitch)) {
                    undo(step, snitch, progress);
                }
            } catch (ProblemException e) {
                if (!unreachable(e) || site.cloneNode(step.host()).isEmpty()) {
                    throw e;
                }
                left = e;
            }
        }
        if (left != null) {
            throw left;
        }
    }

    /** Whether the host itself did not answer. */
    static boolean unreachable(ProblemException e) {
        return UNREACHABLE.contains(e.problem().code());
    }

    private boolean again(Step step, boolean snitch) {
        return snitch && site.journal().state(step) == StepState.KEPT;
    }

    private void undo(Step step, boolean snitch, Progress progress) {
        if (!snitch && isSnitch(step)) {
            enter(step, StepState.KEPT);
            return;
        }
        progress.check();
        progress.begin("Undoing: " + step.explanation().title());
        enter(step, StepState.UNDOING);
        try {
            StepWork.of(step, site).undo(new UncancelledProgress(progress));
        } catch (CancelledException e) {
            throw e;
        } catch (ProblemException e) {
            site.journal().state(step.id(), StepState.UNDOING, Optional.of(e.problem()));
            throw e;
        }
        enter(step, StepState.UNDONE);
    }

    private static boolean isSnitch(Step step) {
        return step instanceof Step.Restart || step instanceof Step.EditFiles && step.id().startsWith("snitch:");
    }

    private void enter(Step step, StepState state) {
        Optional<Problem> none = Optional.empty();
        site.journal().state(step.id(), state, none);
        site.listener().state(step, state);
    }
}
