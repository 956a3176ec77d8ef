package org.aeneas.ui.internal.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.tree.Tree;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.project.SourceMetadata;
import org.aeneas.project.SourceSettings;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.Services;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.MainPerspective;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.Waiting;
import org.aeneas.ui.internal.connection.Connections.Source;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/** The source, by the engine that the open project names. */
final class SourceSide extends Side<Source> {

    @Override
    public String name() {
        return engine().map(SourceEngine::label).orElse(Messages.Source_NAME);
    }

    @Override
    public boolean isKept() {
        return kept().isPresent();
    }

    @Override
    public Optional<Source> connected() {
        return Connections.ofWindow().source();
    }

    @Override
    public Source reread(Source connected, Progress progress) {
        return read(connected.engine(), connected.connection(), progress);
    }

    @Override
    public void set(Source now) {
        Connections.ofWindow().setSource(now);
        if (now != null) {
            Workspace.ofWindow().project().ifPresent(session -> session.edit(project -> project.withLoaded(now.metadata())));
        }
    }

    @Override
    void ask(IWorkbenchWindow window, Optional<Problem> reason) {
        Optional<SourceEngine> engine = engine();
        if (engine.isEmpty()) {
            ProblemDialog.open(window.getShell(), Messages.Connect_IMPOSSIBLE, missingEngine());
            return;
        }
        ask(window, engine.get(), reason);
    }

    /** As {@link #ask(IWorkbenchWindow, Optional)}, with an engine that the user has named. */
    void ask(IWorkbenchWindow window, SourceEngine engine, Optional<Problem> reason) {
        Optional<ProjectSession> session = Workspace.ofWindow().project();
        Optional<String> other = session.map(s -> s.project().sourceEngine()).filter(id -> !id.equals(engine.id()));
        if (other.isPresent()) {
            ProblemDialog.open(window.getShell(), Messages.Connect_IMPOSSIBLE, new Problem("engine-other",
                    NLS.bind(Messages.Connect_OTHER_ENGINE, other.get()), engine.label(),
                    Messages.Connect_OTHER_ENGINE_REMEDY));
            return;
        }
        cancel();
        Answers before = answers(session, engine);
        SourceDialog dialog = new SourceDialog(window.getShell(), engine, before.values(),
                reason.or(before::problem));
        if (dialog.open() == Window.OK) {
            session.ifPresent(dialog::keep);
            set(dialog.result());
            MainPerspective.show(window);
        }
    }

    @Override
    Function<Progress, Source> work(ProjectSession session) {
        Project project = session.project();
        SourceSettings settings = project.source().orElseThrow();
        return progress -> open(engine(project.sourceEngine()).orElseThrow(() -> missingEngine().asException()),
                settings.connection(project.id(), Workspace.ofWindow().secrets()), progress);
    }

    static Source open(SourceEngine engine, ConnectionSettings settings, Progress progress) {
        SourceConnection connection = engine.connect(settings, progress);
        try {
            return read(engine, connection, progress);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Source read(SourceEngine engine, SourceConnection connection, Progress progress) {
        Tree tree = connection.tree(progress);
        return new Source(engine, connection, tree, SourceMetadata.read(connection));
    }

    private static Optional<SourceSettings> kept() {
        return Workspace.ofWindow().project().flatMap(session -> session.project().source());
    }

    /** That of the project; without one the first. */
    Optional<SourceEngine> engine() {
        Optional<ProjectSession> session = Workspace.ofWindow().project();
        return session.isPresent() ? engine(session.get().project().sourceEngine())
                : Services.engines().stream().findFirst();
    }

    private static Optional<SourceEngine> engine(String id) {
        return Services.engines().stream().filter(engine -> engine.id().equals(id)).findFirst();
    }

    private static Problem missingEngine() {
        return new Problem("engine-missing", Messages.Connect_NO_ENGINE,
                Workspace.ofWindow().project().map(s -> s.project().sourceEngine()).orElse(Messages.Source_NAME),
                Messages.Connect_NO_ENGINE_REMEDY);
    }

    /** @param problem why the secrets among them are missing */
    private record Answers(Map<String, String> values, Optional<Problem> problem) {
    }

    private static Answers answers(Optional<ProjectSession> session, SourceEngine engine) {
        Optional<SourceSettings> kept = kept();
        if (session.isEmpty() || kept.isEmpty()) {
            return new Answers(Map.of(), Optional.empty());
        }
        Map<String, String> values = new HashMap<>(kept.get().values());
        try {
            values.putAll(Waiting.on(() -> secrets(session.get().project(), List.copyOf(kept.get().secrets()))));
            return new Answers(values, Optional.empty());
        } catch (ProblemException e) {
            return new Answers(values, Optional.of(e.problem()));
        }
    }

    /** Those that this machine has; the user types the others. */
    private static Map<String, String> secrets(Project project, List<String> fields) {
        Map<String, String> found = new HashMap<>();
        Secrets store = Workspace.ofWindow().secrets();
        fields.forEach(field -> store.find(SecretName.ofSource(project.id(), field))
                .ifPresent(secret -> found.put(field, new String(secret))));
        return found;
    }
}
