package org.aeneas.mapping.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.CustomType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;

/**
 * CQL types as JSON, whole: a user type with its fields, so that a manifest needs no schema beside it. A scalar is its
 * name; the others are objects, {@code {"type":"list","element":"int","frozen":true}}.
 */
final class TypeJson {

    private TypeJson() {
    }

    static final class Writer extends JsonSerializer<CqlType> {
        @Override
        public void serialize(CqlType type, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (type instanceof Native scalar) {
                json.writeString(scalar.cql());
                return;
            }
            json.writeStartObject();
            if (type instanceof ListType list) {
                write(json, "list", list.frozen(), "element", list.element());
            } else if (type instanceof SetType set) {
                write(json, "set", set.frozen(), "element", set.element());
            } else if (type instanceof MapType map) {
                write(json, "map", map.frozen(), "key", map.key());
                json.writeObjectField("value", map.value());
            } else if (type instanceof TupleType tuple) {
                json.writeStringField("type", "tuple");
                json.writeObjectField("components", tuple.components());
            } else if (type instanceof VectorType vector) {
                json.writeStringField("type", "vector");
                json.writeObjectField("element", vector.element());
                json.writeNumberField("dimension", vector.dimension());
            } else if (type instanceof UserType user) {
                json.writeStringField("type", "udt");
                json.writeStringField("keyspace", user.keyspace());
                json.writeStringField("name", user.name());
                json.writeObjectField("fields", user.fields());
                json.writeBooleanField("frozen", user.frozen());
            } else if (type instanceof CustomType custom) {
                json.writeStringField("type", "custom");
                json.writeStringField("class", custom.className());
            }
            json.writeEndObject();
        }

        private static void write(JsonGenerator json, String name, boolean frozen, String member, CqlType inner)
                throws IOException {
            json.writeStringField("type", name);
            json.writeBooleanField("frozen", frozen);
            json.writeObjectField(member, inner);
        }
    }

    static final class Reader extends JsonDeserializer<CqlType> {
        @Override
        public CqlType deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = parser.readValueAsTree();
            try {
                return type(json);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(json.toString(), CqlType.class, e.getMessage());
            }
        }

        private static CqlType type(JsonNode json) {
            if (json.isTextual()) {
                return Native.named(json.textValue()).orElseThrow(() -> new IllegalArgumentException("no CQL type"));
            }
            boolean frozen = json.path("frozen").booleanValue();
            String name = json.path("type").asText();
            return switch (name) {
                case "list" -> new ListType(type(json.path("element")), frozen);
                case "set" -> new SetType(type(json.path("element")), frozen);
                case "map" -> new MapType(type(json.path("key")), type(json.path("value")), frozen);
                case "vector" -> new VectorType(type(json.path("element")), json.path("dimension").intValue());
                case "tuple" -> new TupleType(components(json.path("components")));
                case "udt" -> new UserType(json.path("keyspace").asText(), json.path("name").asText(),
                        fields(json.path("fields")), frozen);
                case "custom" -> new CustomType(json.path("class").asText());
                default -> throw new IllegalArgumentException("no CQL type");
            };
        }

        private static List<CqlType> components(JsonNode json) {
            List<CqlType> types = new ArrayList<>();
            json.forEach(component -> types.add(type(component)));
            return types;
        }

        private static List<UserType.Field> fields(JsonNode json) {
            List<UserType.Field> fields = new ArrayList<>();
            json.forEach(field -> fields.add(new UserType.Field(field.path("name").asText(),
                    type(field.path("type")))));
            return fields;
        }
    }
}
