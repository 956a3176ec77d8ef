package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

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
import org.aeneas.mapping.DynamoJsonEncoder;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributeTest {
    private static final Cql.Raw EMPTY = new Cql.Raw(new byte[0]);

    static Stream<CqlType> types() {
        return Types.all();
    }

    @ParameterizedTest
    @MethodSource("types")
    void should_read_back_as_the_value_that_was_written(CqlType type) {
        TableSchema schema = Rows.table(type);
        TableMapping mapping = Rows.mapping(schema);
        DynamoJsonEncoder encoder = new DynamoJsonEncoder(mapping);
        RandomValues random = new RandomValues(type.cql().hashCode());
        for (int i = 0; i < 2000; i++) {
            Object value = random.value(type);
            JsonNode actual = Rows.json(Rows.line(encoder, Rows.row(schema, 1L, value))).get("Item").get("v");
            if (ExpectedItem.isAbsent(type, value)) {
                assertNull(actual);
            } else {
                assertEquals(ExpectedItem.attribute(type, value), actual);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void should_count_the_size_that_dynamodb_counts(CqlType type) {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.TEXT),
                Column.clustering("größe", Native.INT, false), Column.regular("v", type));
        DynamoJsonEncoder encoder = new DynamoJsonEncoder(Rows.mapping(schema));
        RandomValues random = new RandomValues(type.cql().hashCode() + 1);
        for (int i = 0; i < 700; i++) {
            Row row = Rows.row(schema, "p" + random.text(3), (long) random.below(1000) - 500, random.value(type));
            row.written(1, i % 2 == 0 ? 0 : 1_800_000_000L);
            JsonNode item = Rows.json(Rows.line(encoder, row)).get("Item");
            assertEquals(ExpectedItem.size(item), encoder.itemSize(), item::toString);
        }
    }

    @Test
    void should_write_scalars_as_the_contract_says() throws UnknownHostException {
        assertAttribute("{'S':'a\\\"\\\\\\n\\u0000€'}", Native.TEXT, "a\"\\\n\0€");
        assertAttribute("{'S':''}", Native.TEXT, "");
        assertAttribute("{'N':'-128'}", Native.TINYINT, -128L);
        assertAttribute("{'N':'-9223372036854775808'}", Native.BIGINT, Long.MIN_VALUE);
        assertAttribute("{'N':'7'}", Native.COUNTER, 7L);
        assertAttribute("{'BOOL':true}", Native.BOOLEAN, true);
        assertAttribute("{'B':'AP8='}", Native.BLOB, new byte[] {0, -1});
        assertAttribute("{'B':''}", Native.BLOB, new byte[0]);
        assertAttribute("{'S':'2026-01-02T03:04:05.678Z'}", Native.TIMESTAMP, 1_767_323_045_678L);
        assertAttribute("{'S':'+10000-01-01T00:00:00.000Z'}", Native.TIMESTAMP, 253_402_300_800_000L);
        assertAttribute("{'S':'-0001-12-31T23:59:59.999Z'}", Native.TIMESTAMP, -62_167_219_200_001L);
        assertAttribute("{'S':'2026-01-02'}", Native.DATE, LocalDate.of(2026, 1, 2));
        assertAttribute("{'S':'03:04:05.000000001'}", Native.TIME, LocalTime.of(3, 4, 5, 1));
        assertAttribute("{'S':'1mo2d3h'}", Native.DURATION, new long[] {1, 2, 3 * 3_600_000_000_000L});
        assertAttribute("{'S':'-1y1mo1ns'}", Native.DURATION, new long[] {-13, 0, -1});
        assertAttribute("{'S':'0s'}", Native.DURATION, new long[] {0, 0, 0});
        assertAttribute("{'S':'10.0.0.1'}", Native.INET, InetAddress.getByName("10.0.0.1"));
        assertAttribute("{'S':'2001:db8::1'}", Native.INET, InetAddress.getByName("2001:db8:0:0:0:0:0:1"));
        assertAttribute("{'S':'::ffff:10.0.0.1'}", Native.INET,
                new Cql.Raw(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1}));
        assertAttribute("{'S':'6f1ed002-ab5f-4dcb-8b9c-5f0a2f2b6c01'}", Native.UUID,
                UUID.fromString("6f1ed002-ab5f-4dcb-8b9c-5f0a2f2b6c01"));
    }

    @Test
    void should_use_a_number_only_where_it_is_exact() {
        assertAttribute("{'N':'1'}", Native.DECIMAL, new BigDecimal("1.00"));
        assertAttribute("{'N':'0'}", Native.DECIMAL, new BigDecimal("0E+7"));
        assertAttribute("{'N':'-0.001'}", Native.DECIMAL, new BigDecimal("-0.001"));
        assertAttribute("{'N':'1E+125'}", Native.DECIMAL, new BigDecimal("1E+125"));
        assertAttribute("{'S':'1E+126'}", Native.DECIMAL, new BigDecimal("1E+126"));
        assertAttribute("{'N':'1E-130'}", Native.DECIMAL, new BigDecimal("1E-130"));
        assertAttribute("{'S':'1E-131'}", Native.DECIMAL, new BigDecimal("1E-131"));
        BigInteger nines = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
        assertAttribute("{'N':'" + nines + "'}", Native.VARINT, nines);
        assertAttribute("{'S':'" + nines + "9'}", Native.VARINT, new BigInteger(nines + "9"));
        assertAttribute("{'N':'0.1'}", Native.FLOAT, 0.1f);
        assertAttribute("{'N':'1E-44'}", Native.FLOAT, 9.8e-45f);
        assertAttribute("{'N':'9007199000000000'}", Native.FLOAT, 9.007199e15f);
        assertAttribute("{'S':'1.7976931348623157E+308'}", Native.DOUBLE, Double.MAX_VALUE);
        assertAttribute("{'N':'20000000000000000000000'}", Native.DOUBLE, 2e22);
        for (double special : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0}) {
            assertAttribute("{'S':'" + special + "'}", Native.DOUBLE, special);
        }
    }

    @Test
    void should_keep_every_collection() {
        assertAttribute("{'L':[{'N':'3'},{'N':'1'},{'N':'3'}]}", new ListType(Native.INT, false), List.of(3L, 1L, 3L));
        assertAttribute("{'SS':['a','b']}", new SetType(Native.TEXT, false), List.of("a", "b"));
        assertAttribute("{'SS':['','b']}", new SetType(Native.TEXT, false), List.of("", "b"));
        assertAttribute("{'L':[{'BOOL':false},{'BOOL':true}]}", new SetType(Native.BOOLEAN, true),
                List.of(false, true));
        assertAttribute("{'L':[{'S':'-0.0'},{'N':'0'}]}", new SetType(Native.DOUBLE, true), List.of(-0.0, 0.0));
        assertAttribute("{'L':[{'N':'1'},{'N':'1'}]}", new SetType(Native.DECIMAL, true),
                List.of(new BigDecimal("1.0"), new BigDecimal("1.00")));
        assertAttribute("{'L':[{'NULL':true},{'N':'1'}]}", new SetType(Native.INT, true), List.of(EMPTY, 1L));
        assertAttribute("{'M':{'1':{'S':'a'}}}", new MapType(Native.INT, Native.TEXT, false),
                List.of(Map.entry(1L, "a")));
        assertAttribute("{'L':[{'L':[{'S':''},{'N':'1'}]},{'L':[{'S':'b'},{'N':'2'}]}]}",
                new MapType(Native.TEXT, Native.INT, false), List.of(Map.entry("", 1L), Map.entry("b", 2L)));
        assertAttribute("{'M':{'street':{'S':'x'}}}", Types.ADDRESS, Arrays.asList("x", null, null));
        assertAttribute("{'M':{'tags':{'L':[]}}}", Types.ADDRESS, Arrays.asList(null, null, List.of()));
        assertAttribute("{'M':{}}", Types.ADDRESS, Arrays.asList(null, null, null));
        assertAttribute("{'L':[{'N':'1'},{'NULL':true}]}", new TupleType(List.of(Native.INT, Native.TEXT)),
                List.of(1L));
        assertAttribute("{'L':[{'N':'0.5'},{'N':'-1'}]}", new VectorType(Native.FLOAT, 2), List.of(0.5f, -1f));
    }

    @Test
    void should_leave_out_null_and_what_cassandra_calls_meaningless() {
        assertNull(Rows.attribute(Native.INT, null));
        assertNull(Rows.attribute(Native.INT, EMPTY));
        assertNull(Rows.attribute(Native.TIMESTAMP, EMPTY));
        assertNull(Rows.attribute(new SetType(Native.INT, false), List.of()));
        assertNull(Rows.attribute(new MapType(Native.INT, Native.INT, true), List.of()));
        assertAttribute("{'L':[{'NULL':true},{'S':''}]}", new TupleType(List.of(Native.INT, Native.TEXT)),
                List.of(EMPTY, ""));
    }

    @Test
    void should_write_timestamps_as_numbers_where_the_option_says_so() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("at", Native.TIMESTAMP),
                Column.regular("seen", new SetType(Native.TIMESTAMP, false)));
        TableOptions options = TableOptions.DEFAULT.withEpochMillis(true);
        TableMapping mapping = Mapper.propose(schema, MappingOptions.DEFAULT.withTable("ks.t", options));
        JsonNode item = Rows.item(mapping, Rows.row(schema, 5L, List.of(-1L, 0L)));
        assertEquals(expected("{'at':{'N':'5'},'seen':{'NS':['-1','0']}}"), item);
    }

    @Test
    void should_write_expiry_only_where_the_whole_row_expires_and_write_times_where_asked_for() {
        TableSchema schema = TableSchema.of("ks", "t", Column.partitionKey("id", Native.INT),
                Column.regular("ttl", Native.INT));
        TableOptions options = TableOptions.DEFAULT.withWriteTime(true);
        TableMapping mapping = Mapper.propose(schema, MappingOptions.DEFAULT.withTable("ks.t", options));
        Row row = Rows.row(schema, 1L, 2L);
        row.written(1000, 1_800_000_000L);
        row.written(2000, 1_900_000_000L);
        assertEquals(expected("{'id':{'N':'1'},'ttl':{'N':'2'},'ttl_':{'N':'1900000000'},'writetime':{'N':'2000'}}"),
                Rows.item(mapping, row));
        row.written(3000, 0);
        assertEquals(expected("{'id':{'N':'1'},'ttl':{'N':'2'},'writetime':{'N':'3000'}}"), Rows.item(mapping, row));
    }

    private static void assertAttribute(String expected, CqlType type, Object value) {
        assertEquals(expected(expected), Rows.attribute(type, value));
    }

    private static JsonNode expected(String singleQuoted) {
        return Rows.json(singleQuoted.replace('\'', '"'));
    }
}
