package org.aeneas.ui.migration.internal.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.core.ProblemException;
import org.aeneas.project.KnownTask;
import org.aeneas.project.Project;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.AgentState;
import org.aeneas.project.migration.Site;
import org.aeneas.ui.Services;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.migration.internal.watch.TaskRow.Presence;
import org.eclipse.swt.widgets.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents of the open project and their tasks. It begins to look at them when somebody first wants to see them, and
 * goes on as long as the project is open, so that their credentials do not expire. On the UI thread, but for
 * {@link #client} and {@link #sendCredentials}.
 */
public final class Watches {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
    private static final Watches WINDOW = new Watches(Workspace.ofWindow());
    /** Listeners are told this often at most: four times a second. */
    private static final int PAUSE_MILLIS = 250;

    private final Workspace workspace;
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<UUID, AgentWatch> watches = new LinkedHashMap<>();
    private final Changes changes = new Changes();
    private boolean begun;

    /** Told on the UI thread, four times a second at most. */
    public interface Listener {

        /** @param tasks that are different; all may be where {@code agents} is true */
        void changed(boolean agents, Set<UUID> tasks);
    }

    private Watches(Workspace workspace) {
        this.workspace = workspace;
    }

    public static Watches ofWindow() {
        return WINDOW;
    }

    /** From now on the agents of whatever project is open are watched. */
    public void begin() {
        if (!begun) {
            begun = true;
            workspace.add(this::follow);
            follow();
        }
    }

    public void add(Listener listener) {
        listeners.add(listener);
    }

    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** The project with what else agents need; empty while none is open. */
    public Optional<Site> site() {
        return workspace.project().map(session -> site(session.project()));
    }

    private Site site(Project project) {
        return new Site(project, workspace.settings(), workspace::secrets, Services::aws);
    }

    /** Only agents that are new or different are connected anew. */
    private void follow() {
        Optional<Site> site;
        try {
            site = site();
        } catch (ProblemException e) {
            LOG.warn("The Global Settings cannot be read: {}", e.problem());
            return;
        }
        List<RegisteredAgent> wanted = site.map(it -> it.project().agents()).orElse(List.of());
        UUID project = site.map(it -> it.project().id()).orElse(null);
        Map<UUID, AgentWatch> before = new HashMap<>(watches);
        watches.clear();
        for (RegisteredAgent agent : wanted) {
            AgentWatch watch = before.get(agent.id());
            if (watch != null && watch.state().agent().equals(agent) && watch.project().equals(project)) {
                before.remove(agent.id());
                watch.site(site.orElseThrow());
            } else {
                watch = new AgentWatch(agent, site.orElseThrow(), changes);
            }
            watches.put(agent.id(), watch);
        }
        before.values().forEach(AgentWatch::close);
        changes.agentChanged(null);
    }

    /** In the order of their registration. */
    public List<AgentState> agents() {
        return watches.values().stream().map(AgentWatch::state).toList();
    }

    public Optional<AgentState> agent(UUID agent) {
        return Optional.ofNullable(watches.get(agent)).map(AgentWatch::state);
    }

    /** All tasks, the newest first; those of which only the project knows last. */
    public List<TaskRow> tasks() {
        List<TaskRow> rows = new ArrayList<>();
        watches.values().forEach(watch -> watch.book().all().forEach(told -> rows.add(row(watch, told))));
        Set<UUID> told = new HashSet<>();
        rows.forEach(row -> told.add(row.id()));
        rows.sort(Comparator.comparing((TaskRow row) -> row.summary().orElseThrow().createdAt()).reversed());
        known().stream().filter(task -> !told.contains(task.id())).map(this::row).flatMap(Optional::stream)
                .forEach(rows::add);
        return rows;
    }

    public Optional<TaskRow> task(UUID agent, UUID task) {
        AgentWatch watch = watches.get(agent);
        return watch == null ? Optional.empty()
                : watch.book().find(task).map(told -> row(watch, told)).or(() -> known().stream()
                        .filter(known -> known.id().equals(task)).findFirst().flatMap(this::row));
    }

    private Collection<KnownTask> known() {
        return workspace.project().map(session -> session.project().tasks()).orElse(List.of());
    }

    private static TaskRow row(AgentWatch watch, TaskBook.Told told) {
        TaskSummary task = told.summary();
        Presence presence = watch.state().connected() ? Presence.LIVE : Presence.STALE;
        return new TaskRow(watch.state().agent(), task.id(), task.name(), presence, Optional.of(task), told.tables());
    }

    private Optional<TaskRow> row(KnownTask known) {
        return Optional.ofNullable(watches.get(known.agent())).map(watch -> {
            boolean lost = watch.state().connected() && watch.book().known();
            return new TaskRow(watch.state().agent(), known.id(), known.name(),
                    lost ? Presence.LOST : Presence.STALE, Optional.empty(), List.of());
        });
    }

    public List<Rate> rates(TaskRow task) {
        AgentWatch watch = watches.get(task.agent().id());
        return watch == null ? List.of() : watch.book().rates(task.id());
    }

    /** Has the tables of a task read, if they are not known yet; listeners are told. */
    public void wantTables(TaskRow task) {
        AgentWatch watch = watches.get(task.agent().id());
        if (watch != null && task.presence() == Presence.LIVE) {
            watch.wantTables(task.id());
        }
    }

    /** Looks at all agents now. */
    public void refresh() {
        watches.values().forEach(AgentWatch::refresh);
    }

    /** What is asked of one agent by people, on any thread but the UI's. Its methods throw {@link ProblemException}. */
    public AgentDesk desk(UUID agent) {
        AgentWatch watch = Optional.ofNullable(watches.get(agent)).orElseThrow();
        return new AgentDesk(watch);
    }

    /** One agent, for work in the background: it may be used on any thread but the UI's. */
    public static final class AgentDesk {
        private final AgentWatch watch;

        private AgentDesk(AgentWatch watch) {
            this.watch = watch;
        }

        /** @throws ProblemException if the agent was never connected */
        public AgentClient client() {
            return watch.client();
        }

        /** As {@link AgentWatch#sendCredentials}. */
        public void sendCredentials() {
            watch.sendCredentials();
        }

        public void refresh() {
            watch.refresh();
        }
    }

    /** Collects what changes, and tells it together. */
    private final class Changes implements AgentWatch.Listener {
        private final Set<UUID> tasks = new HashSet<>();
        private boolean agents;
        private boolean scheduled;

        @Override
        public void agentChanged(UUID agent) {
            note(true, Set.of());
        }

        @Override
        public void tasksChanged(UUID agent, Set<UUID> changed) {
            note(false, changed);
        }

        private synchronized void note(boolean ofAgents, Set<UUID> changed) {
            agents |= ofAgents;
            tasks.addAll(changed);
            if (!scheduled && (agents || !tasks.isEmpty())) {
                scheduled = true;
                UiThread.later(() -> Display.getCurrent().timerExec(PAUSE_MILLIS, this::tell));
            }
        }

        private void tell() {
            boolean ofAgents;
            Set<UUID> changed;
            synchronized (this) {
                scheduled = false;
                ofAgents = agents;
                agents = false;
                changed = Set.copyOf(tasks);
                tasks.clear();
            }
            List.copyOf(listeners).forEach(listener -> listener.changed(ofAgents, changed));
        }
    }
}
