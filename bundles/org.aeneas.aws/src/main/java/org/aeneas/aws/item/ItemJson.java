package org.aeneas.aws.item;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * DynamoDB's JSON, UTF-8: a map of attributes {@code {"id":{"S":"a"},"n":{"N":"1"}}}, or a staged line around one,
 * {@code {"Item":{…}}}.
 */
public final class ItemJson {
    /** Map keys are data here: as many as there are rows, and up to DynamoDB's 64 KB long. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(1 << 20).build())
            .build();

    private ItemJson() {
    }

    /**
     * @param json a map of attributes
     * @throws IllegalArgumentException if it is not that
     */
    public static Item read(byte[] json) {
        return read(json, 0, json.length);
    }

    /** As {@link #read(byte[])}, of a part of an array. */
    public static Item read(byte[] json, int from, int count) {
        try (JsonParser parser = JSON.createParser(json, from, count)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            Item item = new Item(entries(parser));
            expectEnd(parser);
            return item;
        } catch (IOException e) {
            throw notAnItem(e);
        }
    }

    /**
     * @param json a staged line: {@code {"Item":{…}}} or {@code {"Delete":{…}}}
     * @return the item, or the key to delete
     * @throws IllegalArgumentException if it is not that
     */
    public static Item readLine(byte[] json, int from, int count) {
        try (JsonParser parser = JSON.createParser(json, from, count)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            expect(parser, parser.nextToken(), JsonToken.FIELD_NAME);
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            Item item = new Item(entries(parser));
            expect(parser, parser.nextToken(), JsonToken.END_OBJECT);
            expectEnd(parser);
            return item;
        } catch (IOException e) {
            throw notAnItem(e);
        }
    }

    /** @return the map of attributes, UTF-8, without white space */
    public static byte[] write(Item item) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            write(generator, item.attributes());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** @return a value with its type: {@code {"S":"a"}} */
    public static String write(AttributeValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            write(generator, value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private static Map<String, AttributeValue> entries(JsonParser parser) throws IOException {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            values.put(name, value(parser));
        }
        expect(parser, parser.currentToken(), JsonToken.END_OBJECT);
        return values;
    }

    /** Reads {@code "type":value}}, the brace before which is read already. */
    private static AttributeValue value(JsonParser parser) throws IOException {
        expect(parser, parser.nextToken(), JsonToken.FIELD_NAME);
        String type = parser.currentName();
        parser.nextToken();
        AttributeValue value = switch (type) {
            case "S" -> new AttributeValue.S(text(parser));
            case "N" -> new AttributeValue.N(text(parser));
            case "B" -> new AttributeValue.B(text(parser));
            case "BOOL" -> new AttributeValue.Bool(parser.getBooleanValue());
            case "NULL" -> new AttributeValue.Null();
            case "L" -> new AttributeValue.L(list(parser));
            case "M" -> map(parser);
            case "SS" -> new AttributeValue.Ss(texts(parser));
            case "NS" -> new AttributeValue.Ns(texts(parser));
            case "BS" -> new AttributeValue.Bs(texts(parser));
            default -> throw new IllegalArgumentException("DynamoDB has no type " + type);
        };
        expect(parser, parser.nextToken(), JsonToken.END_OBJECT);
        return value;
    }

    private static AttributeValue map(JsonParser parser) throws IOException {
        expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
        return new AttributeValue.M(entries(parser));
    }

    private static List<AttributeValue> list(JsonParser parser) throws IOException {
        expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
        List<AttributeValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
            values.add(value(parser));
        }
        return values;
    }

    private static List<String> texts(JsonParser parser) throws IOException {
        expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(text(parser));
        }
        return values;
    }

    private static String text(JsonParser parser) throws IOException {
        expect(parser, parser.currentToken(), JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static void expectEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("more after the item, at byte " + byteOffset(parser));
        }
    }

    private static void expect(JsonParser parser, JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("not an item: " + expected + " expected at byte " + byteOffset(parser));
        }
    }

    private static long byteOffset(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    private static IllegalArgumentException notAnItem(IOException cause) {
        return new IllegalArgumentException("not an item: " + cause.getMessage(), cause);
    }

    private static void write(JsonGenerator json, Map<String, AttributeValue> values) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, AttributeValue value) throws IOException {
        json.writeStartObject();
        if (value instanceof AttributeValue.S s) {
            json.writeStringField("S", s.value());
        } else if (value instanceof AttributeValue.N n) {
            json.writeStringField("N", n.value());
        } else if (value instanceof AttributeValue.B b) {
            json.writeStringField("B", b.base64());
        } else if (value instanceof AttributeValue.Bool bool) {
            json.writeBooleanField("BOOL", bool.value());
        } else if (value instanceof AttributeValue.Null) {
            json.writeBooleanField("NULL", true);
        } else if (value instanceof AttributeValue.L l) {
            json.writeArrayFieldStart("L");
            for (AttributeValue element : l.values()) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof AttributeValue.M m) {
            json.writeFieldName("M");
            write(json, m.values());
        } else if (value instanceof AttributeValue.Ss ss) {
            writeTexts(json, "SS", ss.values());
        } else if (value instanceof AttributeValue.Ns ns) {
            writeTexts(json, "NS", ns.values());
        } else if (value instanceof AttributeValue.Bs bs) {
            writeTexts(json, "BS", bs.base64());
        }
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String type, List<String> values) throws IOException {
        json.writeArrayFieldStart(type);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
