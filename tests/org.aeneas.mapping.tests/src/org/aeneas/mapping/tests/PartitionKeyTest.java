package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.DynamoJsonEncoder;
import org.aeneas.mapping.KeyEncoder;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;
import org.junit.jupiter.api.Test;

class PartitionKeyTest {

    private static TableMapping mapping(CqlType... types) {
        Column[] columns = new Column[types.length];
        Arrays.setAll(columns, i -> Column.partitionKey("k" + i, types[i]));
        return Rows.mapping(TableSchema.of("ks", "t", columns));
    }

    private static String key(TableMapping mapping, Object... values) {
        return Rows.partitionKey(mapping, Rows.row(mapping.source(), values));
    }

    private static String rejected(TableMapping mapping, Object... values) {
        return Rows.reject(new DynamoJsonEncoder(mapping), Rows.row(mapping.source(), values)).code();
    }

    @Test
    void should_give_distinct_texts_to_distinct_keys() {
        List<CqlType> types = Types.ofKeys().map(CqlType.class::cast).toList();
        RandomValues random = new RandomValues(11);
        for (int mix = 0; mix < 60; mix++) {
            CqlType[] components = new CqlType[1 + random.below(4)];
            Arrays.setAll(components, i -> random.below(3) == 0 ? Native.TEXT
                    : random.below(6) == 0 ? new ListType(Types.ADDRESS, true) : types.get(random.below(types.size())));
            assertDistinct(mapping(components), random, components);
        }
    }

    private static void assertDistinct(TableMapping mapping, RandomValues random, CqlType... types) {
        Map<String, List<ByteBuffer>> seen = new HashMap<>();
        KeyEncoder encoder = new KeyEncoder(mapping);
        ByteSink out = new ByteSink(64);
        for (int i = 0; i < 600; i++) {
            Object[] values = new Object[types.length];
            Arrays.setAll(values, c -> new Cql.Raw(Cql.bytes(types[c], random.value(types[c]))));
            List<ByteBuffer> key = Arrays.stream(values).map(v -> ByteBuffer.wrap(((Cql.Raw) v).bytes())).toList();
            out.reset();
            if (encoder.partitionKey(Rows.row(mapping.source(), values), out).isPresent()) {
                assertTrue(key.size() == 1 && !key.get(0).hasRemaining(), () -> "rejected " + key);
                continue;
            }
            String text = HexFormat.of().formatHex(out.toByteArray());
            List<ByteBuffer> former = seen.putIfAbsent(text, key);
            assertTrue(former == null || former.equals(key), () -> "two keys are one: " + former + " and " + key);
        }
    }

    @Test
    void should_join_and_escape_as_the_contract_says() {
        TableMapping mapping = mapping(Native.TEXT, Native.TEXT, Native.INT);
        assertEquals("k0#k1#k2", mapping.partitionKey().attribute());
        assertEquals("a\\#b#c\\\\#-7", key(mapping, "a#b", "c\\", -7L));
        assertEquals("##", key(mapping, "", "", new Cql.Raw(new byte[0])));
    }

    @Test
    void should_keep_joined_columns_as_attributes_of_their_own() {
        TableMapping mapping = mapping(Native.TEXT, Native.INT);
        JsonNode item = Rows.item(mapping, Rows.row(mapping.source(), "a", 1L));
        assertEquals(Rows.json("{\"k0#k1\":{\"S\":\"a#1\"},\"k0\":{\"S\":\"a\"},\"k1\":{\"N\":\"1\"}}"), item);
    }

    @Test
    void should_keep_one_column_as_the_key_itself() {
        assertEquals("{\"Item\":{\"k0\":{\"N\":\"5\"}}}\n", line(mapping(Native.INT), 5L));
        assertEquals("{\"Item\":{\"k0\":{\"B\":\"AQ==\"}}}\n", line(mapping(Native.BLOB), new byte[] {1}));
        assertEquals("{\"Item\":{\"k0\":{\"S\":\"a\"}}}\n", line(mapping(Native.TEXT), "a"));
        assertEquals("{\"Item\":{\"k0\":{\"S\":\"true\"}}}\n", line(mapping(Native.BOOLEAN), true));
        assertEquals("{\"Item\":{\"k0\":{\"S\":\"1.00\"}}}\n", line(mapping(Native.DECIMAL), new BigDecimal("1.00")));
        assertEquals("{\"Item\":{\"k0\":{\"S\":\"1.0\"}}}\n", line(mapping(Native.DECIMAL), new BigDecimal("1.0")));
        assertEquals("{\"Item\":{\"k0\":{\"S\":\"NaN(7ff8000000000001)\"}}}\n",
                line(mapping(Native.DOUBLE), new Cql.Raw(new byte[] {0x7f, (byte) 0xf8, 0, 0, 0, 0, 0, 1})));
    }

