package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.ObjectName;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.DmsCsvEncoder;
import org.aeneas.mapping.DynamoJsonEncoder;
import org.aeneas.mapping.RowEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hot path makes no object per cell, nor per row. */
class AllocationTest {
    private static final int ROWS = 20_000;
    /** A boxed number or a short string per row would be more. */
    private static final double BYTES_PER_ROW = 4;

    private static final TableSchema SCHEMA = TableSchema.of("shop", "orders",
            Column.partitionKey("customer", Native.UUID), Column.partitionKey("month", Native.TEXT),
            Column.clustering("at", Native.TIMESTAMP, true), Column.clustering("n", Native.INT, false),
            Column.regular("note", Native.TEXT), Column.regular("price", Native.DOUBLE),
            Column.regular("share", Native.FLOAT), Column.regular("amount", Native.DECIMAL),
            Column.regular("paid", Native.BOOLEAN), Column.regular("picture", Native.BLOB),
            Column.regular("due", Native.DATE), Column.regular("tags", new SetType(Native.TEXT, false)),
            Column.regular("lines", new ListType(Types.ADDRESS, false)),
            Column.regular("prices", new MapType(Native.TEXT, Native.BIGINT, false)));

    static Stream<RowEncoder> encoders() {
        return Stream.of(new DynamoJsonEncoder(Rows.mapping(SCHEMA)), new DmsCsvEncoder(Rows.mapping(SCHEMA)));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void should_allocate_nothing_for_a_row(RowEncoder encoder) throws JMException {
        Row row = Rows.row(SCHEMA, UUID.fromString("6f1ed002-ab5f-4dcb-8b9c-5f0a2f2b6c01"), "2026#01",
                1_767_323_045_678L, -7L,
                "a \"note\", of some length\n", 19.99, 0.25f, new BigDecimal("-1234.50"), true, new byte[20],
                LocalDate.of(2026, 1, 2), List.of("a", "b"), List.of(List.of("street", 5L, List.of("x"))),
                List.of(Map.entry("eur", 5L), Map.entry("usd", 6L)));
        row.written(1, 1_900_000_000L);
        ByteSink out = new ByteSink(4096);
        encode(encoder, row, out);
        long before = allocated();
        encode(encoder, row, out);
        double perRow = (allocated() - before) / (double) ROWS;
        assertTrue(perRow < BYTES_PER_ROW, perRow + " bytes a row");
    }

    /** Bytes that this thread has allocated: an operation of the JDK's own ThreadMXBean, called by its name. */
    private static long allocated() throws JMException {
        return (Long) ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                "getThreadAllocatedBytes", new Object[] {Thread.currentThread().getId()}, new String[] {"long"});
    }

    private static void encode(RowEncoder encoder, Row row, ByteSink out) {
        int rejects = 0;
        for (int i = 0; i < ROWS; i++) {
            out.reset();
            rejects += encoder.encode(row, out).isPresent() ? 1 : 0;
        }
        assertEquals(0, rejects);
    }
}
