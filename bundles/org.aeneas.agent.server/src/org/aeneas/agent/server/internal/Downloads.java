package org.aeneas.agent.server.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files on their way to clients: each holds a thread, so there are few at once. */
final class Downloads {
    private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

    private final Semaphore slots;

    Downloads(int most) {
        slots = new Semaphore(most);
    }

    /** Returns when all is sent. Closes the download. */
    void send(Answer.Download download, Response response, Callback callback, Runnable begun) {
        try (InputStream content = download.content()) {
            if (!slots.tryAcquire()) {
                throw Refusal.tooMany("As many downloads are under way as the agent allows.", "Try again.");
            }
            try {
                begun.run();
                ApiHandler.start(response, 200);
                response.getHeaders().put("Content-Type", download.contentType());
                response.getHeaders().put("Content-Disposition", "attachment; filename=\"" + download.fileName() + "\"");
                OutputStream out = Content.Sink.asOutputStream(response);
                content.transferTo(out);
                out.close();
                callback.succeeded();
            } finally {
                slots.release();
            }
        } catch (IOException e) {
            LOG.debug("A download did not come to its end", e);
            callback.failed(e);
        }
    }
}
