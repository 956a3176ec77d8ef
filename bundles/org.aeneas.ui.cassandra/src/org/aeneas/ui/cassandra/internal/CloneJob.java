package org.aeneas.ui.cassandra.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.Step;
import org.aeneas.cassandra.clone.StepState;
import org.aeneas.cassandra.clone.StreamProgress;
import org.aeneas.cassandra.clone.setup.CloneExecution;
import org.aeneas.cassandra.clone.setup.CloneStore.Kept;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.CloneDatacenter;
import org.aeneas.ui.Connected;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.UiThread;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a clone, or undoes one, while the window may be used and the wizard closed. Listeners are called on the UI
 * thread.
 */
final class CloneJob extends Job implements CloneListener {
    private static final Logger LOG = LoggerFactory.getLogger(CloneJob.class);
    private static final List<CloneJob> UNDER_WAY = new CopyOnWriteArrayList<>();

    private final CloneDesk desk;
    private final CloneExecution execution;
    private final Kept kept;
    private final boolean undoes;
    private final boolean snitch;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, StreamProgress> streams = new ConcurrentHashMap<>();
    private volatile Optional<Problem> problem = Optional.empty();
    private volatile boolean cancelled;
    private volatile boolean discarded;
    private volatile boolean underWay = true;

    /** @param snitch of one that undoes: whether the source gets its earlier one back */
    CloneJob(CloneContext context, Kept kept, boolean undoes, boolean snitch) {
        super(NLS.bind(undoes ? Messages.Job_UNDO : Messages.Job_CLONE, kept.journal().plan().datacenter()));
        this.desk = context.desk();
        this.kept = kept;
        this.undoes = undoes;
        this.snitch = snitch;
        this.execution = CloneExecution.of(kept.journal(), context.setup(), kept.state(), this);
        setUser(true);
    }

    /** To be called once. */
    void begin() {
        UNDER_WAY.add(this);
        schedule();
    }

    /** That of a project's clones that runs now. */
    static Optional<CloneJob> of(CloneDesk desk) {
        return UNDER_WAY.stream().filter(job -> job.desk.project() == desk.project()).findFirst();
    }

    Kept kept() {
        return kept;
    }

    boolean undoes() {
        return undoes;
    }

    boolean isUnderWay() {
        return underWay;
    }

    boolean isCancelled() {
        return cancelled;
    }

    Optional<Problem> problem() {
        return problem;
    }

    /** What each node of the clone receives now. */
    List<StreamProgress> streams() {
        return List.copyOf(streams.values());
    }

    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            JobProgress progress = new JobProgress(monitor);
            if (undoes) {
                execution.undo(snitch, progress);
            } else {
                execution.run(progress);
            }
            done(kept.journal());
            return Status.OK_STATUS;
        } catch (CancelledException e) {
            cancelled = true;
            return Status.CANCEL_STATUS;
        } catch (ProblemException e) {
            LOG.warn("The work on a clone ended with a problem: {}", e.problem());
            problem = Optional.of(e.problem());
            forgetUntouched();
            return Status.OK_STATUS;
        } catch (RuntimeException e) {
            LOG.error("The work on a clone failed", e);
            problem = Optional.of(new Problem("clone-failed", Messages.Look_INTO_LOG, getName(), ""));
            return Status.OK_STATUS;
        } finally {
            underWay = false;
            UNDER_WAY.remove(this);
            tell();
        }
    }

    /** What could not begin may be planned again. */
    private void forgetUntouched() {
        if (!undoes && kept.journal().states().values().stream().noneMatch(StepState::touched)) {
            desk.store().discard(kept);
            discarded = true;
        }
    }

    /** Whether nothing was done, and nothing of it is kept. */
    boolean isDiscarded() {
        return discarded;
    }

    private void done(CloneJournal journal) {
        String target = journal.plan().datacenter();
        desk.project().edit(project -> undoes ? project.withoutClone(target)
                : project.withClone(new CloneDatacenter(target, journal.choices().datacenter())));
        UiThread.later(() -> Connected.sourceChanged(List.of()));
    }

    @Override
    public void state(Step step, StepState state) {
        if (state != StepState.RUNNING) {
            streams.remove(step.host());
        }
        tell();
    }

    @Override
    public void streams(StreamProgress progress) {
        streams.put(progress.host(), progress);
        tell();
    }

    private void tell() {
        UiThread.later(() -> listeners.forEach(Runnable::run));
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == CloneJob.class;
    }
}
