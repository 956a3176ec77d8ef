package org.aeneas.agent.api.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.ErrorAnswer;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bound of openapi.yaml holds in the records: what is just inside is taken, what is just outside refused. */
class BoundsTest {
    private static final OpenApi API = OpenApi.read();
    private static final Samples SAMPLES = new Samples(API);

    /** Problems are cut rather than refused. */
    static Stream<String> bounded() {
        return ContractTest.objects().filter(name -> !name.equals("Problem"));
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void should_hold_every_bound_of_the_schema(String name) {
        Map<String, Object> properties = OpenApi.map(API.schema(name), "properties");
        for (String member : properties.keySet()) {
            Map<String, Object> schema = API.resolve(OpenApi.map(properties, member));
            switch ((String) schema.get("type")) {
                case "string" -> checkText(name, member, schema);
                case "integer", "number" -> checkNumber(name, member, schema);
                case "array" -> checkArray(name, member, schema);
                default -> checkMembers(name, member, schema);
            }
        }
    }

    @Test
    void should_bound_every_text_list_and_number_somewhere() {
        ContractTest.objects().forEach(name -> OpenApi.map(API.schema(name), "properties").forEach((member, node) -> {
            Map<String, Object> schema = API.resolve(OpenApi.map(OpenApi.map(API.schema(name), "properties"), member));
            boolean bounded = switch ((String) schema.get("type")) {
                case "string" -> schema.containsKey("maxLength") || schema.containsKey("enum");
                case "array" -> schema.containsKey("maxItems");
                case "integer", "number" -> schema.containsKey("minimum");
                default -> true;
            };
            assertTrue(bounded, name + "." + member);
        }));
    }

    private static void checkText(String name, String member, Map<String, Object> schema) {
        if (schema.containsKey("enum")) {
            OpenApi.list(schema, "enum").stream().filter(value -> !ruledOut(value))
                    .forEach(value -> assertTaken(name, member, value));
            assertRefused(name, member, "another");
            return;
        }
        int most = (int) Samples.number(schema, "maxLength", 0);
        assertTaken(name, member, Samples.text(schema, most));
        assertRefused(name, member, "a".repeat(most + 1));
        int least = (int) Samples.number(schema, "minLength", 0);
        if (least > 0) {
            assertTaken(name, member, Samples.text(schema, least));
            assertRefused(name, member, Samples.text(Map.of(), least - 1));
        }
        if (schema.containsKey("pattern")) {
            String right = Samples.text(schema, Math.min(most, Math.max(least, 8)));
            assertRefused(name, member, right.substring(1) + " ");
            assertRefused(name, member, right.substring(1) + "\n");
        }
    }

    /** Values that other members of the sample do not go with: {@link #should_refuse_what_does_not_go_together}. */
    private static boolean ruledOut(Object value) {
        return value.equals("local-dms") || value.equals("none") || value.equals("sse-s3");
    }

    private static void checkNumber(String name, String member, Map<String, Object> schema) {
        long least = Samples.number(schema, "minimum", 0);
        assertTaken(name, member, least);
        assertRefused(name, member, least - 1);
        if (schema.containsKey("maximum")) {
            long most = Samples.number(schema, "maximum", 0);
            assertTaken(name, member, most);
            assertRefused(name, member, most + 1);
        }
    }

    private static void checkArray(String name, String member, Map<String, Object> schema) {
        int most = (int) Samples.number(schema, "maxItems", 0);
        assertTaken(name, member, SAMPLES.elements(schema, most));
        assertRefused(name, member, SAMPLES.elements(schema, most + 1));
        int least = (int) Samples.number(schema, "minItems", 0);
        if (least > 0) {
            assertRefused(name, member, SAMPLES.elements(schema, least - 1));
        }
        if (API.resolve(OpenApi.map(schema, "items")).containsKey("pattern")) {
            assertRefused(name, member, List.of("not / a name"));
        }
    }

    private static void checkMembers(String name, String member, Map<String, Object> schema) {
        if (schema.containsKey("maxProperties")) {
            int most = (int) Samples.number(schema, "maxProperties", 0);
            assertTaken(name, member, SAMPLES.members(schema, most));
            assertRefused(name, member, SAMPLES.members(schema, most + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up", "/root", "a//b", "a/", ".", "a/../b", "a/.hidden", "a\\b", "a\u0000b"})
    void should_refuse_folders_that_lead_elsewhere(String folder) {
        assertRefused("TaskStaging", "folder", folder);
    }

    @Test
    void should_refuse_what_does_not_go_together() {
        assertRefused("TaskRequest", "kind", "local-dms");
        assertRefused("TaskStaging", "compression", "GZIP");
        Map<String, Object> staging = SAMPLES.object("TaskStaging", true);
        staging.put("format", "dms-csv");
        staging.put("compression", "gzip");
        ContractTest.assertRefused("TaskStaging", staging, "dms-csv with gzip");
        assertRefused("Encryption", "onS3", "sse-s3");
        Object table = SAMPLES.object("TaskTable", false);
        assertRefused("TaskSource", "tables", List.of(table, table));
    }

    @Test
    void should_name_the_member_that_is_wrong_and_never_its_value() {
        String json = "{\"accessKeyId\":\"AKIA1234\",\"secretAccessKey\":\"" + "s3cr3t".repeat(100) + "\"}";
        ProblemException refused = assertThrows(ProblemException.class,
                () -> AgentJson.readRequest(json.getBytes(UTF_8), SessionCredentials.class));

        assertEquals("SessionCredentials.secretAccessKey", refused.problem().object());
        assertFalse(trace(refused).contains("s3cr3t"), trace(refused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"secretAccessKey\":[\"s3cr3t\"]}", "{\"secretAccessKey\":\"s3cr3t\"", "s3cr3t", "",
            "{\"secretAccessKey\":\"s3cr3t\"} s3cr3t", "{\"s3cr3t\\u0007\":{}}", "null", "[]"})
    void should_refuse_malformed_json_without_repeating_it(String json) {
        ProblemException refused = assertThrows(ProblemException.class,
                () -> AgentJson.readRequest(json.getBytes(UTF_8), SessionCredentials.class));
        assertFalse(trace(refused).contains("\"s3cr3t"), trace(refused));
    }

    @Test
    void should_refuse_json_that_is_nested_without_end() {
        byte[] deep = "[".repeat(100_000).getBytes(UTF_8);
        assertThrows(ProblemException.class, () -> AgentJson.readRequest(deep, TaskRequest.class));
    }

    @Test
    void should_cut_the_sentences_of_a_problem_that_are_too_long() {
        ErrorAnswer answer = new ErrorAnswer(new Problem("strange", "w".repeat(9000), "o".repeat(9000), "r"));

        assertEquals(4000, answer.error().what().length());
        assertEquals(2000, answer.error().object().length());
        assertEquals("r", answer.error().remedy());
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text + String.valueOf(thrown instanceof ProblemException e ? e.problem() : "");
    }

    private static void assertTaken(String name, String member, Object value) {
        Map<String, Object> sample = SAMPLES.object(name, true);
        sample.put(member, value);
        assertDoesNotThrow(() -> ContractTest.read(name, sample), name + "." + member + " = " + shown(value));
    }

    private static void assertRefused(String name, String member, Object value) {
        Map<String, Object> sample = SAMPLES.object(name, true);
        sample.put(member, value);
        ContractTest.assertRefused(name, sample, member + " = " + shown(value));
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() > 80 ? text.substring(0, 80) + "… (" + text.length() + ")" : text;
    }
}
