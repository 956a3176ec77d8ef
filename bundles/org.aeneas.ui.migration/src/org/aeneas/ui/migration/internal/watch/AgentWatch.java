package org.aeneas.ui.migration.internal.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.EventListener;
import org.aeneas.agent.api.EventSubscription;
import org.aeneas.agent.api.TaskEvent;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.AgentState;
import org.aeneas.project.migration.AgentState.Link;
import org.aeneas.project.migration.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps track of one agent and its tasks, and reconnects by itself. It follows the agent's events, and looks at the
 * agent every few seconds for what no event tells: its nodes, its disk, and whom it serves. For many threads.
 */
final class AgentWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** To read a task's tables while events tell of them. */
    private static final int ATTEMPTS = 5;

    private final TaskBook book = new TaskBook();
    private final Listener listener;
    private final ScheduledExecutorService worker;
    private final CredentialsKeeper credentials;
    private volatile Site site;
    private volatile AgentState state;
    private volatile boolean closed;
    /** The worker's, but for reading. */
    private volatile AgentClient client;
    private EventSubscription events;

    /** Told on any thread. */
    interface Listener {
        void agentChanged(UUID agent);

        void tasksChanged(UUID agent, Set<UUID> tasks);
    }

    AgentWatch(RegisteredAgent agent, Site site, Listener listener) {
        this.state = AgentState.of(agent);
        this.site = site;
        this.listener = listener;
        this.worker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "aeneas-agent-" + agent.address());
            thread.setDaemon(true);
            return thread;
        });
        this.credentials = new CredentialsKeeper(() -> site, this::client, book::anyActive, this::fail, worker);
        worker.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    AgentState state() {
        return state;
    }

    /** For which it works. */
    UUID project() {
        return site.project().id();
    }

    TaskBook book() {
        return book;
    }

    void site(Site now) {
        site = now;
    }

    /** Looks now rather than in a few seconds. */
    void refresh() {
        submit(() -> {
            look();
            if (state.connected()) {
                reload();
            }
        });
    }

    /** Asks for the tables of a task, if they are not known; the listener is told. */
    void wantTables(UUID task) {
        if (!book.isWhole(task)) {
            submit(() -> readTables(task));
        }
    }

    /** To whoever asks something of the agent, on a thread of their own. */
    AgentClient client() {
        AgentClient now = client;
        if (now == null) {
            throw state.problem().orElse(new Problem("agent-connecting", "The agent is still being connected.",
                    state.agent().address().toString(), "Try again in a few seconds.")).asException();
        }
        return now;
    }

    /** As {@link CredentialsKeeper#send}. */
    void sendCredentials() {
        credentials.send();
    }

    private void look() {
        try {
            if (client == null) {
                client = open();
            }
            AgentState now = state.look(client, site.project().id());
            boolean before = state.connected();
            set(now);
            if (!now.connected()) {
                unfollow();
            } else if (!before) {
                follow();
            }
        } catch (ProblemException e) {
            lose(e.problem());
        } catch (CancelledException e) {
            LOG.debug("No longer wanted", e);
        } catch (RuntimeException e) {
            LOG.error("The agent {} cannot be looked at", state.agent().address(), e);
        }
    }

    private AgentClient open() {
        return site.client(state.agent());
    }

    private void lose(Problem why) {
        if (state.link() == Link.UNREACHABLE && state.problem().equals(Optional.of(why))) {
            return;
        }
        set(state.without(Link.UNREACHABLE, why));
    }

    /** Anew each time: a stream that is broken would wait for its next try, perhaps a minute. */
    private void follow() {
        unfollow();
        events = client.events(OptionalLong.empty(), new Following());
        boolean known = book.known();
        reload();
        if (!known || book.anyActive()) {
            credentials.renew();
        }
    }

    private void fail(Problem why) {
        AgentState now = state;
        set(new AgentState(now.agent(), now.link(), now.info(), now.ring(), Optional.of(why)));
    }

    private void unfollow() {
        if (events != null) {
            events.close();
            events = null;
        }
    }

    private void reload() {
        try {
            book.asking();
            Set<UUID> changed = book.answered(client.tasks());
            listener.tasksChanged(state.agent().id(), changed);
            book.withoutTables().forEach(this::readTables);
        } catch (ProblemException e) {
            LOG.info("The tasks of {} cannot be read: {}", state.agent().address(), e.problem());
        }
    }

    private void readTables(UUID task) {
        try {
            boolean current = false;
            for (int attempt = 0; attempt < ATTEMPTS && !current; attempt++) {
                long events = book.events(task);
                current = book.told(client().task(task), events);
            }
            listener.tasksChanged(state.agent().id(), Set.of(task));
        } catch (ProblemException e) {
            LOG.info("The tables of a task cannot be read: {}", e.problem());
        }
    }

    private void set(AgentState now) {
        if (!now.equals(state)) {
            state = now;
            listener.agentChanged(now.agent().id());
        }
    }

    private void submit(Runnable work) {
        if (!closed) {
            try {
                worker.execute(work);
            } catch (RejectedExecutionException e) {
                LOG.debug("Closed meanwhile", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        // On the worker: closing waits for connections.
        worker.execute(() -> {
            unfollow();
            if (client != null) {
                client.close();
            }
        });
        worker.shutdown();
    }

    private final class Following implements EventListener {
        private boolean again;

        /** What happened in between is not told by a stream that begins with now. */
        @Override
        public void connected() {
            submit(AgentWatch.this::reload);
            if (again) {
                refresh();
            }
            again = true;
        }

        @Override
        public void event(TaskEvent event) {
            if (event.kind() == TaskEvent.Kind.RESET) {
                submit(AgentWatch.this::reload);
                return;
            }
            book.told(event).ifPresent(task -> {
                listener.tasksChanged(state.agent().id(), Set.of(task));
                if (event.kind() == TaskEvent.Kind.STATE) {
                    wantTables(task);
                }
            });
        }

        @Override
        public void disconnected(Problem why) {
            refresh();
        }

        @Override
        public void ended(Problem why) {
            submit(() -> lose(why));
        }
    }
}
