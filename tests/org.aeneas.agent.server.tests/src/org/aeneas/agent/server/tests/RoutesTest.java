package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.aeneas.agent.api.Contract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is served is what openapi.yaml says. */
class RoutesTest {
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE");
    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";
    @TempDir
    private static Path folder;
    private static Agent agent;

    @BeforeAll
    static void open() {
        agent = Agent.open(folder, Agent.plain(folder));
    }

    @AfterAll
    static void close() {
        agent.close();
    }

    @Test
    void should_serve_every_operation_of_the_contract_and_no_other() throws Exception {
        Set<String> wanted = new TreeSet<>();
        contract().forEach((path, methods) -> methods.forEach(method -> wanted.add(method + " " + path)));
        assertEquals(wanted, new TreeSet<>(agent.service().operations()));
    }

    @Test
    void should_answer_each_path_to_the_methods_of_the_contract_only() throws Exception {
        for (Map.Entry<String, Set<String>> path : contract().entrySet()) {
            for (String method : METHODS) {
                RawHttp.Answer answer = ask(method, path.getKey().replace("{id}", ID).replaceAll("\\{.*?}", "t"));
                boolean refused = answer.status() == 405;
                assertEquals(!path.getValue().contains(method), refused, method + " " + path.getKey() + answer);
                assertTrue(answer.head().contains("Aeneas-Api-Version: 1"), answer.head());
                assertTrue(!refused || answer.body().contains("\"code\":\"method-not-allowed\""), answer.body());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/nothing, 404, unknown-path", "/api/v2/agent, 404, unknown-path", "/, 404, unknown-path",
            "/api/v1/agent/, 400, malformed-request", "/api/v1/tasks/../agent, 400, malformed-request",
            "/api/v1/%61gent, 400, malformed-request", "/api/v1//agent, 400, malformed-request",
            "/api/v1/agent;x=1, 400, malformed-request", "/api/v1/tasks/%2e%2e%2fagent, 400, malformed-request",
            "/api/v1/agent?x=1, 400, malformed-request", "/api/v1/registration?takeover, 400, malformed-request"})
    void should_refuse_paths_that_are_not_in_the_contract(String path, int status, String code) throws Exception {
        RawHttp.Answer answer = RawHttp.ask(agent.port(), "GET", path, Map.of(), "");
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.body().contains("\"code\":\"" + code + "\""), answer.body());
        assertTrue(answer.head().contains("Aeneas-Api-Version: 1"), answer.head());
    }

    private static RawHttp.Answer ask(String method, String path) throws Exception {
        return RawHttp.ask(agent.port(), method, Contract.BASE + path, Map.of(Contract.PROJECT_HEADER, ID), "");
    }

    private static Map<String, Set<String>> contract() throws Exception {
        Map<String, Set<String>> operations = new TreeMap<>();
        try (InputStream in = Contract.openApi()) {
            Map<?, ?> document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            ((Map<?, ?>) document.get("paths")).forEach((path, item) -> {
                Set<String> methods = operations.computeIfAbsent((String) path, key -> new TreeSet<>());
                ((Map<?, ?>) item).keySet().forEach(key -> methods.add(key.toString().toUpperCase(Locale.ROOT)));
                methods.retainAll(METHODS);
            });
        }
        assertTrue(operations.size() > 10, operations.toString());
        return operations;
    }
}
