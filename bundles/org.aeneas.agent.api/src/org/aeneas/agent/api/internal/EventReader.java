package org.aeneas.agent.api.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.aeneas.agent.api.Contract;

/** The data of server-sent events (HTML standard, "Server-sent events"), one after another; comments are skipped. */
final class EventReader {
    private final InputStream in;
    private boolean afterReturn;

    EventReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * @return the next event's data; empty at the stream's end
     * @throws TooLargeException if an event has more than {@link Contract#EVENT_BYTES}
     */
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        boolean any = false;
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            String text = line.get();
            if (text.isEmpty() && any) {
                return Optional.of(data.toByteArray());
            }
            if (text.startsWith("data:")) {
                byte[] bytes = text.substring(text.startsWith("data: ") ? 6 : 5).getBytes(UTF_8);
                require(data.size() + bytes.length);
                if (any) {
                    data.write('\n');
                }
                data.writeBytes(bytes);
                any = true;
            }
        }
        return Optional.empty();
    }

    /** Lines end with a line feed, a carriage return, or both. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            boolean second = afterReturn && next == '\n';
            afterReturn = next == '\r';
            if (second) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                return Optional.of(line.toString(UTF_8));
            }
            line.write(next);
            require(line.size());
        }
        return Optional.empty();
    }

    private static void require(int size) throws TooLargeException {
        if (size > Contract.EVENT_BYTES) {
            throw new TooLargeException(Contract.EVENT_BYTES);
        }
    }
}
