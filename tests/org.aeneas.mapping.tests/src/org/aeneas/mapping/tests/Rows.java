package org.aeneas.mapping.tests;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.DynamoJsonEncoder;
import org.aeneas.mapping.KeyEncoder;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.RowEncoder;
import org.aeneas.mapping.TableMapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Rows from Java values, and what the encoders make of them. */
final class Rows {
    static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {
    }

    /** @param values one a column, as for {@link Cql}; null for null */
    static Row row(TableSchema schema, Object... values) {
        return row(Row.Kind.REGULAR, schema, values);
    }

    static Row row(Row.Kind kind, TableSchema schema, Object... values) {
        Row row = new Row(schema);
        row.beginPartition();
        boolean inKey = true;
        for (int i = 0; i < values.length; i++) {
            Column column = schema.columns().get(i);
            if (inKey && column.kind() != Column.Kind.PARTITION_KEY) {
                row.beginRow(kind);
                inKey = false;
            }
            if (values[i] != null) {
                row.set(i, Cql.buffer(column.type(), values[i]));
            }
        }
        if (inKey) {
            row.beginRow(kind);
        }
        return row;
    }

    static TableMapping mapping(TableSchema schema) {
        return Mapper.propose(schema, MappingOptions.DEFAULT);
    }

    static String line(RowEncoder encoder, Row row) {
        ByteSink out = new ByteSink(16);
        encoder.encode(row, out).ifPresent(reject -> {
            throw new AssertionError("rejected: " + reject);
        });
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    static Reject reject(RowEncoder encoder, Row row) {
        ByteSink out = new ByteSink(16);
        out.put('x');
        Optional<Reject> reject = encoder.encode(row, out);
        if (out.length() != 1) {
            throw new AssertionError("a rejected row left bytes behind");
        }
        return reject.orElseThrow(() -> new AssertionError("not rejected"));
    }

    static JsonNode item(TableMapping mapping, Row row) {
        return json(line(new DynamoJsonEncoder(mapping), row)).get("Item");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** A table of an integer key {@code id} and one column {@code v} of that type. */
    static TableSchema table(CqlType type) {
        return TableSchema.of("ks", "t", Column.partitionKey("id", CqlType.Native.INT), Column.regular("v", type));
    }

    /** What one column of that type becomes, or null where it is absent. */
    static JsonNode attribute(CqlType type, Object value) {
        TableSchema schema = table(type);
        return item(mapping(schema), row(schema, 1L, value)).get("v");
    }

    /** The bytes of the sort key of a table with these clustering columns and a static one, so that it is encoded. */
    static byte[] sortKey(TableMapping mapping, Row row) {
        ByteSink out = new ByteSink(16);
        new KeyEncoder(mapping).sortKey(row, out).ifPresent(reject -> {
            throw new AssertionError("rejected: " + reject);
        });
        return out.toByteArray();
    }

    static String partitionKey(TableMapping mapping, Row row) {
        ByteSink out = new ByteSink(16);
        new KeyEncoder(mapping).partitionKey(row, out).ifPresent(reject -> {
            throw new AssertionError("rejected: " + reject);
        });
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
