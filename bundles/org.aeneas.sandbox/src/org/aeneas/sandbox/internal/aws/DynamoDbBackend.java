package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.http.HttpBackend;
import org.aeneas.sandbox.internal.http.HttpHead;

/** Dynalite behind the front. For many threads. */
final class DynamoDbBackend {
    private static final String TARGET = "X-Amz-Target";

    private final HttpBackend backend;

    DynamoDbBackend(URI dynalite) {
        backend = new HttpBackend(dynalite);
    }

    record Reply(HttpHead head, byte[] body) {
        boolean isSuccess() {
            return head.isSuccess();
        }

        ObjectNode json() throws IOException {
            return object(body);
        }
    }

    Reply send(HttpHead head, byte[] body) throws IOException {
        try (HttpBackend.Response response = backend.send(head, body)) {
            return new Reply(response.head(), response.body().readAllBytes());
        }
    }

    /**
     * A call of our own.
     *
     * @param caller the head of a call that was accepted: dynalite wants to see a signature, and checks none
     */
    Reply call(HttpHead caller, String operation, ObjectNode request) throws IOException {
        return send(caller.with(TARGET, "DynamoDB_20120810." + operation), bytes(request));
    }

    Reply describe(HttpHead caller, String table) throws IOException {
        return call(caller, "DescribeTable", DynamoDbFront.JSON.createObjectNode().put("TableName", table));
    }

    static String operation(HttpHead head) {
        String target = head.header(TARGET).orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    static ObjectNode object(byte[] json) throws IOException {
        return DynamoDbFront.JSON.readTree(json) instanceof ObjectNode object ? object
                : DynamoDbFront.JSON.createObjectNode();
    }

    static byte[] bytes(ObjectNode json) {
        try {
            return DynamoDbFront.JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
