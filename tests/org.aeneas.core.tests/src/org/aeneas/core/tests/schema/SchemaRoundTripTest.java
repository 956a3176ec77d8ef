package org.aeneas.core.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.SchemaWriter;
import org.aeneas.core.schema.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaRoundTripTest {

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void should_read_back_the_table_that_was_written(int seed) {
        TableSchema table = new RandomSchemas(new Random(seed)).table();
        String cql = SchemaWriter.cql(table);

        assertEquals(List.of(table), SchemaReader.read(cql, "seed " + seed, "").tables(), cql);
    }

    @Test
    void should_write_drops_so_that_cassandra_would_come_to_the_same_table() {
        TableSchema table = SchemaReader.read("""
                CREATE TABLE s.t (k int PRIMARY KEY, a int, b text);
                ALTER TABLE s.t DROP a USING TIMESTAMP 5;
                ALTER TABLE s.t ADD a varint;
                ALTER TABLE s.t DROP b USING TIMESTAMP 6;
                """, "test", "").tables().get(0);

        assertEquals("""
                CREATE TABLE s.t (
                    k int,
                    a int,
                    b text,
                    PRIMARY KEY ((k))
                );
                ALTER TABLE s.t DROP a USING TIMESTAMP 5;
                ALTER TABLE s.t DROP b USING TIMESTAMP 6;
                ALTER TABLE s.t ADD a varint;
                """, SchemaWriter.cql(table));
    }
}