    private static String line(TableMapping mapping, Object value) {
        return Rows.line(new DynamoJsonEncoder(mapping), Rows.row(mapping.source(), value));
    }

    @Test
    void should_tell_a_null_field_from_a_missing_one() {
        TableMapping user = mapping(Types.ADDRESS);
        assertEquals("{\"street\":\"x\",\"zip \\\"code\\\"\":null,\"tags\":null}",
                key(user, Arrays.asList("x", null, null)));
        assertEquals("{\"street\":\"x\"}", key(user, List.of("x")));
        TableMapping tuple = mapping(new TupleType(List.of(Native.INT, Native.INT)));
        assertEquals("[1,null]", key(tuple, Arrays.asList(1L, null)));
        assertEquals("[1]", key(tuple, List.of(1L)));
    }

    @Test
    void should_reject_a_key_that_dynamodb_does_not_allow() {
        assertEquals(Reject.KEY_EMPTY, rejected(mapping(Native.TEXT), ""));
        assertEquals(Reject.KEY_TOO_LONG, rejected(mapping(Native.TEXT), "é".repeat(1025)));
        assertEquals("a".repeat(2048), key(mapping(Native.TEXT), "a".repeat(2048)));
        assertEquals(Reject.KEY_TOO_LONG, rejected(mapping(Native.BLOB), new byte[2049]));
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.INT),
                Column.clustering("c", Native.TEXT, false), Column.clustering("d", Native.INT, true));
        Row row = Rows.row(schema, 1L, "c".repeat(1014), 1L);
        assertEquals(Reject.KEY_TOO_LONG, Rows.reject(new DynamoJsonEncoder(Rows.mapping(schema)), row).code());
        Rows.line(new DynamoJsonEncoder(Rows.mapping(schema)), Rows.row(schema, 1L, "c".repeat(1012), 1L));
    }

    @Test
    void should_reject_a_key_whose_text_another_partition_would_have() {
        assertEquals(Reject.KEY_NOT_CANONICAL, rejected(mapping(Native.VARINT), new Cql.Raw(new byte[] {0, 1})));
        assertEquals(Reject.KEY_NOT_CANONICAL, rejected(mapping(Native.DECIMAL, Native.INT),
                new Cql.Raw(new byte[] {0, 0, 0, 0, -1, -1}), 1L));
        assertEquals(Reject.KEY_NOT_CANONICAL, rejected(mapping(Native.BOOLEAN), new Cql.Raw(new byte[] {2})));
    }

    @Test
    void should_write_a_delete_with_the_key_alone() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.INT),
                Column.clustering("at", Native.TEXT, false), Column.regular("v", Native.TEXT));
        ByteSink out = new ByteSink(16);
        assertTrue(new DynamoJsonEncoder(Rows.mapping(schema)).encodeDelete(Rows.row(schema, 1L, "x", "gone"), out)
                .isEmpty());
        assertEquals("{\"Delete\":{\"id\":{\"N\":\"1\"},\"at\":{\"S\":\"x\"}}}\n",
                new String(out.toByteArray(), StandardCharsets.UTF_8));
    }

    @Test
    void should_write_static_columns_as_an_item_of_their_own() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.INT),
                Column.clustering("c", Native.TEXT, false), Column.ofStatic("s", Native.TEXT),
                Column.regular("v", Native.INT));
        TableMapping mapping = Mapper.propose(schema, MappingOptions.DEFAULT);
        JsonNode item = Rows.item(mapping, Rows.row(Row.Kind.STATIC, schema, 1L, null, "shared", null));
        assertEquals(Rows.json("{\"id\":{\"N\":\"1\"},\"c_\":{\"S\":\"!\"},\"s\":{\"S\":\"shared\"}}"), item);
        JsonNode row = Rows.item(mapping, Rows.row(schema, 1L, "a b", "shared", 2L));
        String expected = "{\"id\":{\"N\":\"1\"},\"c_\":{\"S\":\"a$Pb\"},\"c\":{\"S\":\"a b\"},\"v\":{\"N\":\"2\"}}";
        assertEquals(Rows.json(expected), row);
        assertNull(row.get("s"));
    }
}
