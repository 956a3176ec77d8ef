package org.aeneas.aws.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on, and resets each after so many bytes of answers. */
final class CuttingProxy implements AutoCloseable {
    private final LoopbackServer server;
    private final AtomicInteger cuts = new AtomicInteger();
    private final URI target;
    private final long bytes;

    CuttingProxy(URI target, long bytes) throws IOException {
        this.target = target;
        this.bytes = bytes;
        this.server = new LoopbackServer(this::serve);
    }

    URI endpoint() {
        return server.endpoint();
    }

    int cuts() {
        return cuts.get();
    }

    private void serve(Socket client) {
        try (client; Socket backend = new Socket(target.getHost(), target.getPort())) {
            server.execute(() -> copy(client, backend, Long.MAX_VALUE));
            if (copy(backend, client, bytes)) {
                cuts.incrementAndGet();
                client.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            cuts.incrementAndGet();
        }
    }

    /** @return whether it ended because the limit was reached */
    private static boolean copy(Socket from, Socket to, long limit) {
        byte[] buffer = new byte[16 * 1024];
        long left = limit;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return false;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
