package org.aeneas.agent.server.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.ErrorAnswer;
import org.aeneas.agent.server.ServiceLimits;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contract over Jetty: who is let in, how many at once, and every answer in the contract's form. */
final class ApiHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private final Router router;
    private final RegistrationDesk registration;
    private final Optional<PasswordGate> password;
    private final EventHub hub;
    private final ServiceLimits limits;
    private final Counters counters;
    private final Semaphore requests;
    private final Downloads downloads;
    private volatile boolean ending;

    /** @param password empty where TLS has let in whoever comes here */
    ApiHandler(List<Route> routes, RegistrationDesk registration, Optional<PasswordGate> password, EventHub hub,
            ServiceLimits limits, Counters counters) {
        this.router = new Router(routes);
        this.registration = registration;
        this.password = password;
        this.hub = hub;
        this.limits = limits;
        this.counters = counters;
        this.requests = new Semaphore(limits.requests());
        this.downloads = new Downloads(limits.downloads());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!requests.tryAcquire()) {
            refuse(response, callback, Refusal.tooMany("As many requests are answered as the agent allows.",
                    "Try again."));
            return true;
        }
        try {
            send(answer(request), response, callback);
        } catch (Refusal e) {
            refuse(response, callback, e);
        } catch (ProblemException e) {
            refuse(response, callback, refusal(e));
        } catch (RuntimeException e) {
            LOG.error("A request could not be answered", e);
            refuse(response, callback, new Refusal(500, internal()));
        } finally {
            requests.release();
        }
        return true;
    }

    /** From now on nobody is served. */
    void end() {
        ending = true;
    }

    static Refusal stopping() {
        return new Refusal(503, new Problem("agent-stopping", "The agent is about to stop.", "the agent",
                "Try again when it is started."), Map.of("Retry-After", "5"));
    }

    static Problem internal() {
        return new Problem("internal-error", "The agent failed in a way that nobody has foreseen.", "the agent",
                "See the agent's log, and report it.");
    }

    private Answer answer(Request request) {
        password.ifPresent(gate -> gate.require(Request.getRemoteAddr(request), header(request, "Authorization")));
        if (ending) {
            throw stopping();
        }
        Router.Target target = router.find(request.getMethod(), request.getHttpURI().getPath(),
                Optional.ofNullable(request.getHttpURI().getQuery()));
        if (!target.route().forAnyone()) {
            registration.require(Call.id(header(request, Contract.PROJECT_HEADER).orElseThrow(() -> Refusal.malformed(
                    "The header " + Contract.PROJECT_HEADER + " is missing.", Contract.PROJECT_HEADER)),
                    Contract.PROJECT_HEADER));
        }
        if (request.getLength() > Contract.REQUEST_BYTES) {
            throw RequestBody.tooLarge();
        }
        Function<String, Optional<String>> headers = name -> header(request, name);
        return target.route().answer().apply(target.call(headers,
                new RequestBody(Content.Source.asInputStream(request), limits.requestTime())));
    }

    private static Optional<String> header(Request request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    private void send(Answer answer, Response response, Callback callback) {
        if (answer instanceof Answer.Json json) {
            json.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            write(response, callback, json.status(), AgentJson.write(json.value()));
        } else if (answer instanceof Answer.Done) {
            counters.answered(204);
            start(response, 204);
            response.write(true, ByteBuffer.allocate(0), callback);
        } else if (answer instanceof Answer.Download download) {
            downloads.send(download, response, callback, () -> counters.answered(200));
        } else if (answer instanceof Answer.Events events) {
            listen(events, response, callback);
        }
    }

    private void listen(Answer.Events events, Response response, Callback callback) {
        EventStream stream = new EventStream(response, callback, hub, events.task());
        start(response, 200);
        response.getHeaders().put("Content-Type", "text/event-stream");
        hub.add(stream, events.after());
        counters.answered(200);
        stream.flush();
    }

    private void refuse(Response response, Callback callback, Refusal refusal) {
        if (response.isCommitted()) {
            callback.failed(refusal);
            return;
        }
        refusal.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        write(response, callback, refusal.status(), AgentJson.write(new ErrorAnswer(refusal.problem())));
    }

    private void write(Response response, Callback callback, int status, byte[] json) {
        counters.answered(status);
        start(response, status);
        response.getHeaders().put("Content-Type", "application/json");
        response.write(true, ByteBuffer.wrap(json), callback);
    }

    static void start(Response response, int status) {
        response.setStatus(status);
        response.getHeaders().put(Contract.VERSION_HEADER, String.valueOf(Contract.VERSION));
        response.getHeaders().put("Cache-Control", "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
    }

    private static Refusal refusal(ProblemException e) {
        Problem problem = e.problem();
        return switch (problem.code()) {
            case "malformed-request" -> new Refusal(400, problem);
            case "value-out-of-bounds" -> new Refusal(400, problem);
            default -> {
                LOG.warn("A request failed: {} [{}]", problem.what(), problem.object(), e);
                yield new Refusal(500, problem);
            }
        };
    }
}
