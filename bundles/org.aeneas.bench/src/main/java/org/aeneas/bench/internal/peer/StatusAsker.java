package org.aeneas.bench.internal.peer;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks an agent at a steady rate, over connections that stay. It does as little as a client can: what it takes of the
 * processors is taken from the agent that is measured, which in the field has them for itself.
 */
public final class StatusAsker implements Runnable {
    private static final String LENGTH = "content-length: ";

    private final SSLSocket socket;
    private final byte[] request;
    private final long first;
    private final long pause;
    private final AtomicInteger answers = new AtomicInteger();
    private volatile boolean ended;

    private StatusAsker(SSLSocket socket, byte[] request, long first, long pause) {
        this.socket = socket;
        this.request = request;
        this.first = first;
        this.pause = pause;
    }

    /**
     * Port, key store, trust store, header of the project; on standard input the stores' password, then lines
     * {@code PATH RATE CONNECTIONS}, each followed by an empty one when it is enough, which is answered by the number of
     * answers.
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        SSLContext context = context(Path.of(arguments[1]), Path.of(arguments[2]), commands.readLine().toCharArray());
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] command = line.split(" ");
            byte[] request = ("GET " + command[0] + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + arguments[3] + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            out.println(ask(context, Integer.parseInt(arguments[0]), request, Integer.parseInt(command[1]),
                    Integer.parseInt(command[2]), commands));
        }
    }

    private static int ask(SSLContext context, int port, byte[] request, int rate, int connections,
            BufferedReader commands) throws IOException, InterruptedException {
        List<StatusAsker> askers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        long pause = TimeUnit.SECONDS.toNanos(connections) / rate;
        long now = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            StatusAsker asker = new StatusAsker(socket, request, now + i * pause / connections, pause);
            askers.add(asker);
            threads.add(new Thread(asker));
        }
        threads.forEach(Thread::start);
        commands.readLine();
        askers.forEach(asker -> asker.ended = true);
        for (Thread thread : threads) {
            thread.join();
        }
        return askers.stream().mapToInt(asker -> asker.answers.get()).sum();
    }

    private static SSLContext context(Path key, Path trust, char[] password)
            throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(key, password), password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store(trust, password));
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    /** Who falls behind catches up. */
    @Override
    public void run() {
        try (socket; OutputStream out = socket.getOutputStream();
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (long next = first; !ended; next += pause) {
                long wait = next - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                out.write(request);
                out.flush();
                receive(in);
                answers.incrementAndGet();
            }
        } catch (IOException | InterruptedException e) {
            // The count of answers says that this one has ended.
            System.getLogger(StatusAsker.class.getName()).log(System.Logger.Level.ERROR, "An asker has ended", e);
        }
    }

    /** An answer of success with its length, as the agent gives it. */
    private static void receive(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()));
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
