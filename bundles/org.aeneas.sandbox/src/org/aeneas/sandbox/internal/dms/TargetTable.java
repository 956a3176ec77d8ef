package org.aeneas.sandbox.internal.dms;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.dms.ObjectMapping.RefusedException;
import org.aeneas.sandbox.internal.dms.Surroundings.Reply;

/** A table of DynamoDB as a task writes it. */
final class TargetTable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final long POLL_MILLIS = 50;
    /** What DMS gives tables that it makes: capacity units for reads, and for writes by each thread. */
    private static final int UNITS = 200;

    private final Surroundings around;
    private final ObjectMapping mapping;

    /** How a write ended. */
    enum Written { YES, CONDITION_FAILED }

    TargetTable(Surroundings around, ObjectMapping mapping) {
        this.around = around;
        this.mapping = mapping;
    }

    /** @param types of the keys, for a table that is made */
    void prepare(String mode, Map<String, String> types, int threads) throws IOException, InterruptedException {
        Reply described = call("DescribeTable", JSON.objectNode());
        if (described.isSuccess() && mode.equals("DROP_AND_CREATE")) {
            require(call("DeleteTable", JSON.objectNode()));
            while (call("DescribeTable", JSON.objectNode()).isSuccess()) {
                Thread.sleep(POLL_MILLIS);
            }
            create(types, threads);
        } else if (described.isSuccess() && mode.equals("TRUNCATE_BEFORE_LOAD")) {
            deleteAll();
        } else if (!described.isSuccess()) {
            create(types, threads);
        }
    }

    private void create(Map<String, String> types, int threads) throws IOException, InterruptedException {
        ObjectNode request = JSON.objectNode();
        ArrayNode attributes = request.putArray("AttributeDefinitions");
        ArrayNode schema = request.putArray("KeySchema");
        for (String key : mapping.keys()) {
            String role = schema.isEmpty() ? "HASH" : "RANGE";
            attributes.addObject().put("AttributeName", key).put("AttributeType", types.getOrDefault(key, "S"));
            schema.addObject().put("AttributeName", key).put("KeyType", role);
        }
        request.putObject("ProvisionedThroughput").put("ReadCapacityUnits", UNITS)
                .put("WriteCapacityUnits", UNITS * threads);
        require(call("CreateTable", request));
        while (!call("DescribeTable", JSON.objectNode()).body().at("/Table/TableStatus").asText().equals("ACTIVE")) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void deleteAll() throws IOException {
        JsonNode from = null;
        do {
            ObjectNode request = JSON.objectNode();
            if (from != null) {
                request.set("ExclusiveStartKey", from);
            }
            Reply page = require(call("Scan", request));
            for (JsonNode item : page.body().path("Items")) {
                require(call("DeleteItem", JSON.objectNode().set("Key", key(item))));
            }
            from = page.body().get("LastEvaluatedKey");
        } while (from != null);
    }

    Written put(ObjectNode item) throws IOException, RefusedException {
        ObjectNode request = JSON.objectNode().set("Item", item);
        Optional<JsonNode> condition = mapping.condition();
        condition.ifPresent(given -> {
            request.put("ConditionExpression", given.path("expression").asText());
            ObjectNode values = request.putObject("ExpressionAttributeValues");
            given.path("attribute-values").forEach(value -> values.set(value.path("name").asText(),
                    JSON.objectNode().set(value.path("type").asText("S"), value.path("value"))));
        });
        Reply reply = call("PutItem", request);
        if (reply.error().endsWith("ConditionalCheckFailedException")) {
            return Written.CONDITION_FAILED;
        }
        written(reply);
        return Written.YES;
    }

    /** An update sets what the new image has; what it lacks stays as it was. */
    void update(ObjectNode item) throws IOException, RefusedException {
        ObjectNode key = key(item);
        ObjectNode request = JSON.objectNode().set("Key", key);
        ObjectNode values = JSON.objectNode();
        ObjectNode names = JSON.objectNode();
        StringBuilder expression = new StringBuilder();
        item.properties().forEach(attribute -> {
            if (!key.has(attribute.getKey())) {
                int number = values.size();
                names.put("#a" + number, attribute.getKey());
                values.set(":v" + number, attribute.getValue());
                expression.append(number == 0 ? "SET " : ", ").append("#a").append(number).append(" = :v")
                        .append(number);
            }
        });
        if (!values.isEmpty()) {
            request.put("UpdateExpression", expression.toString());
            request.set("ExpressionAttributeNames", names);
            request.set("ExpressionAttributeValues", values);
        }
        written(call("UpdateItem", request));
    }

    void delete(ObjectNode item) throws IOException, RefusedException {
        written(call("DeleteItem", JSON.objectNode().set("Key", key(item))));
    }

    private ObjectNode key(JsonNode item) {
        ObjectNode key = JSON.objectNode();
        List<String> names = mapping.keys();
        names.forEach(name -> key.set(name, item.path(name)));
        return key;
    }

    private Reply call(String operation, ObjectNode request) throws IOException {
        return around.dynamoDb(operation, request.put("TableName", mapping.target()));
    }

    private static void written(Reply reply) throws IOException, RefusedException {
        if (!reply.isSuccess()) {
            if (!reply.error().endsWith("ValidationException")) {
                throw new IOException(reply.error() + ": " + reply.body().path("message").asText());
            }
            throw new RefusedException(reply.body().path("message").asText());
        }
    }

    private static Reply require(Reply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException(reply.error() + ": " + reply.body().path("message").asText());
        }
        return reply;
    }
}
