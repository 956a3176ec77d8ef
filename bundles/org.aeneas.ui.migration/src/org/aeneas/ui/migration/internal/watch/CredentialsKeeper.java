package org.aeneas.ui.migration.internal.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.migration.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives one agent the project's credentials, and others before they expire. For many threads. */
final class CredentialsKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialsKeeper.class);
    private static final Duration EARLY = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Supplier<Site> site;
    private final Supplier<AgentClient> client;
    private final BooleanSupplier active;
    private final Consumer<Problem> failed;
    private final ScheduledExecutorService worker;
    private ScheduledFuture<?> renewal;

    /**
     * Sends nothing yet.
     *
     * @param active whether the agent is at work
     * @param failed told why the agent has no new credentials
     */
    CredentialsKeeper(Supplier<Site> site, Supplier<AgentClient> client, BooleanSupplier active,
            Consumer<Problem> failed, ScheduledExecutorService worker) {
        this.site = site;
        this.client = client;
        this.active = active;
        this.failed = failed;
        this.worker = worker;
    }

    /**
     * Sends them now, and goes on to do so if they expire; nothing where the project names no profile.
     *
     * @throws ProblemException as {@link Site#credentials} and {@link AgentClient#putCredentials}
     */
    void send() {
        Optional<SessionCredentials> found = site.get().credentials();
        if (found.isPresent()) {
            try (SessionCredentials credentials = found.get()) {
                put(credentials);
            }
        }
    }

    /** Sends those that expire: while no workbench was open, nobody has renewed them. Throws nothing. */
    void renew() {
        try (SessionCredentials credentials = site.get().credentials().orElse(null)) {
            if (credentials != null && credentials.expiresAt().isPresent()) {
                put(credentials);
            }
        } catch (ProblemException e) {
            LOG.warn("An agent did not get the project's credentials: {}", e.problem());
            failed.accept(e.problem());
        }
    }

    private void put(SessionCredentials credentials) {
        client.get().putCredentials(credentials);
        credentials.expiresAt().ifPresent(this::renewBefore);
    }

    private synchronized void renewBefore(Instant end) {
        if (renewal != null) {
            renewal.cancel(false);
        }
        Duration left = Duration.between(Instant.now(), end.minus(EARLY));
        try {
            renewal = worker.schedule(this::renewIfActive, Math.max(SOON.toMillis(), left.toMillis()),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed meanwhile", e);
        }
    }

    private void renewIfActive() {
        if (active.getAsBoolean()) {
            renew();
        }
    }
}
