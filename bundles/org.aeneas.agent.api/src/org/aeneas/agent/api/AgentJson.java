package org.aeneas.agent.api;

import java.io.IOException;

import org.aeneas.agent.api.internal.JsonMappers;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The contract's records as JSON, UTF-8. No text of what was read stands in a problem or in its cause: it may have
 * secrets in it. Safe for any number of threads.
 */
public final class AgentJson {
    private static final ObjectMapper STRICT = JsonMappers.strict();
    private static final ObjectMapper TOLERANT = JsonMappers.tolerant();

    private AgentJson() {
    }

    public static byte[] write(Object value) {
        try {
            return STRICT.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no record of the contract: " + value.getClass().getName(), e);
        }
    }

    /**
     * Reads what a client sent; members without meaning are refused.
     *
     * @throws ProblemException {@code malformed-request}, or {@code value-out-of-bounds} with the member's name
     */
    public static <T> T readRequest(byte[] json, Class<T> type) {
        return read(STRICT, json, type, "malformed-request", "Send what the agent's openapi.yaml says.");
    }

    /**
     * Reads what an agent answered; members of a newer agent are skipped.
     *
     * @throws ProblemException {@code malformed-answer}
     */
    public static <T> T readAnswer(byte[] json, Class<T> type) {
        return read(TOLERANT, json, type, "malformed-answer", "See that agent and workbench are of the same version.");
    }

    private static <T> T read(ObjectMapper mapper, byte[] json, Class<T> type, String code, String remedy) {
        try {
            T value = mapper.readValue(json, type);
            return Bounds.required(type.getSimpleName(), value);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof ProblemException broken) {
                throw broken;
            }
            throw new Problem(code, "The JSON is no " + type.getSimpleName() + ": " + place(e) + ".",
                    e.getPathReference().isEmpty() ? type.getSimpleName() : path(e, type), remedy).asException();
        } catch (IOException e) {
            throw new Problem(code, "The text is no JSON.", type.getSimpleName(), remedy).asException();
        }
    }

    private static String place(JsonMappingException e) {
        return e.getLocation() == null
                ? "a member is missing or wrong"
                : "a member is missing, unknown or wrong at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static String path(JsonMappingException e, Class<?> type) {
        StringBuilder path = new StringBuilder(type.getSimpleName());
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName();
            path.append(name == null ? "[" + step.getIndex() + "]" : "." + Paths.printable(name));
        }
        return path.toString();
    }

    /** Names in JSON are the sender's: cut, and without control characters, before anyone sees them. */
    private static final class Paths {
        static String printable(String name) {
            String text = name.length() > 64 ? name.substring(0, 64) + "…" : name;
            return text.replaceAll("\\p{Cntrl}", "?");
        }
    }
}
