package org.aeneas.agent.api.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.EventListener;
import org.aeneas.agent.api.EventSubscription;
import org.aeneas.agent.api.TaskEvent;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a stream of events on a thread of its own, and opens it again behind the last event when it breaks. */
public final class EventLoop implements EventSubscription {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Transport transport;
    private final String path;
    private final EventListener listener;
    private final Duration firstPause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile InputStream stream = InputStream.nullInputStream();
    private OptionalLong last;
    private Duration pause;

    public EventLoop(Transport transport, String path, OptionalLong after, EventListener listener, Duration pause) {
        this.transport = transport;
        this.path = path;
        this.last = after;
        this.listener = listener;
        this.firstPause = pause;
        this.pause = pause;
        this.thread = Transport.daemon(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            Optional<Problem> refused = Optional.empty();
            while (!isClosed() && refused.isEmpty()) {
                refused = follow();
            }
            refused.ifPresent(why -> tell(told -> told.ended(why)));
        } catch (InterruptedException | CancelledException e) {
            LOG.debug("Events are no longer followed", e);
        }
    }

    /** @return why there is no use in trying again */
    private Optional<Problem> follow() throws InterruptedException {
        Problem broken;
        try {
            Transport.Opened opened = transport.open(request());
            if (opened.refusal().isPresent()) {
                if (isFinal(opened.status())) {
                    return opened.refusal();
                }
                broken = opened.refusal().get();
            } else {
                broken = read(opened.body());
            }
        } catch (ProblemException e) {
            broken = e.problem();
        }
        if (!isClosed()) {
            Problem why = broken;
            tell(told -> told.disconnected(why));
            closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return Optional.empty();
    }

    private HttpRequest request() {
        HttpRequest.Builder request = transport.request(path).header("Accept", "text/event-stream").GET();
        last.ifPresent(id -> request.header(Contract.LAST_EVENT_HEADER, String.valueOf(id)));
        return request.build();
    }

    /** What is wrong with the request itself stays wrong; a busy or stopping agent gets better. */
    private static boolean isFinal(int status) {
        return status / 100 != 5 && status != 408 && status != 429;
    }

    /** @return why the stream ended */
    private Problem read(InputStream body) {
        try (body) {
            stream = body;
            if (isClosed()) {
                return transport.streamEnded();
            }
            tell(EventListener::connected);
            EventReader reader = new EventReader(body);
            for (Optional<byte[]> data = reader.next(); data.isPresent() && !isClosed(); data = reader.next()) {
                TaskEvent event = AgentJson.readAnswer(data.get(), TaskEvent.class);
                last = OptionalLong.of(event.id());
                pause = firstPause;
                tell(told -> told.event(event));
            }
            return transport.streamEnded();
        } catch (IOException e) {
            return isClosed() ? transport.streamEnded() : transport.explain(e);
        }
    }

    private void tell(Consumer<EventListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("A listener of the agent's events failed", e);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("Closing a stream of events failed", e);
        }
    }
}
