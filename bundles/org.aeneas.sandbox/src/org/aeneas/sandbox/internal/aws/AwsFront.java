package org.aeneas.sandbox.internal.aws;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.internal.http.HttpExchange;
import org.aeneas.sandbox.internal.http.HttpServer.HttpHandler;

/** What every stand-in does first: count the call, check who calls, and do it wrong where that was ordered. */
abstract class AwsFront implements HttpHandler {
    private final Service service;
    private final Protocol protocol;
    private final LocalTraffic traffic;
    private final SignatureV4 signatures;

    /**
     * A call that was read.
     *
     * @param operation as AWS names it
     * @param bodyHash  what its signature covers of its body
     */
    record Call(HttpExchange exchange, String operation, byte[] body, String bodyHash) {
    }

    AwsFront(Service service, Protocol protocol, LocalTraffic traffic, KeyRing keys) {
        this.service = service;
        this.protocol = protocol;
        this.traffic = traffic;
        this.signatures = new SignatureV4(keys);
    }

    abstract Call read(HttpExchange exchange) throws IOException;

    /** Does a call that is signed as it must be. */
    abstract Answer serve(Call call) throws IOException;

    /** What comes back from a call that was done. */
    @FunctionalInterface
    interface Answer extends Closeable {
        void send(HttpExchange exchange) throws IOException;

        @Override
        default void close() throws IOException {
            // most answers hold nothing
        }
    }

    @Override
    public final void handle(HttpExchange exchange) throws IOException {
        Call call = read(exchange);
        List<Fault> faults = traffic.arrived(service, call.operation());
        Optional<Refusal> refusal = signatures.check(exchange.request(), call.bodyHash());
        if (refusal.isPresent()) {
            refuse(exchange, refusal.get());
            return;
        }
        for (Fault fault : faults) {
            if (fault.kind() != Fault.Kind.DELAY) {
                happen(fault, call);
                return;
            }
            pause(fault.delayMillis());
        }
        send(call, serve(call));
    }

    private static void send(Call call, Answer answer) throws IOException {
        try (answer) {
            answer.send(call.exchange());
        }
    }

    private void happen(Fault fault, Call call) throws IOException {
        HttpExchange exchange = call.exchange();
        switch (fault.kind()) {
            case THROTTLE -> refuse(exchange, Refusal.THROTTLED);
            case SERVER_ERROR -> refuse(exchange, Refusal.SERVER_ERROR);
            case EXPIRED_CREDENTIALS -> refuse(exchange, Refusal.EXPIRED);
            case ACCESS_DENIED -> refuse(exchange, Refusal.DENIED);
            case RESET -> exchange.reset();
            case RESET_AFTER -> {
                serve(call).close();
                exchange.reset();
            }
            case CUT_OFF -> {
                exchange.cutOff();
                send(call, serve(call));
            }
            case UNPROCESSED -> send(call, servePart(call, fault.share()));
            default -> throw new IllegalStateException("Not a fault by itself: " + fault.kind());
        }
    }

    /** Does a batch in part. Services without batches do all of it. */
    Answer servePart(Call call, double unprocessedShare) throws IOException {
        return serve(call);
    }

    final String principal(Call call) {
        return signatures.principal(call.exchange().request());
    }

    private void refuse(HttpExchange exchange, Refusal refusal) throws IOException {
        Refusal.Error error = refusal.in(protocol);
        error(error.status(), error.code(), refusal.message()).send(exchange);
    }

    final Answer error(int status, String code, String message) {
        return content(status, protocol.error(code, message));
    }

    final Answer content(int status, byte[] content) {
        return exchange -> exchange.respond(status, protocol.contentType(), content);
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The stand-in was stopped", e);
        }
    }
}
