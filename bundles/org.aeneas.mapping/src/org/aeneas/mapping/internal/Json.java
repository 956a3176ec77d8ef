package org.aeneas.mapping.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.CqlType;

/** Records of the model as JSON: their components, without those that are empty; those that are missing are empty. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(CqlType.class, new TypeJson.Writer())
                    .addDeserializer(CqlType.class, new TypeJson.Reader()))
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .withConfigOverride(String.class, Json::emptyIfMissing)
            .withConfigOverride(List.class, Json::emptyIfMissing)
            .withConfigOverride(Set.class, Json::emptyIfMissing)
            .withConfigOverride(Map.class, Json::emptyIfMissing)
            .build();

    private Json() {
    }

    private static void emptyIfMissing(MutableConfigOverride type) {
        type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** @throws org.aeneas.core.ProblemException if the JSON is not of that type */
    public static <T> T read(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Problem("mapping-json", "The JSON of a mapping cannot be read: " + reason(e) + ".",
                    type.getSimpleName(), "Restore the file from a copy, or let Aeneas write it again.").asException(e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    }
}
