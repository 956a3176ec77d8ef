package org.aeneas.agent.server.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.TaskEvent;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events that one client listens to, written as it takes them. Whoever takes them too slowly gets a reset in their
 * place. For many threads.
 */
final class EventStream extends IteratingCallback {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int MOST_WAITING = 256;
    private static final int BYTES_AT_ONCE = 32 << 10;
    private static final byte[] COMMENT = ":\n\n".getBytes(UTF_8);

    private final Response response;
    private final Callback whole;
    private final EventHub hub;
    private final Optional<UUID> task;
    private final Deque<TaskEvent> waiting = new ArrayDeque<>();
    /** The first one says that the stream is there. */
    private boolean comment = true;
    private boolean ending;
    private boolean ended;

    /** @param whole is told when the answer is over */
    EventStream(Response response, Callback whole, EventHub hub, Optional<UUID> task) {
        this.response = response;
        this.whole = whole;
        this.hub = hub;
        this.task = task;
    }

    void offer(TaskEvent event) {
        if (task.isPresent() && event.taskId().isPresent() && !event.taskId().equals(task)) {
            return;
        }
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                waiting.clear();
                waiting.add(EventHub.reset(event.id()));
            } else {
                waiting.add(event);
            }
        }
    }

    /** Writes what waits; never under the hub's monitor. */
    void flush() {
        iterate();
    }

    void heartbeat() {
        synchronized (waiting) {
            comment = true;
        }
        iterate();
    }

    void end() {
        synchronized (waiting) {
            ending = true;
        }
        iterate();
    }

    @Override
    protected Action process() {
        byte[] next;
        boolean last = false;
        synchronized (waiting) {
            if (!waiting.isEmpty()) {
                next = takeWaiting();
            } else if (ended) {
                return Action.SUCCEEDED;
            } else if (ending) {
                next = new byte[0];
                last = true;
                ended = true;
            } else if (comment) {
                next = COMMENT;
            } else {
                return Action.IDLE;
            }
            comment = false;
        }
        response.write(last, ByteBuffer.wrap(next), this);
        return Action.SCHEDULED;
    }

    /** Together as far as that is reasonable: each write costs both sides more than the events in it. */
    private byte[] takeWaiting() {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        while (!waiting.isEmpty() && together.size() < BYTES_AT_ONCE) {
            TaskEvent event = waiting.remove();
            together.writeBytes(bytes(event));
            ending |= task.isPresent() && event.kind() == TaskEvent.Kind.REMOVED;
        }
        return together.toByteArray();
    }

    private static byte[] bytes(TaskEvent event) {
        String kind = event.kind().name().toLowerCase(Locale.ROOT);
        return ("id: " + event.id() + "\nevent: " + kind + "\ndata: " + new String(AgentJson.write(event), UTF_8)
                + "\n\n").getBytes(UTF_8);
    }

    @Override
    protected void onCompleteSuccess() {
        hub.remove(this);
        whole.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        LOG.debug("A client listens to events no more", cause);
        hub.remove(this);
        whole.failed(cause);
    }
}
