package org.aeneas.agent.api.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.Contract;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/** openapi.yaml and the records say the same. */
class ContractTest {
    private static final OpenApi API = OpenApi.read();
    private static final Samples SAMPLES = new Samples(API);
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> objects() {
        return API.schemas().keySet().stream().filter(name -> API.schema(name).get("type").equals("object"));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void should_have_a_record_with_the_members_of_each_schema(String name) {
        Map<String, String> types = new LinkedHashMap<>();
        OpenApi.map(API.schema(name), "properties").keySet().forEach(member -> types.put(member, type(name, member)));

        Map<String, String> found = new HashMap<>();
        for (RecordComponent component : recordOf(name).getRecordComponents()) {
            found.put(component.getName(), type(component.getGenericType()));
        }
        assertEquals(new HashMap<>(types), found);
    }

    @ParameterizedTest
    @MethodSource("objects")
    void should_write_what_it_has_read(String name) throws Exception {
        for (boolean whole : new boolean[] {true, false}) {
            Map<String, Object> sample = SAMPLES.object(name, whole);
            byte[] written = AgentJson.write(read(name, sample));
            Map<?, ?> again = JSON.readValue(written, Map.class);

            assertEquals(JSON.readTree(bytes(sample)), JSON.readTree(bytes(retain(again, sample))));
            assertEquals(again, JSON.readValue(AgentJson.write(read(name, again)), Map.class));
        }
    }

    @ParameterizedTest
    @MethodSource("objects")
    void should_refuse_an_object_without_a_required_member(String name) {
        for (Object required : OpenApi.list(API.schema(name), "required")) {
            Map<String, Object> sample = SAMPLES.object(name, true);
            sample.remove(required);
            assertRefused(name, sample, required + " is missing");
        }
    }

    @ParameterizedTest
    @MethodSource("objects")
    void should_refuse_null_for_a_required_member(String name) {
        for (Object required : OpenApi.list(API.schema(name), "required")) {
            Map<String, Object> sample = SAMPLES.object(name, true);
            sample.put((String) required, null);
            assertRefused(name, sample, required + " is null");
        }
    }

    @ParameterizedTest
    @MethodSource("objects")
    void should_refuse_members_that_the_schema_does_not_know(String name) {
        Map<String, Object> sample = SAMPLES.object(name, true);
        sample.put("unheardOf", 1);
        assertRefused(name, sample, "unknown member");
        AgentJson.readAnswer(bytes(sample), recordOf(name));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void should_refuse_values_of_another_type(String name) {
        OpenApi.map(API.schema(name), "properties").keySet().forEach(member -> {
            Map<String, Object> schema = API.resolve(OpenApi.map(OpenApi.map(API.schema(name), "properties"), member));
            Object wrong = schema.get("type").equals("string") ? (Object) 7 : "a text";
            Map<String, Object> sample = SAMPLES.object(name, true);
            sample.put(member, wrong);
            assertRefused(name, sample, member + " = " + wrong);
        });
    }

    @Test
    void should_state_the_limits_that_the_code_has() {
        Map<String, Object> limits = OpenApi.map(API.document(), "x-limits");

        assertEquals(Map.of("requestBytes", (long) Contract.REQUEST_BYTES, "answerBytes", (long) Contract.ANSWER_BYTES,
                "eventBytes", (long) Contract.EVENT_BYTES, "requestSeconds", Contract.REQUEST_TIME.toSeconds(),
                "heartbeatSeconds", Contract.HEARTBEAT.toSeconds()), limits);
        assertEquals(List.of(Map.of("url", Contract.BASE)), API.document().get("servers"));
        Map<String, Object> components = OpenApi.map(API.document(), "components");
        assertTrue(OpenApi.map(OpenApi.map(components, "responses"), "Error").toString()
                .contains(Contract.VERSION_HEADER));
        Map<String, Object> parameters = OpenApi.map(components, "parameters");
        assertEquals(Contract.PROJECT_HEADER, OpenApi.map(parameters, "Project").get("name"));
        assertEquals(Contract.LAST_EVENT_HEADER, OpenApi.map(parameters, "LastEventId").get("name"));
    }

    static Object read(String name, Map<?, ?> json) {
        return AgentJson.readRequest(bytes(json), recordOf(name));
    }

    static void assertRefused(String name, Map<String, Object> json, String why) {
        assertThrows(ProblemException.class, () -> read(name, json), name + ": " + why);
    }

    static Class<?> recordOf(String schema) {
        try {
            return schema.equals("Problem") ? Problem.class : Class.forName("org.aeneas.agent.api." + schema);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no record for the schema " + schema, e);
        }
    }

    private static byte[] bytes(Map<?, ?> json) {
        return JSON.valueToTree(json).toString().getBytes(UTF_8);
    }

    /** Members that have a default are written though they were not read. */
    private static Map<?, ?> retain(Map<?, ?> written, Map<String, Object> sample) {
        Map<Object, Object> kept = new LinkedHashMap<>();
        written.forEach((key, value) -> {
            if (sample.get(key) instanceof Map<?, ?> inner && value instanceof Map<?, ?> outer) {
                kept.put(key, retain(outer, cast(inner)));
            } else if (sample.get(key) instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>) {
                kept.put(key, each(list, (List<?>) value));
            } else if (sample.containsKey(key)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    private static List<Object> each(List<?> samples, List<?> written) {
        return Stream.iterate(0, i -> i < written.size(), i -> i + 1)
                .map(i -> (Object) retain((Map<?, ?>) written.get(i), cast((Map<?, ?>) samples.get(i)))).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    private static String type(String schema, String member) {
        Map<String, Object> node = OpenApi.map(OpenApi.map(API.schema(schema), "properties"), member);
        String type = type(node);
        boolean hasDefault = type.startsWith("Set") || type.startsWith("Map") || type.equals("TableOptions")
                || API.resolve(node).containsKey("default");
        boolean required = OpenApi.list(API.schema(schema), "required").contains(member);
        return required || hasDefault ? type : "Optional " + type;
    }

    private static String type(Map<String, Object> node) {
        Map<String, Object> schema = API.resolve(node);
        return switch ((String) schema.get("type")) {
            case "array" -> (schema.containsKey("uniqueItems") ? "Set " : "List ") + type(OpenApi.map(schema, "items"));
            case "object" -> schema.containsKey("additionalProperties")
                    ? "Map " + type(OpenApi.map(schema, "additionalProperties"))
                    : ((String) node.get("$ref")).replaceAll(".*/", "");
            case "string" -> schema.containsKey("enum")
                    ? OpenApi.list(schema, "enum").toString()
                    : String.valueOf(schema.getOrDefault("format", "string"));
            case "boolean" -> "boolean";
            default -> (String) schema.get("format");
        };
    }

    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return ((Class<?>) generic.getRawType()).getSimpleName() + " " + type(arguments[arguments.length - 1]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-')).toList()
                    .toString();
        }
        return NAMES.getOrDefault(plain, plain.getSimpleName());
    }

    private static final Map<Class<?>, String> NAMES = Map.ofEntries(Map.entry(int.class, "int32"),
            Map.entry(long.class, "int64"), Map.entry(double.class, "double"), Map.entry(Boolean.class, "boolean"),
            Map.entry(String.class, "string"), Map.entry(char[].class, "password"), Map.entry(UUID.class, "uuid"),
            Map.entry(Instant.class, "date-time"), Map.entry(OptionalInt.class, "Optional int32"),
            Map.entry(OptionalLong.class, "Optional int64"), Map.entry(OptionalDouble.class, "Optional double"),
            Map.entry(Optional.class, "Optional"), Map.entry(Set.class, "Set"));
}
