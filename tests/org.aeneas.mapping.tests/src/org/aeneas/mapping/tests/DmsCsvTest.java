package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.CsvType;
import org.aeneas.mapping.DmsColumn;
import org.aeneas.mapping.DmsCsvEncoder;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DmsCsvTest {

    static Stream<CqlType> types() {
        return Types.all();
    }

    private static List<String> fields(TableMapping mapping, Row row) {
        List<List<String>> records = CsvReader.records(Rows.line(new DmsCsvEncoder(mapping), row));
        assertEquals(1, records.size());
        return records.get(0);
    }

    private static String names(TableMapping mapping) {
        return DmsColumn.of(mapping).stream().map(DmsColumn::name).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @MethodSource("types")
    void should_read_back_as_the_value_that_was_written(CqlType type) {
        TableSchema schema = Rows.table(type);
        TableMapping mapping = Rows.mapping(schema);
        DmsCsvEncoder encoder = new DmsCsvEncoder(mapping);
        RandomValues random = new RandomValues(type.cql().hashCode() + 2);
        for (int i = 0; i < 1000; i++) {
            Object value = random.value(type);
            List<String> record = CsvReader.records(Rows.line(encoder, Rows.row(schema, 1L, value))).get(0);
            assertEquals(List.of("1", expected(type, value), "\\N"), record);
        }
    }

    private static String expected(CqlType type, Object value) {
        if (ExpectedItem.isAbsent(type, value)) {
            return "\\N";
        }
        JsonNode attribute = ExpectedItem.attribute(type, value);
        return type instanceof Native || type instanceof CqlType.CustomType ? attribute.elements().next().asText()
                : json(attribute);
    }

    /** The attribute's JSON without its types: numbers and Booleans bare, sets as arrays. */
    private static String json(JsonNode attribute) {
        String kind = attribute.fieldNames().next();
        JsonNode value = attribute.get(kind);
        List<String> parts = new ArrayList<>();
        switch (kind) {
            case "N", "BOOL" -> parts.add(value.asText());
            case "NULL" -> parts.add("null");
            case "S", "B" -> parts.add(quoted(value.textValue()));
            case "NS" -> value.forEach(v -> parts.add(v.textValue()));
            case "SS", "BS" -> value.forEach(v -> parts.add(quoted(v.textValue())));
            case "L" -> value.forEach(v -> parts.add(json(v)));
            default -> value.properties().forEach(m -> parts.add(quoted(m.getKey()) + ":" + json(m.getValue())));
        }
        String inner = String.join(",", parts);
        return kind.equals("M") ? "{" + inner + "}" : kind.equals("L") || kind.endsWith("S") && kind.length() == 2
                ? "[" + inner + "]" : inner;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            int special = "\"\\\n\r\t".indexOf(c);
            json.append(special >= 0 ? "\\" + "\"\\nrt".charAt(special)
                    : c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return json.append('"').toString();
    }

    @Test
    void should_put_joined_and_encoded_keys_into_columns_of_their_own() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("a", Native.TEXT),
                Column.partitionKey("b", Native.INT),
                Column.clustering("c", Native.UUID, false), Column.regular("aeneas_pk", Native.BOOLEAN));
        TableMapping mapping = Rows.mapping(schema);
        assertEquals("aeneas_pk_,aeneas_sk,a,b,c,aeneas_pk,ttl", names(mapping));
        UUID uuid = UUID.fromString("6f1ed002-ab5f-4dcb-8b9c-5f0a2f2b6c01");
        assertEquals(List.of("x\\#,y#7", "4-" + uuid, "x#,y", "7", uuid.toString(), "true", "\\N"),
                fields(mapping, Rows.row(schema, "x#,y", 7L, uuid, true)));
    }

    @Test
    void should_have_a_line_for_a_static_item() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.INT),
                Column.clustering("c", Native.INT, false), Column.ofStatic("s", Native.TEXT),
                Column.regular("v", Native.TEXT));
        TableMapping mapping = Rows.mapping(schema);
        assertEquals("aeneas_sk,id,c,s,v,ttl", names(mapping));
        assertEquals(List.of("!", "1", "\\N", "shared", "\\N", "\\N"),
                fields(mapping, Rows.row(Row.Kind.STATIC, schema, 1L, null, "shared", null)));
        assertEquals(List.of("10000000002", "1", "2", "\\N", "", "\\N"),
                fields(mapping, Rows.row(schema, 1L, 2L, "shared", "")));
    }

    @Test
    void should_write_expiry_and_write_time() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.INT));
        MappingOptions options = new MappingOptions(false, true, Map.of());
        Row row = Rows.row(schema, 1L);
        row.written(5_000, 1_800_000_000L);
        assertEquals(List.of("1", "1800000000", "5000"), fields(Mapper.propose(schema, options), row));
    }

    @Test
    void should_write_collections_as_json() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.INT),
                Column.regular("m", new MapType(Native.TEXT, new ListType(Native.DECIMAL, true), false)),
                Column.regular("e", new SetType(Native.TEXT, false)));
        List<?> map = List.of(Map.entry("a\"", List.of(new BigDecimal("1.50"), new BigDecimal("1E+200"))));
        assertEquals(List.of("1", "{\"a\\\"\":[1.5,\"1E+200\"]}", "\\N", "\\N"),
                fields(Rows.mapping(schema), Rows.row(schema, 1L, map, List.of())));
    }

    @Test
    void should_reject_the_text_that_means_null_and_one_longer_than_its_column() {
        TableSchema schema = Rows.table(Native.TEXT);
        TableOptions options = TableOptions.DEFAULT.withColumn("v", ColumnOptions.DEFAULT.withCsvLength(4));
        TableMapping mapping = Mapper.propose(schema, MappingOptions.DEFAULT.withTable("ks.t", options));
        assertEquals(Reject.CSV_NULL_TEXT, Rows.reject(new DmsCsvEncoder(mapping), Rows.row(schema, 1L, "\\N")).code());
        assertEquals(Reject.CSV_TOO_LONG, Rows.reject(new DmsCsvEncoder(mapping), Rows.row(schema, 1L, "éée")).code());
        assertEquals(List.of("1", "éé", "\\N"), fields(mapping, Rows.row(schema, 1L, "éé")));
    }

    @Test
    void should_reject_a_blob_key_whose_base64_is_too_long() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.BLOB));
        TableMapping mapping = Rows.mapping(schema);
        assertEquals(2048, fields(mapping, Rows.row(schema, new byte[1536])).get(0).length());
        assertEquals(Reject.KEY_TOO_LONG, Rows.reject(new DmsCsvEncoder(mapping), Rows.row(schema, new byte[1537]))
                .code());
    }

    @Test
    void should_have_a_length_for_every_string_that_its_type_needs() {
        for (CqlType type : types().toList()) {
            DmsColumn column = DmsColumn.of(Rows.mapping(Rows.table(type))).get(1);
            assertEquals(column.type() == CsvType.STRING, column.length() > 0, type::cql);
        }
    }

    private static List<String> change(DmsCsvEncoder encoder, DmsCsvEncoder.Operation operation, Row row) {
        ByteSink out = new ByteSink(16);
        assertEquals(Optional.empty(), encoder.encodeChange(operation, row, out));
        return CsvReader.records(new String(out.toByteArray(), StandardCharsets.UTF_8)).get(0);
    }

    @Test
    void should_put_operation_table_and_schema_before_the_columns_of_a_change() {
        TableSchema schema = Rows.table(Native.TEXT);
        DmsCsvEncoder encoder = new DmsCsvEncoder(Rows.mapping(schema));
        assertEquals(List.of("I", "t", "ks", "1", "a,b", "\\N"),
                change(encoder, DmsCsvEncoder.Operation.INSERT, Rows.row(schema, 1L, "a,b")));
        assertEquals(List.of("D", "t", "ks", "1", "\\N", "\\N"),
                change(encoder, DmsCsvEncoder.Operation.DELETE, Rows.row(schema, 1L)));
    }

    @Test
    void should_know_when_an_attribute_goes_away() {
        TableSchema schema = Rows.table(Native.TEXT);
        DmsCsvEncoder encoder = new DmsCsvEncoder(Rows.mapping(schema));
        Row with = Rows.row(schema, 1L, "a");
        Row expiring = Rows.row(schema, 1L, "a");
        expiring.written(1, 1_800_000_000L);
        assertTrue(encoder.loses(with, Rows.row(schema, 1L, null)));
        assertTrue(encoder.loses(expiring, with), "the expiry went away");
        assertFalse(encoder.loses(Rows.row(schema, 1L, null), with));
        assertFalse(encoder.loses(with, Rows.row(schema, 1L, "")), "an empty text is an attribute");
    }
}
