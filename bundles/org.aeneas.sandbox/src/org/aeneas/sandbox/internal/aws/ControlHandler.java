package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Traffic;
import org.aeneas.sandbox.internal.http.HttpExchange;
import org.aeneas.sandbox.internal.http.HttpHead;
import org.aeneas.sandbox.internal.http.HttpServer.HttpHandler;

/**
 * {@link Traffic} for other processes: {@code POST /faults} with a {@link Fault} as JSON, {@code DELETE /faults},
 * {@code GET /requests/SERVICE/OPERATION}, {@code GET /injected}.
 */
public final class ControlHandler implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JSON_TYPE = "application/json";

    private final Traffic traffic;

    public ControlHandler(Traffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpHead request = exchange.request();
        String[] path = request.path().substring(1).split("/");
        try {
            switch (request.method() + " " + path[0]) {
                case "POST faults" -> traffic.inject(JSON.readValue(exchange.body().readAllBytes(), Fault.class));
                case "DELETE faults" -> traffic.clear();
                case "GET injected" -> {
                    count(exchange, traffic.injected());
                    return;
                }
                case "GET requests" -> {
                    count(exchange, traffic.requests(Service.valueOf(path[1]), path[2]));
                    return;
                }
                default -> {
                    exchange.respond(404, JSON_TYPE, json(Map.of("error", "no such resource")));
                    return;
                }
            }
            exchange.respond(200, JSON_TYPE, json(Map.of()));
        } catch (JacksonException | IllegalArgumentException e) {
            exchange.respond(400, JSON_TYPE, json(Map.of("error", e.getMessage())));
        }
    }

    private static void count(HttpExchange exchange, long count) throws IOException {
        exchange.respond(200, JSON_TYPE, json(Map.of("count", count)));
    }

    private static byte[] json(Map<String, ?> content) throws IOException {
        return JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    }
}
