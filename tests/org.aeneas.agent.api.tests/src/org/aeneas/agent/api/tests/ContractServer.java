package org.aeneas.agent.api.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.aeneas.agent.api.Contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;

/** Answers each request with what openapi.yaml promises for it; a request that it does not describe is an error. */
final class ContractServer implements TestAgent.Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OpenApi API = OpenApi.read();
    private static final Samples SAMPLES = new Samples(API);

    private final Set<String> called = new ConcurrentSkipListSet<>();

    /** The operations that were called. */
    Set<String> called() {
        return called;
    }

    /** All operations of the document. */
    static Set<String> operations() {
        Set<String> all = new ConcurrentSkipListSet<>();
        OpenApi.map(API.document(), "paths").keySet().forEach(path -> {
            Map<String, Object> item = OpenApi.map(OpenApi.map(API.document(), "paths"), path);
            item.keySet().stream().filter(key -> !key.equals("parameters"))
                    .forEach(method -> all.add((String) OpenApi.map(item, method).get("operationId")));
        });
        return all;
    }

    @Override
    public void answer(HttpExchange exchange, TestAgent.Request request) throws IOException {
        Map<String, Object> paths = OpenApi.map(API.document(), "paths");
        String path = paths.keySet().stream().filter(template -> matches(template, request.path())).findFirst()
                .orElseThrow(() -> new IOException("not in openapi.yaml: " + request));
        Map<String, Object> item = OpenApi.map(paths, path);
        Map<String, Object> operation = OpenApi.map(item, request.method().toLowerCase(Locale.ROOT));
        if (needsProject(item, operation) && request.project().isEmpty()) {
            throw new IOException("no project: " + request);
        }
        checkBody(operation, request);
        called.add((String) operation.get("operationId"));
        Map<String, Object> responses = OpenApi.map(operation, "responses");
        String status = responses.keySet().stream().filter(key -> key.startsWith("2")).findFirst().orElseThrow();
        send(exchange, Integer.parseInt(status), API.resolve(OpenApi.map(responses, status)));
    }

    private static void checkBody(Map<String, Object> operation, TestAgent.Request request) throws IOException {
        if (!operation.containsKey("requestBody")) {
            if (request.body().length > 0) {
                throw new IOException("a body that openapi.yaml does not know: " + request);
            }
            return;
        }
        Map<String, Object> content = OpenApi.map(API.resolve(OpenApi.map(operation, "requestBody")), "content");
        if (!content.containsKey(request.contentType())) {
            throw new IOException("wrong type of content: " + request);
        }
        Map<String, Object> schema = OpenApi.map(OpenApi.map(content, request.contentType()), "schema");
        String reference = String.valueOf(schema.get("$ref"));
        ContractTest.read(reference.replaceAll(".*/", ""), JSON.readValue(request.body(), Map.class));
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> response) throws IOException {
        if (!response.containsKey("content")) {
            TestAgent.send(exchange, status, "text/plain", new byte[0]);
            return;
        }
        Map<String, Object> content = OpenApi.map(response, "content");
        String type = content.keySet().iterator().next();
        Map<String, Object> schema = OpenApi.map(OpenApi.map(content, type), "schema");
        String sample = schema.containsKey("$ref")
                ? JSON.writeValueAsString(SAMPLES.value(schema, true))
                : "a line\nand another\n";
        TestAgent.send(exchange, status, type,
                (type.equals("text/event-stream") ? "data: " + sample + "\n\n" : sample).getBytes(UTF_8));
    }

    private static boolean needsProject(Map<String, Object> item, Map<String, Object> operation) {
        return List.of(OpenApi.list(item, "parameters"), OpenApi.list(operation, "parameters")).toString()
                .contains("parameters/Project");
    }

    private static boolean matches(String template, String path) {
        return path.matches(Contract.BASE + template.replaceAll("\\{[a-z]+\\}", "[^/]+"));
    }
}
