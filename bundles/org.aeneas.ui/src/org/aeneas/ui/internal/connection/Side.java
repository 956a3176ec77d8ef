package org.aeneas.ui.internal.connection;

import java.util.Optional;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Messages;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * One side of the migration, as far as both are alike: how it is connected, by a dialog or by what the open project
 * keeps. On the UI thread only.
 *
 * @param <T> what is connected
 */
public abstract class Side<T extends AutoCloseable> {
    private static final SourceSide SOURCE = new SourceSide();
    private static final TargetSide TARGET = new TargetSide();

    private Attempt<T> attempt;

    static SourceSide source() {
        return SOURCE;
    }

    static TargetSide target() {
        return TARGET;
    }

    public static Side<Connections.Source> ofSource() {
        return SOURCE;
    }

    public static Side<Connections.Target> ofTarget() {
        return TARGET;
    }

    /** For people: {@code Cassandra}. */
    public abstract String name();

    /** Whether the open project knows how to connect it. */
    public abstract boolean isKept();

    /** What is connected now. */
    public abstract Optional<T> connected();

    /** Reads again what a tree shows; on another thread. */
    public abstract T reread(T connected, Progress progress);

    /** Replaces what was connected before, and tells the open project of it; null disconnects. */
    public abstract void set(T now);

    /**
     * Opens the dialog, with the answers that the open project keeps.
     *
     * @param reason why what it keeps did not work
     */
    abstract void ask(IWorkbenchWindow window, Optional<Problem> reason);

    /** The work that connects with what the project keeps. */
    abstract Function<Progress, T> work(ProjectSession project);

    /** Whether it is being connected, without a dialog. */
    public final boolean isConnecting() {
        return attempt != null;
    }

    /** Connects again without a question; if that fails, the dialog opens and says why. */
    final void reconnect(IWorkbenchWindow window) {
        cancel();
        Workspace.ofWindow().project().filter(project -> isKept()).ifPresent(project -> {
            attempt = Attempt.begin(window.getShell().getDisplay(), NLS.bind(Messages.Connect_TO, name()),
                    work(project), this::connected, problem -> failed(window, problem), news -> { });
            Connections.ofWindow().tell();
        });
    }

    /** Ends the attempt to reconnect, if there is one. */
    public final void cancel() {
        if (attempt != null) {
            attempt.giveUp();
            attempt = null;
            Connections.ofWindow().tell();
        }
    }

    final void disconnect() {
        cancel();
        set(null);
    }

    /** @param reread what {@link #reread} brought; nothing if it was disconnected meanwhile */
    public final void refreshed(T before, T reread) {
        if (connected().filter(now -> now == before).isPresent()) {
            set(reread);
        }
    }

    private void connected(T now) {
        attempt = null;
        set(now);
    }

    private void failed(IWorkbenchWindow window, Problem problem) {
        attempt = null;
        Connections.ofWindow().tell();
        window.getShell().getDisplay().asyncExec(() -> {
            if (!window.getShell().isDisposed() && isKept()) {
                ask(window, Optional.of(problem));
            }
        });
    }
}
