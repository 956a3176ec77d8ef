package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.internal.http.HttpExchange;

/** A stand-in for CloudWatch Logs: GetLogEvents of what imports logged, from the head. */
public final class LogsFront extends AwsFront {
    /** CloudWatch Logs gives up to 10,000 events a page; so does a short log have pages here. */
    private static final int PAGE = 10;

    private final ImportLog log;

    public LogsFront(ImportLog log, LocalTraffic traffic, KeyRing keys) {
        super(Service.CLOUDWATCH_LOGS, Protocol.JSON_1_1, traffic, keys);
        this.log = log;
    }

    @Override
    Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.body().readAllBytes();
        String target = exchange.request().header("X-Amz-Target").orElse("");
        return new Call(exchange, target.substring(target.indexOf('.') + 1), body, SignatureV4.sha256(body));
    }

    @Override
    Answer serve(Call call) throws IOException {
        if (!call.operation().equals("GetLogEvents")) {
            return error(400, "UnknownOperationException", "The sandbox knows only GetLogEvents.");
        }
        JsonNode request = DynamoDbFront.JSON.readTree(call.body());
        Optional<List<ImportLog.Event>> stream = log.stream(request.path("logStreamName").asText());
        if (stream.isEmpty() || !request.path("logGroupName").asText().equals(ImportLog.GROUP)) {
            return error(400, "ResourceNotFoundException", "The specified log stream does not exist.");
        }
        return content(200, page(stream.get(), from(request.path("nextToken").asText())).toString()
                .getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode page(List<ImportLog.Event> events, int from) {
        int to = Math.min(events.size(), from + PAGE);
        ObjectNode page = DynamoDbFront.JSON.createObjectNode();
        ArrayNode listed = page.putArray("events");
        events.subList(from, to).forEach(event -> listed.addObject().put("timestamp", event.millis())
                .put("ingestionTime", event.millis()).put("message", event.message()));
        return page.put("nextForwardToken", "f/" + to).put("nextBackwardToken", "b/" + from);
    }

    private static int from(String token) {
        return token.startsWith("f/") ? Integer.parseInt(token.substring(2)) : 0;
    }
}
