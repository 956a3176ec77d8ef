package org.aeneas.load.internal;

import java.io.IOException;
import java.util.Arrays;

import org.aeneas.aws.ItemStore.Write;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.load.Target;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * Finds in a staged line what the load must know of it: the item's bytes, its key and its size. Values are passed over
 * without being kept; DynamoDB judges them.
 */
final class LineParser {
    /** The code of the Problem that says that a line is not what a staged line is. */
    static final String INVALID = "staged-line-invalid";

    /** As in ItemJson: map keys are data. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder().maxNameLength(1 << 20).build())
            .build();
    private static final int BYTES_A_UNIT = 1024;
    /** DynamoDB's own overhead of a list or map, and of each of its elements. */
    private static final int NESTING_BYTES = 3;
    private static final int ELEMENT_BYTES = 1;

    private final Target target;
    private final String sortKey;
    private final Feed feed;
    private String partition;
    private String sort;
    private long size;

    LineParser(Target target, Feed feed) {
        this.target = target;
        this.sortKey = target.sortKey().orElse(null);
        this.feed = feed;
    }

    /** @throws ProblemException of the code {@link #INVALID} */
    PendingWrite parse(byte[] line, int from, int count, long number) {
        partition = null;
        sort = null;
        size = 0;
        try (JsonParser json = JSON.createParser(line, from, count)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            String operation = json.nextFieldName();
            boolean delete = "Delete".equals(operation);
            expect(delete || "Item".equals(operation));
            expect(json.nextToken() == JsonToken.START_OBJECT);
            int start = from + (int) json.currentTokenLocation().getByteOffset();
            attributes(json);
            int end = from + (int) json.currentTokenLocation().getByteOffset() + 1;
            expect(json.nextToken() == JsonToken.END_OBJECT && json.nextToken() == null);
            return pending(new Write(Arrays.copyOfRange(line, start, end), delete), number);
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem(INVALID, "Line " + number + " is not a staged item.", feed.name(),
                    "Extract the table again, or take the object out if it is not one of Aeneas's.").asException(e);
        }
    }

    /** A line without its key is left to DynamoDB too: it says so better than we could. */
    private PendingWrite pending(Write write, long number) {
        int units = write.delete() ? 1 : (int) Math.max(1, (size + BYTES_A_UNIT - 1) / BYTES_A_UNIT);
        return new PendingWrite(write, feed, number, partition == null ? "" : partition, sort == null ? "" : sort,
                units);
    }

    private void attributes(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            size += utf8Length(name);
            expect(json.nextToken() == JsonToken.START_OBJECT);
            if (name.equals(target.partitionKey())) {
                partition = keyValue(json);
            } else if (name.equals(sortKey)) {
                sort = keyValue(json);
            } else {
                value(json);
            }
        }
        expect(json.currentToken() == JsonToken.END_OBJECT);
    }

    private String keyValue(JsonParser json) throws IOException {
        String type = json.nextFieldName();
        expect(type != null && json.nextToken() == JsonToken.VALUE_STRING);
        String text = json.getText();
        size += text.length();
        expect(json.nextToken() == JsonToken.END_OBJECT);
        return type + text;
    }

    /** Adds the size of {@code "type":value}}, the brace before which is read already. */
    private void value(JsonParser json) throws IOException {
        String type = json.nextFieldName();
        expect(type != null);
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            size += scalarSize(type, json);
        } else if (token == JsonToken.START_OBJECT) {
            size += NESTING_BYTES;
            map(json);
        } else if (token == JsonToken.START_ARRAY) {
            list(type, json);
        } else {
            expect(token.isBoolean());
            size++;
        }
        expect(json.nextToken() == JsonToken.END_OBJECT);
    }

    private void map(JsonParser json) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            size += utf8Length(name) + ELEMENT_BYTES;
            expect(json.nextToken() == JsonToken.START_OBJECT);
            value(json);
        }
    }

    private void list(String type, JsonParser json) throws IOException {
        size += "L".equals(type) ? NESTING_BYTES : 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
                size += scalarSize(type, json);
            } else {
                expect(token == JsonToken.START_OBJECT);
                size += ELEMENT_BYTES;
                value(json);
            }
        }
    }

    private static long scalarSize(String type, JsonParser json) throws IOException {
        int length = json.getTextLength();
        return switch (type.charAt(0)) {
            case 'N' -> length / 2 + 1;
            case 'B' -> length / 4 * 3;
            default -> utf8Length(json.getTextCharacters(), json.getTextOffset(), length);
        };
    }

    private static long utf8Length(char[] text, int from, int count) {
        long bytes = count;
        for (int i = from; i < from + count; i++) {
            bytes += extraBytes(text[i]);
        }
        return bytes;
    }

    private static long utf8Length(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            bytes += extraBytes(text.charAt(i));
        }
        return bytes;
    }

    private static int extraBytes(char c) {
        if (c < 0x80) {
            return 0;
        }
        // Each half of a surrogate pair is two of the pair's four bytes.
        return c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not an item in DynamoDB's JSON");
        }
    }
}
