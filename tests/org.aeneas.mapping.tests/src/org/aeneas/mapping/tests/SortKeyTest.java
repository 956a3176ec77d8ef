package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SortKeyTest {
    private static final int VALUES = 4000;
    private static final int MIXES = 60;
    private static final int ROWS = 60;

    static Stream<Arguments> types_and_readers() {
        return Readers.all().stream().flatMap(reader -> Types.ofKeys().map(type -> Arguments.of(type, reader)));
    }

    static Stream<SSTableReaderProvider> readers() {
        return Readers.all().stream();
    }

    /** A static column makes every clustering key an encoded one. */
    private static TableMapping mapping(CqlType... clustering) {
        Column[] columns = new Column[clustering.length + 2];
        columns[0] = Column.partitionKey("id", Native.INT);
        columns[1] = Column.ofStatic("s", Native.INT);
        for (int i = 0; i < clustering.length; i++) {
            columns[i + 2] = Column.clustering("c" + i, clustering[i], i % 2 == 1);
        }
        return Rows.mapping(TableSchema.of("ks", "t", columns));
    }

    private static byte[] key(TableMapping mapping, Object... clustering) {
        Object[] values = new Object[clustering.length + 1];
        values[0] = 1L;
        System.arraycopy(clustering, 0, values, 1, clustering.length);
        return Rows.sortKey(mapping, Rows.row(mapping.source(), values));
    }

    private static String text(CqlType type, Object value) {
        return new String(key(mapping(type), value), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("types_and_readers")
    void should_sort_as_cassandra_sorts_the_type(Native type, SSTableReaderProvider reader) {
        Comparator<ByteBuffer> order = reader.order(type);
        TableMapping mapping = mapping(type);
        RandomValues random = new RandomValues(type.ordinal());
        List<ByteBuffer> values = new ArrayList<>();
        for (int i = 0; i < VALUES; i++) {
            ByteBuffer value = Cql.buffer(type, random.value(type));
            if (value.hasRemaining()) {
                values.add(value);
            }
        }
        values.sort(order);
        List<byte[]> keys = values.stream().map(value -> key(mapping, new Cql.Raw(value.array()))).toList();
        for (int i = 1; i < values.size(); i++) {
            assertSameOrder(order.compare(values.get(i - 1), values.get(i)), keys.get(i - 1), keys.get(i));
            int other = random.below(values.size());
            assertSameOrder(order.compare(values.get(other), values.get(i)), keys.get(other), keys.get(i));
        }
    }

    /**
     * In CQL's order of the components; where columns descend, a query backward or a sort in the application turns it.
     */
    @ParameterizedTest
    @MethodSource("readers")
    void should_sort_mixes_of_components_as_cassandra_sorts_them(SSTableReaderProvider reader) {
        List<Native> types = Types.ofKeys().toList();
        RandomValues random = new RandomValues(7);
        for (int mix = 0; mix < MIXES; mix++) {
            CqlType[] components = new CqlType[2 + random.below(3)];
            Arrays.setAll(components, i -> types.get(random.below(types.size())));
            List<Comparator<ByteBuffer>> orders = Stream.of(components).map(reader::order).toList();
            TableMapping mapping = mapping(components);
            List<Object[]> rows = new ArrayList<>();
            List<byte[]> keys = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                rows.add(row(random, components, rows));
                keys.add(key(mapping, rows.get(i)));
            }
            for (int a = 0; a < ROWS; a++) {
                for (int b = 0; b < ROWS; b++) {
                    assertSameOrder(compare(orders, rows.get(a), rows.get(b)), keys.get(a), keys.get(b));
                }
            }
        }
    }

    /** Shares components with an earlier row now and then, and has empty and missing ones. */
    private static Object[] row(RandomValues random, CqlType[] types, List<Object[]> earlier) {
        Object[] row = new Object[types.length];
        int shared = earlier.isEmpty() ? 0 : random.below(types.length + 1);
        int present = random.below(4) == 0 ? 1 + random.below(types.length) : types.length;
        for (int i = 0; i < present; i++) {
            Object old = i < shared ? earlier.get(random.below(earlier.size()))[i] : null;
            boolean empty = random.below(8) == 0 && present > 1 && mayBeEmpty(types[i]);
            row[i] = old != null ? old : new Cql.Raw(empty ? new byte[0] : Cql.bytes(types[i], random.value(types[i])));
        }
        if (present == 1 && buffer(row[0]).remaining() == 0) {
            row[0] = new Cql.Raw(Cql.bytes(types[0], random.value(types[0])));
        }
        return row;
    }

    private static int compare(List<Comparator<ByteBuffer>> orders, Object[] a, Object[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] == null || b[i] == null) {
                return Boolean.compare(a[i] != null, b[i] != null);
            }
            int order = orders.get(i).compare(buffer(a[i]), buffer(b[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Cassandra stores no empty value of these. */
    private static boolean mayBeEmpty(CqlType type) {
        return type != Native.TINYINT && type != Native.SMALLINT && type != Native.DATE && type != Native.TIME;
    }

    private static ByteBuffer buffer(Object raw) {
        return ByteBuffer.wrap(((Cql.Raw) raw).bytes());
    }

    private static void assertSameOrder(int cassandra, byte[] a, byte[] b) {
        int ours = Arrays.compareUnsigned(a, b);
        if (Integer.signum(ours) != Integer.signum(cassandra)) {
            throw new AssertionError("Cassandra's order is " + cassandra + ", that of the keys " + ours + ": "
                    + new String(a, StandardCharsets.UTF_8) + " and " + new String(b, StandardCharsets.UTF_8));
        }
    }

    @Test
    void should_put_the_static_item_before_every_row() {
        for (Native type : Types.ofKeys().toList()) {
            TableMapping mapping = mapping(type, Native.TEXT);
            byte[] staticKey = Rows.sortKey(mapping, Rows.row(Row.Kind.STATIC, mapping.source(), 1L, null, null, 5L));
            assertArrayEquals(new byte[] {'!'}, staticKey);
            RandomValues random = new RandomValues(type.ordinal());
            for (int i = 0; i < 500; i++) {
                byte[] first = i == 0 ? new byte[0] : Cql.bytes(type, random.value(type));
                byte[] key = key(mapping, new Cql.Raw(first), random.text(3));
                assertTrue(Arrays.compareUnsigned(staticKey, key) < 0, () -> new String(key, StandardCharsets.UTF_8));
                for (byte b : key) {
                    assertTrue(b < 0 || b >= '#', () -> "a byte below # in " + new String(key, StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Test
    void should_tell_a_missing_component_from_an_empty_one() {
        TableMapping mapping = mapping(Native.TEXT, Native.TEXT);
        assertEquals("a", new String(key(mapping, "a", null), StandardCharsets.UTF_8));
        assertEquals("a#", new String(key(mapping, "a", ""), StandardCharsets.UTF_8));
        assertEquals("#b", new String(key(mapping, "", "b"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"TINYINT, 5, 1005", "TINYINT, -5, 0994", "SMALLINT, -32768, 067231", "INT, 0, 10000000000",
        "INT, 42, 10000000042", "INT, -1, 09999999998", "BIGINT, -9223372036854775808, 00776627963145224191",
        "BIGINT, 9223372036854775807, 19223372036854775807"})
    void should_write_integers_at_fixed_width(Native type, long value, String key) {
        assertEquals(key, text(type, value));
    }

    @Test
    void should_write_the_other_types_as_the_contract_says() {
        assertEquals("a$Pb$S$T%", text(Native.TEXT, "a b#$%"));
        assertEquals("$0", text(Native.TEXT, "\0"));
        assertEquals("1" + "5000000002" + "12", text(Native.VARINT, BigInteger.valueOf(120)));
        assertEquals("0" + "4999999997" + "87~", text(Native.VARINT, BigInteger.valueOf(-120)));
        assertEquals("1", text(Native.DECIMAL, new BigDecimal("0.00")));
        assertEquals("1" + "5000000000" + "15", text(Native.DECIMAL, new BigDecimal("1.50")));
        assertEquals("0" + "4999999999" + "84~", text(Native.DECIMAL, new BigDecimal("-1.5")));
        assertEquals("8000000000000000", text(Native.DOUBLE, 0.0));
        assertEquals("7fffffffffffffff", text(Native.DOUBLE, -0.0));
        assertEquals("fff8000000000000", text(Native.DOUBLE, Double.NaN));
        assertEquals("bf800000", text(Native.FLOAT, 1f));
        assertEquals("1", text(Native.BOOLEAN, true));
        assertEquals("00ff", text(Native.BLOB, new byte[] {0, -1}));
        assertEquals("4-6f1ed002-ab5f-4dcb-8b9c-5f0a2f2b6c01",
                text(Native.UUID, UUID.fromString("6f1ed002-ab5f-4dcb-8b9c-5f0a2f2b6c01")));
        UUID timeBased = UUID.fromString("c2d3e4f5-a5b1-11e4-8000-000000000001");
        assertEquals("1" + "1e4a5b1c2d3e4f5" + "-" + timeBased, text(Native.UUID, timeBased));
        assertEquals("1e4a5b1c2d3e4f5" + "0080808080808081" + "-" + timeBased, text(Native.TIMEUUID, timeBased));
    }

    @Test
    void should_write_times_as_iso_and_keep_their_order_beyond_four_digit_years() {
        assertEquals("2026-01-02T03:04:05.678Z", text(Native.TIMESTAMP, 1_767_323_045_678L));
        assertEquals("~292278994-08-17T07:12:55.807Z", text(Native.TIMESTAMP, Long.MAX_VALUE));
        assertEquals("-707724944-05-16T16:47:04.192Z", text(Native.TIMESTAMP, Long.MIN_VALUE));
        assertEquals("2026-01-02", text(Native.DATE, LocalDate.of(2026, 1, 2)));
        assertEquals("-999999998-12-31", text(Native.DATE, LocalDate.of(-1, 12, 31)));
        assertEquals("03:04:05.000000001", text(Native.TIME, LocalTime.of(3, 4, 5, 1)));
    }
}
