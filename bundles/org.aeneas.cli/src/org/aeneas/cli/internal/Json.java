package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;

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
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", problem.code());
        error.put("what", problem.what());
        error.put("object", problem.object());
        error.put("remedy", problem.remedy());
        return of(Map.of("error", error));
    }
}
