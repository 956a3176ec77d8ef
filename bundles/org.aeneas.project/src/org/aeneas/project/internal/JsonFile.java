package org.aeneas.project.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A kind of file. It begins with its format and the version of that, the record's members follow. Members that this
 * version does not know are refused: what is read and written again must not lose anything. For many threads.
 */
public final class JsonFile<T> {
    /** Bytes. Five thousand tables of fifty columns are about an eighth of it. */
    private static final long LARGEST = 64 << 20;
    private static final String FORMAT = "format";
    private static final String VERSION = "version";

    private final String code;
    private final String name;
    private final int version;
    private final Class<T> type;
    private final ObjectMapper mapper;

    /**
     * @param code    first word of the problems' codes: {@code project}
     * @param name    for people: {@code project file}
     * @param version that is written; older ones are read too
     */
    public JsonFile(String code, String name, int version, Class<T> type) {
        this.code = code;
        this.name = name;
        this.version = version;
        this.type = type;
        this.mapper = JsonMapping.mapper().addMixIn(type, Head.class);
    }

    /** What is no member of the record. */
    @JsonIgnoreProperties({FORMAT, VERSION})
    private interface Head {
    }

    /** @throws ProblemException if it cannot be written; then the old one is still there */
    public void write(Path file, T value) {
        DurableFiles.write(file.toAbsolutePath(), bytes(value));
    }

    public byte[] bytes(T value) {
        ObjectNode head = JsonNodeFactory.instance.objectNode().put(FORMAT, format()).put(VERSION, version);
        return JsonMapping.write(mapper, head, value);
    }

    /**
     * @throws ProblemException {@code <code>-damaged} with line and column, {@code <code>-newer}, {@code <code>-foreign},
     *         {@code <code>-too-large}, {@code file-missing} and others of files
     */
    public T read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Problem(code + "-too-large", "The " + name + " is larger than " + (LARGEST >> 20) + " MB.",
                        file.toString(), "Choose another file, or restore it from a backup.").asException();
            }
            return parse(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private T parse(Path file, byte[] content) {
        try {
            requireFormat(file, content);
            return mapper.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /** Before its members: those of a newer version are unknown. */
    private void requireFormat(Path file, byte[] content) throws IOException {
        String format = "";
        int found = 0;
        try (JsonParser parser = mapper.getFactory().createParser(content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw foreign(file);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (member.equals(FORMAT)) {
                    format = parser.getText();
                } else if (member.equals(VERSION) && value == JsonToken.VALUE_NUMBER_INT) {
                    found = parser.getIntValue();
                }
                parser.skipChildren();
            }
        }
        if (!format.equals(format()) || found < 1) {
            throw foreign(file);
        }
        if (found > version) {
            throw new Problem(code + "-newer", "The " + name + " was written by a newer version of Aeneas: its format is "
                    + found + ", and this version knows " + version + ".", file.toString(),
                    "Update Aeneas (Help, Check for Updates), or open it where it was written.").asException();
        }
    }

    private String format() {
        return "aeneas-" + code;
    }

    private ProblemException foreign(Path file) {
        return new Problem(code + "-foreign", "This is no " + name + " of Aeneas.", file.toString(),
                "Choose another file.").asException();
    }

    private ProblemException damaged(Path file, JsonProcessingException e) {
        JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
        return damaged(file, at.getLineNr(), at.getColumnNr(), reason(e), e);
    }

    private ProblemException damaged(Path file, int line, int column, String reason, Exception cause) {
        return new Problem(code + "-damaged", "The " + name + " is damaged at line " + line + ", column " + column + ": "
                + reason + ".", file.toString(), "Correct it there in a text editor, or restore it from a backup or "
                        + "from version control.").asException(cause);
    }

    /** Nothing of the content, which may be anything: only where and what kind. */
    private static String reason(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem.problem().what().replaceFirst("\\.$", "");
            }
        }
        if (e instanceof StreamConstraintsException) {
            return "a text is too long, or members are nested too deeply";
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return "the value of " + path(mapping) + " is missing, wrong, or not known to this version";
        }
        return "the text is no JSON here, or ends too early";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName().replaceAll("\\p{Cntrl}", "?"));
            }
        }
        return path.length() > 200 ? path.substring(0, 200) + "…" : path.toString();
    }
}
