package org.aeneas.sandbox.internal.aws;

import static org.aeneas.sandbox.internal.aws.DynamoDbBackend.bytes;
import static org.aeneas.sandbox.internal.aws.DynamoDbBackend.object;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.internal.aws.DynamoDbBackend.Reply;
import org.aeneas.sandbox.internal.aws.ImportOperations.Outcome;
import org.aeneas.sandbox.internal.http.HttpExchange;
import org.aeneas.sandbox.internal.http.HttpHead;

/**
 * In front of dynalite: checks signatures, remembers time to live and tags, which dynalite lacks or keeps in part, and
 * leaves parts of batches unprocessed when that was ordered. Imports from S3 are ours entirely.
 */
public final class DynamoDbFront extends AwsFront {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> TABLE_SETTINGS = Set.of("UpdateTimeToLive", "DescribeTimeToLive", "TagResource",
            "UntagResource", "ListTagsOfResource");
    private static final Map<String, String> BATCHES = Map.of("BatchWriteItem", "UnprocessedItems", "BatchGetItem",
            "UnprocessedKeys");

    private final DynamoDbBackend backend;
    private final TableSettings settings = new TableSettings();
    private final ImportOperations imports;

    /**
     * @param s3proxy where imports read
     * @param log     what they write of items that they refuse
     */
    public DynamoDbFront(URI dynalite, URI s3proxy, ImportLog log, String region, LocalTraffic traffic, KeyRing keys) {
        super(Service.DYNAMODB, Protocol.JSON, traffic, keys);
        backend = new DynamoDbBackend(dynalite);
        imports = new ImportOperations(backend, s3proxy, log, region);
    }

    @Override
    Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.body().readAllBytes();
        return new Call(exchange, DynamoDbBackend.operation(exchange.request()), body, SignatureV4.sha256(body));
    }

    @Override
    Answer serve(Call call) throws IOException {
        HttpHead caller = call.exchange().request();
        if (ImportOperations.NAMES.contains(call.operation())) {
            return answer(imports.serve(caller, call.operation(), object(call.body())));
        }
        if (imports.anyRunning()) {
            Optional<Outcome> meanwhile = imports.meanwhile(caller, call.operation(), object(call.body()));
            if (meanwhile.isPresent()) {
                return answer(meanwhile.get());
            }
        }
        if (TABLE_SETTINGS.contains(call.operation())) {
            return serveSettings(call);
        }
        return switch (call.operation()) {
            case "CreateTable" -> createTable(call);
            case "DeleteTable" -> deleteTable(call);
            default -> pass(backend.send(caller, call.body()));
        };
    }

    private Answer answer(Outcome outcome) {
        return outcome.refused().map(refused -> error(400, refused.code(), refused.message()))
                .orElseGet(() -> content(200, bytes(outcome.response())));
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
        Reply reply = backend.send(head, bytes(request));
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
        Reply reply = backend.send(call.exchange().request(), bytes(request));
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
        Reply reply = backend.send(call.exchange().request(), call.body());
        if (reply.head().isSuccess()) {
            settings.forget(object(call.body()).path("TableName").asText());
        }
        return pass(reply);
    }

    private Answer serveSettings(Call call) throws IOException {
        ObjectNode request = object(call.body());
        String table = request.hasNonNull("TableName") ? request.get("TableName").asText()
                : request.path("ResourceArn").asText().replaceFirst("^.*:table/", "");
        Reply described = backend.describe(call.exchange().request(), table);
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

    private static Answer pass(Reply reply) {
        HttpHead head = reply.head().without("Connection", "Keep-Alive", "Transfer-Encoding").with("Content-Length",
                Integer.toString(reply.body().length));
        return exchange -> exchange.respond(head, reply.body());
    }
}
