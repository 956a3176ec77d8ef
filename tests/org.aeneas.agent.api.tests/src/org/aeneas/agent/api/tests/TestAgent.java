package org.aeneas.agent.api.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.Contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

/** A small server on loopback that answers as it is told. */
public final class TestAgent implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Answers answers;

    /** What a client sent; texts are empty where it did not send them. */
    public record Request(String method, String path, String query, String project, String authorization,
            String lastEvent, String contentType, byte[] body) {
        static Request of(HttpExchange exchange) throws IOException {
            return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                    exchange.getRequestURI().getQuery(), header(exchange, Contract.PROJECT_HEADER),
                    header(exchange, "Authorization"), header(exchange, Contract.LAST_EVENT_HEADER),
                    header(exchange, "Content-Type"), exchange.getRequestBody().readAllBytes());
        }

        private static String header(HttpExchange exchange, String name) {
            String value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }
    }

    /** What it says; on a thread for each request. */
    public interface Answers {
        void answer(HttpExchange exchange, Request request) throws IOException, InterruptedException;
    }

    private TestAgent(HttpServer server, Answers answers) {
        this.server = server;
        this.answers = answers;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static TestAgent plain(Answers answers) {
        try {
            return new TestAgent(HttpServer.create(loopback(), 0), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With mutual TLS. */
    public static TestAgent tls(SSLContext context, Answers answers, String... protocols) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters tls = context.getDefaultSSLParameters();
                    tls.setNeedClientAuth(true);
                    tls.setProtocols(protocols);
                    parameters.setSSLParameters(tls);
                }
            });
            return new TestAgent(server, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    AgentAddress address() {
        return new AgentAddress("127.0.0.1", port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    List<Request> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            requests.add(request);
            answers.answer(exchange, request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set(Contract.VERSION_HEADER, String.valueOf(Contract.VERSION));
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static void sendJson(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, status, "application/json", json.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
