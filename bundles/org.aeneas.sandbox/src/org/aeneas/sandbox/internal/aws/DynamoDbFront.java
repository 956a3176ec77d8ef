package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.internal.http.HttpBackend;
import org.aeneas.sandbox.internal.http.HttpExchange;
import org.aeneas.sandbox.internal.http.HttpHead;

/**
 * In front of dynalite: checks signatures, remembers time to live and tags, which dynalite lacks or keeps in part, and
 * leaves parts of batches unprocessed when that was ordered.
 */
public final class DynamoDbFront extends AwsFront {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String TARGET = "X-Amz-Target";
    private static final Set<String> TABLE_SETTINGS = Set.of("UpdateTimeToLive", "DescribeTimeToLive", "TagResource",
            "UntagResource", "ListTagsOfResource");
    private static final Map<String, String> BATCHES = Map.of("BatchWriteItem", "UnprocessedItems", "BatchGetItem",
            "UnprocessedKeys");

    private final HttpBackend backend;
    private final TableSettings settings = new TableSettings();

    public DynamoDbFront(URI dynalite, LocalTraffic traffic, KeyRing keys) {
        super(Service.DYNAMODB, Protocol.JSON, traffic, keys);
        backend = new HttpBackend(dynalite);
    }

    /** A response of dynalite's. */
    private record Reply(HttpHead head, byte[] body) {
    }

    @Override
    Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.body().readAllBytes();
        String target = exchange.request().header(TARGET).orElse("");
        return new Call(exchange, target.substring(target.indexOf('.') + 1), body, SignatureV4.sha256(body));
    }

    @Override
    Answer serve(Call call) throws IOException {
        if (TABLE_SETTINGS.contains(call.operation())) {
            return serveSettings(call);
        }
        return switch (call.operation()) {
            case "CreateTable" -> createTable(call);
            case "DeleteTable" -> deleteTable(call);
            default -> pass(forward(call.exchange().request(), call.body()));
        };
    }

    @Override
    Answer servePart(Call call, double unprocessedShare) throws IOException {
        String unprocessed = BATCHES.get(call.operation());
        if (unprocessed == null) {
            return serve(call);
        }
        ObjectNode request = object(call.body());
        ObjectNode withheld = new Batch((ObjectNode) request.get("RequestItems")).withhold(unprocessedShare);
        HttpHead head = call.exchange().request();
        if (request.get("RequestItems").isEmpty()) {
            ObjectNode nothing = JSON.createObjectNode();
            if (call.operation().equals("BatchGetItem")) {
                nothing.putObject("Responses");
            }
            nothing.set(unprocessed, withheld);
            return content(200, bytes(nothing));
        }
        Reply reply = forward(head, bytes(request));
        if (!reply.head().isSuccess()) {
            return pass(reply);
        }
        ObjectNode response = object(reply.body());
        ObjectNode left = response.withObject("/" + unprocessed);
        left.setAll(withheld);
        return content(200, bytes(response));
    }

    private Answer createTable(Call call) throws IOException {
        ObjectNode request = object(call.body());
        JsonNode tags = request.remove("Tags");
        Reply reply = forward(call.exchange().request(), bytes(request));
        if (reply.head().isSuccess()) {
            String table = request.path("TableName").asText();
            settings.forget(table);
            if (tags instanceof ArrayNode given) {
                settings.tag(table, given);
            }
        }
        return pass(reply);
    }

    private Answer deleteTable(Call call) throws IOException {
        Reply reply = forward(call.exchange().request(), call.body());
        if (reply.head().isSuccess()) {
            settings.forget(object(call.body()).path("TableName").asText());
        }
        return pass(reply);
    }

    private Answer serveSettings(Call call) throws IOException {
        ObjectNode request = object(call.body());
        String table = request.hasNonNull("TableName") ? request.get("TableName").asText()
                : request.path("ResourceArn").asText().replaceFirst("^.*:table/", "");
        Reply described = describe(call, table);
        if (!described.head().isSuccess()) {
            return pass(described);
        }
        String status = object(described.body()).path("Table").path("TableStatus").asText();
        if (call.operation().equals("UpdateTimeToLive") && !status.equals("ACTIVE")) {
            return error(400, "ResourceInUseException", "Attempt to change a resource which is still in use: Table is "
                    + "being created: " + table);
        }
        TableSettings.Outcome outcome = settings.serve(call.operation(), table, request);
        return outcome.refused().isPresent() ? error(400, "ValidationException", outcome.refused().get())
                : content(200, bytes(outcome.response()));
    }

    private Reply describe(Call call, String table) throws IOException {
        HttpHead head = call.exchange().request().with(TARGET, "DynamoDB_20120810.DescribeTable");
        return forward(head, bytes(JSON.createObjectNode().put("TableName", table)));
    }

    private Reply forward(HttpHead head, byte[] body) throws IOException {
        try (HttpBackend.Response response = backend.send(head, body)) {
            return new Reply(response.head(), response.body().readAllBytes());
        }
    }

    private static Answer pass(Reply reply) {
        HttpHead head = reply.head().without("Connection", "Keep-Alive", "Transfer-Encoding").with("Content-Length",
                Integer.toString(reply.body().length));
        return exchange -> exchange.respond(head, reply.body());
    }

    private static ObjectNode object(byte[] json) throws IOException {
        return JSON.readTree(json) instanceof ObjectNode object ? object : JSON.createObjectNode();
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
