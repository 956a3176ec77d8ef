package org.aeneas.agent.server.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.agent.api.Contract;
import org.aeneas.core.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The body of a request, bounded in its size and in the time that it may take. */
final class RequestBody {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
    private static final int BUFFER = 16 << 10;
    /** So much of a body that is too large is read and dropped, so that its sender comes to read the answer. */
    private static final long DRAINED = 4L * Contract.REQUEST_BYTES;

    private final InputStream in;
    private final long deadline;

    RequestBody(InputStream in, Duration time) {
        this.in = in;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    byte[] json(Function<String, Optional<String>> header) {
        String type = header.apply("Content-Type").orElse("").split(";")[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            throw new Refusal(415, new Problem("wrong-media-type", "The request's body is not marked as JSON.",
                    "Content-Type", "Send it as application/json."));
        }
        try {
            return read();
        } catch (IOException e) {
            LOG.debug("A request did not arrive whole", e);
            throw late();
        }
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (body.size() + count > Contract.REQUEST_BYTES) {
                drain(buffer);
                throw tooLarge();
            }
            body.write(buffer, 0, count);
            requireTime();
        }
        return body.toByteArray();
    }

    private void drain(byte[] buffer) throws IOException {
        long left = DRAINED;
        for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
            left -= count;
            requireTime();
        }
    }

    private void requireTime() {
        if (System.nanoTime() - deadline > 0) {
            throw late();
        }
    }

    private static Refusal late() {
        return new Refusal(408, new Problem("request-timeout", "The request did not arrive whole in time.",
                "the request", "Try again; see that the network is not overloaded."), Map.of("Connection", "close"));
    }

    static Refusal tooLarge() {
        return new Refusal(413, new Problem("request-too-large", "The request has more than "
                + Contract.REQUEST_BYTES + " bytes.", "the request", "Divide the tables among several tasks."),
                Map.of("Connection", "close"));
    }
}
