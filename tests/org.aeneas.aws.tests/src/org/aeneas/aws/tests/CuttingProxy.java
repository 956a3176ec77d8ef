package org.aeneas.aws.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on, and resets each after so many bytes of answers. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger cuts = new AtomicInteger();
    private final URI target;
    private final long bytes;

    CuttingProxy(URI target, long bytes) throws IOException {
        this.target = target;
        this.bytes = bytes;
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private void serve(Socket client) {
        try (client; Socket backend = new Socket(target.getHost(), target.getPort())) {
            threads.execute(() -> copy(client, backend, Long.MAX_VALUE));
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
        threads.shutdownNow();
    }
}
