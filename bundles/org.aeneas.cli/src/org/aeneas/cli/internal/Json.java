package org.aeneas.cli.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.core.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** The one object that {@code --json} prints. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

    private Json() {
    }

    static String of(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String error(Problem problem) {
        return of(Map.of("error", problem(problem)));
    }

    static Map<String, String> problem(Problem problem) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("code", problem.code());
        members.put("what", problem.what());
        members.put("object", problem.object());
        members.put("remedy", problem.remedy());
        return members;
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A record of the agents' contract, as they tell it. */
    static JsonNode contract(Object answer) {
        try {
            return MAPPER.readTree(AgentJson.write(answer));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
