package org.aeneas.agent.api.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.ErrorAnswer;
import org.aeneas.agent.api.Patience;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Requests to one agent, bounded in time and size, with problems in place of exceptions. */
public final class Transport implements AutoCloseable {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final AgentAddress agent;
    private final Patience patience;
    private final AgentProblems problems;
    private final Optional<SSLContext> tls;
    private final Optional<String> authorization;
    private final String project;
    private final ScheduledExecutorService clock;
    private final HttpClient client;
    private volatile boolean reached;

    /** @param access is read and wiped */
    public Transport(AgentAddress agent, Access access, UUID project, Patience patience) {
        this.agent = agent;
        this.patience = patience;
        this.project = project.toString();
        try (access) {
            this.tls = access instanceof Access.Certificates with ? Optional.of(with.stores().context())
                    : Optional.empty();
            this.authorization = access instanceof Access.Password with ? Optional.of(BasicPassword.header(agent, with))
                    : Optional.empty();
        }
        this.problems = new AgentProblems(agent, tls.isPresent());
        this.clock = Executors.newSingleThreadScheduledExecutor(Transport::daemon);
        this.client = client();
    }

    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(patience.connect());
        tls.ifPresent(context -> {
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(PROTOCOLS);
            builder.sslContext(context).sslParameters(parameters);
        });
        return builder.build();
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "aeneas-agent-client");
        thread.setDaemon(true);
        return thread;
    }

    /** @param path behind {@link Contract#BASE}, with its query, encoded */
    public HttpRequest.Builder request(String path) {
        URI uri = URI.create((tls.isPresent() ? "https" : "http") + "://" + agent + Contract.BASE + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header(Contract.PROJECT_HEADER, project);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    /** @throws ProblemException whatever is not an answer of success */
    public HttpResponse<byte[]> exchange(HttpRequest request) {
        return exchange(request, patience.answer());
    }

    /** As the other, for what takes longer than answers usually do. */
    public HttpResponse<byte[]> exchange(HttpRequest request, Duration limit) {
        HttpResponse<byte[]> response = send(request, BoundedBody.upTo(Contract.ANSWER_BYTES), limit);
        Optional<Problem> refusal = refusal(response, response.body());
        if (refusal.isPresent()) {
            throw refusal.get().asException();
        }
        return response;
    }

    /** An answer that comes bit by bit; the caller closes its body, whatever the status. */
    Opened open(HttpRequest request) {
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream(), patience.answer());
        InputStream body = new WatchedStream(response.body(), patience.silence(), clock);
        if (response.statusCode() / 100 == 2 && version(response).equals(String.valueOf(Contract.VERSION))) {
            return new Opened(response.statusCode(), body, Optional.empty());
        }
        try (body) {
            return new Opened(response.statusCode(), body, refusal(response, body.readNBytes(Contract.EVENT_BYTES)));
        } catch (IOException e) {
            throw explain(e).asException(e);
        }
    }

    /** @return the answer's body, watched; the caller closes it */
    public InputStream download(HttpRequest request) {
        Opened opened = open(request);
        if (opened.refusal().isPresent()) {
            throw opened.refusal().get().asException();
        }
        return opened.body();
    }

    /** @param refusal why there is no body */
    record Opened(int status, InputStream body, Optional<Problem> refusal) {
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, Duration limit) {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
        try {
            HttpResponse<T> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            reached = true;
            return response;
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw CancelledException.of(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw explain(e).asException(e);
        } catch (ExecutionException e) {
            throw explain(e.getCause()).asException(e.getCause());
        }
    }

    /** What became of an answer that broke off. */
    public Problem explain(Throwable failure) {
        Problem problem = problems.of(failure);
        Probe probe = new Probe(agent, (int) patience.connect().toMillis());
        return switch (problem.code()) {
            case AgentProblems.DISCONNECTED -> tls.isPresent()
                    ? probe.objection(tls.get(), PROTOCOLS).map(problems::of).orElse(problem)
                    : !reached && probe.speaksTls() ? problems.withSsl() : problem;
            case AgentProblems.TIME_OUT -> tls.isPresent() && !reached && probe.speaksHttp()
                    ? problems.withoutSsl()
                    : problem;
            default -> problem;
        };
    }

    Problem streamEnded() {
        return problems.streamEnded();
    }

    private Optional<Problem> refusal(HttpResponse<?> response, byte[] body) {
        String version = version(response);
        if (version.isEmpty()) {
            return Optional.of(problems.notAnAgent());
        }
        if (!version.equals(String.valueOf(Contract.VERSION))) {
            return Optional.of(problems.otherVersion(version));
        }
        return response.statusCode() / 100 == 2 ? Optional.empty() : Optional.of(reason(response.statusCode(), body));
    }

    private static String version(HttpResponse<?> response) {
        return response.headers().firstValue(Contract.VERSION_HEADER).orElse("");
    }

    private Problem reason(int status, byte[] body) {
        try {
            return AgentJson.readAnswer(body, ErrorAnswer.class).error();
        } catch (ProblemException e) {
            return problems.status(status);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
