package org.aeneas.ui.internal.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.tree.Tree;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SourceMetadata;
import org.aeneas.ui.Workspace;

/** What the window is connected to. It belongs to the open project, and ends with it. On the UI thread only. */
public final class Connections {
    private static final Connections WINDOW = new Connections();

    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<ProjectSession> owner = Workspace.ofWindow().project();
    private Source source;
    private Target target;

    /**
     * @param tree     as it was when the source was connected or refreshed
     * @param metadata of the same moment, for the project
     */
    public record Source(SourceEngine engine, SourceConnection connection, Tree tree, SourceMetadata metadata)
            implements AutoCloseable {
        @Override
        public void close() {
            connection.close();
        }
    }

    /** @param tree as it was when the target was connected or refreshed */
    public record Target(AwsSession session, Tree tree) implements AutoCloseable {
        @Override
        public void close() {
            session.close();
        }
    }

    private Connections() {
        Workspace.ofWindow().add(this::projectChanged);
    }

    public static Connections ofWindow() {
        return WINDOW;
    }

    public Optional<Source> source() {
        return Optional.ofNullable(source);
    }

    public Optional<Target> target() {
        return Optional.ofNullable(target);
    }

    /** Replaces what was connected before; null disconnects. */
    public void setSource(Source now) {
        if (source != null && (now == null || now.connection() != source.connection())) {
            Closing.begin(source.engine().label(), source);
        }
        source = now;
        tell();
    }

    /** Replaces what was connected before; null disconnects. */
    public void setTarget(Target now) {
        if (target != null && (now == null || now.session() != target.session())) {
            Closing.begin(target.session().region(), target);
        }
        target = now;
        tell();
    }

    /** @param listener called after each change of what is connected, or is being connected */
    public void add(Runnable listener) {
        listeners.add(listener);
    }

    public void remove(Runnable listener) {
        listeners.remove(listener);
    }

    void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void projectChanged() {
        Optional<ProjectSession> now = Workspace.ofWindow().project();
        if (!now.equals(owner)) {
            owner = now;
            Side.source().disconnect();
            Side.target().disconnect();
        }
    }
}
