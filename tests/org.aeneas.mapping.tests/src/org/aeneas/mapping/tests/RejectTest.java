package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.DmsCsvEncoder;
import org.aeneas.mapping.DynamoJsonEncoder;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectTest {
    /** 400 KB without the attributes id and v: names and a number of one digit. */
    private static final int ROOM = 400 * 1024 - 2 - 2 - 1;

    private static TableMapping mapping(CqlType type) {
        return Rows.mapping(Rows.table(type));
    }

    private static Reject rejected(CqlType type, Object value) {
        TableMapping mapping = mapping(type);
        return Rows.reject(new DynamoJsonEncoder(mapping), Rows.row(mapping.source(), 1L, value));
    }

    private static int accepted(CqlType type, Object value) {
        TableMapping mapping = mapping(type);
        DynamoJsonEncoder encoder = new DynamoJsonEncoder(mapping);
        Rows.line(encoder, Rows.row(mapping.source(), 1L, value));
        return encoder.itemSize();
    }

    @Test
    void should_take_an_item_of_400_kb_and_reject_one_byte_more() {
        assertEquals(400 * 1024, accepted(Native.TEXT, "x".repeat(ROOM)));
        assertEquals(Reject.ITEM_TOO_LARGE, rejected(Native.TEXT, "x".repeat(ROOM + 1)).code());
        assertEquals(400 * 1024, accepted(Native.BLOB, new byte[ROOM]));
        assertEquals(Reject.ITEM_TOO_LARGE, rejected(Native.BLOB, new byte[ROOM + 1]).code());
        List<String> elements = new ArrayList<>(List.of("y".repeat(100_000), "y".repeat(100_000), "y".repeat(100_000)));
        elements.add("y".repeat(ROOM - 300_000 - 3 - 4));
        assertEquals(400 * 1024, accepted(new ListType(Native.TEXT, true), elements));
        elements.add("");
        assertEquals(Reject.ITEM_TOO_LARGE, rejected(new ListType(Native.TEXT, true), elements).code());
    }

    @Test
    void should_not_grow_its_buffer_for_a_value_that_is_too_large() {
        TableMapping mapping = mapping(Native.BLOB);
        ByteSink out = new ByteSink(1024);
        assertTrue(new DynamoJsonEncoder(mapping).encode(Rows.row(mapping.source(), 1L, new byte[8_000_000]), out)
                .isPresent());
        assertEquals(1024, out.array().length);
    }

    @Test
    void should_take_31_containers_in_one_another_and_reject_32() {
        CqlType type = Native.INT;
        Object value = 1L;
        for (int depth = 1; depth <= 31; depth++) {
            type = new ListType(type, true);
            value = List.of(value);
        }
        accepted(type, value);
        assertEquals(Reject.NESTING_TOO_DEEP, rejected(new ListType(type, true), List.of(value)).code());
        assertEquals(Reject.NESTING_TOO_DEEP, rejected(new MapType(Native.TEXT, type, true),
                List.of(Map.entry("a", value))).code());
        accepted(new SetType(Native.INT, true), List.of(1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c080", "c1bf", "c2", "c241", "e0808080", "e28082e2", "eda080", "f0808080",
        "f4908080", "f5808080", "4141414141414141ff", "ff41414141414141"})
    void should_reject_text_that_is_not_utf8(String hex) {
        assertEquals(Reject.INVALID_TEXT, rejected(Native.TEXT, new Cql.Raw(HexFormat.of().parseHex(hex))).code());
    }

    static Stream<CqlType> types_of_a_fixed_form() {
        return Types.all().filter(t -> t != Native.TEXT && t != Native.ASCII && t != Native.BLOB && t != Native.VARINT
                && !(t instanceof CqlType.CustomType));
    }

    /** Whatever the bytes are, there is a line or a reject, and no exception. */
    @ParameterizedTest
    @MethodSource("types_of_a_fixed_form")
    void should_reject_bytes_that_are_no_value_of_the_type(CqlType type) {
        TableMapping mapping = mapping(type);
        RandomValues random = new RandomValues(3);
        DynamoJsonEncoder json = new DynamoJsonEncoder(mapping);
        DmsCsvEncoder csv = new DmsCsvEncoder(mapping);
        int rejected = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = Cql.bytes(type, random.value(type));
            byte[] broken = Arrays.copyOf(bytes, Math.max(1, bytes.length + random.below(5) - 2));
            broken[random.below(broken.length)] = (byte) random.below(256);
            Row row = Rows.row(mapping.source(), 1L, new Cql.Raw(broken));
            boolean inJson = json.encode(row, new ByteSink(64)).isPresent();
            assertEquals(inJson, csv.encode(row, new ByteSink(64)).isPresent());
            rejected += inJson ? 1 : 0;
        }
        assertTrue(rejected > 50, "only " + rejected + " were rejected");
    }

    @Test
    void should_reject_what_does_not_end_where_its_value_ends() {
        assertEquals(Reject.INVALID_VALUE, rejected(Native.INT, new Cql.Raw(new byte[5])).code());
        assertEquals(Reject.INVALID_VALUE, rejected(Native.TIME, new Cql.Raw(new byte[] {-1, 0, 0, 0, 0, 0, 0, 0}))
                .code());
        assertEquals(Reject.INVALID_VALUE, rejected(new ListType(Native.INT, true),
                new Cql.Raw(new byte[] {127, 0, 0, 0})).code());
        assertEquals(Reject.INVALID_VALUE, rejected(new TupleType(List.of(Native.TEXT)),
                new Cql.Raw(new byte[] {0, 0, 0, 0, 9})).code());
        assertEquals(Reject.INVALID_VALUE, rejected(new VectorType(Native.INT, 2), new Cql.Raw(new byte[12])).code());
        assertEquals(Reject.INVALID_VALUE, rejected(Native.DURATION, new long[] {1, -1, 0}).code());
    }

    @Test
    void should_name_the_table_the_key_and_the_reason() {
        TableSchema schema = TableSchema.of("shop", "order", Column.partitionKey("id", Native.INT),
                Column.clustering("at", Native.TIMESTAMP, false), Column.regular("v", Native.INT));
        Reject reject = Rows.reject(new DynamoJsonEncoder(Rows.mapping(schema)),
                Rows.row(schema, 7L, 0L, new Cql.Raw(new byte[3])));
        assertEquals(new Reject("shop.order", "id=7, at=1970-01-01T00:00:00.000Z", Reject.INVALID_VALUE,
                "The bytes are no value of the type int."), reject);
        Row unreadable = Rows.row(schema, new Cql.Raw("no".getBytes(StandardCharsets.UTF_8)), 0L, 1L);
        assertEquals("id=0x6e6f, at=1970-01-01T00:00:00.000Z",
                Rows.reject(new DmsCsvEncoder(Rows.mapping(schema)), unreadable).key());
    }
}
