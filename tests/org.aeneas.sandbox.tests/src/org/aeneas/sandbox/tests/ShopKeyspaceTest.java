package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner;
import org.aeneas.sandbox.shop.ShopKeyspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShopKeyspaceTest {
    private static final List<String> EVERYWHERE = List.of("ascii", "bigint", "blob", "boolean", "counter", "decimal",
            "double", "float", "inet", "int", "text", "timestamp", "timeuuid", "uuid", "varchar", "varint",
            "set<text>", "list<text>", "map<text, text>", "frozen<address>", "tuple<int, text, float>", "static");

    /** Keeps what it is told to run. */
    private static final class Recorder implements CqlRunner {
        private final List<Statement> statements = new ArrayList<>();

        @Override
        public void run(Statement statement) {
            statements.add(statement);
        }

        @Override
        public void runAll(Stream<Statement> more) {
            more.forEach(statements::add);
        }
    }

    private static Recorder fill(CassandraVersion version, long rows, long seed) {
        Recorder recorder = new Recorder();
        int[] flushes = { 0 };
        Map<String, Long> counts = ShopKeyspace.of(version, "dc1").fill(rows, seed, recorder, () -> flushes[0]++,
                Progress.NONE);
        assertEquals(rows, counts.values().stream().mapToLong(Long::longValue).sum());
        assertEquals(4, flushes[0]);
        return recorder;
    }

    @ParameterizedTest
    @EnumSource(CassandraVersion.class)
    void should_use_every_type_that_the_version_has(CassandraVersion version) {
        String schema = String.join("\n", ShopKeyspace.of(version, "dc1").schema());
        EVERYWHERE.forEach(type -> assertTrue(schema.contains(type), type));
        boolean dated = version.isAtLeast(CassandraVersion.V2_2);
        List.of("date", "time", "smallint", "tinyint")
                .forEach(type -> assertEquals(dated, schema.matches("(?s).* " + type + "\\b.*"), type));
        assertEquals(version.isAtLeast(CassandraVersion.V3_11), schema.contains(" duration"));
        assertEquals(version.isAtLeast(CassandraVersion.V5_0), schema.contains("vector<float, 3>"));
        assertEquals(!version.isAtLeast(CassandraVersion.V4_0), schema.contains("COMPACT STORAGE"));
    }

    @Test
    void should_be_the_same_shop_for_the_same_seed() {
        List<CqlRunner.Statement> first = fill(CassandraVersion.V5_0, 500, 1).statements;
        assertEquals(first, fill(CassandraVersion.V5_0, 500, 1).statements);
        assertFalse(first.equals(fill(CassandraVersion.V5_0, 500, 2).statements));
    }

    @Test
    void should_bind_as_many_values_as_there_are_marks() {
        fill(CassandraVersion.V3_11, 300, 1).statements.stream().filter(statement -> !statement.values().isEmpty())
                .forEach(statement -> assertEquals(statement.cql().chars().filter(c -> c == '?').count(),
                        statement.values().size(), statement.cql()));
    }

    @Test
    void should_delete_in_every_way() {
        List<String> cql = fill(CassandraVersion.V5_0, 5_000, 1).statements.stream().map(CqlRunner.Statement::cql)
                .distinct().toList();
        List.of("DELETE email, balance FROM", "DELETE tags['tag3'], phones['home'] FROM", "DELETE notes FROM",
                "DELETE greeting FROM", "at >= ? AND at <= ?", "at > ? AND at < ?",
                "shop.orders USING TIMESTAMP ? WHERE customer = ? AND placed = ?",
                "DELETE FROM shop.orders USING TIMESTAMP ? WHERE customer = ?", "AND TTL ?")
                .forEach(part -> assertTrue(cql.stream().anyMatch(text -> text.contains(part)), part));
    }

    @Test
    void should_refuse_to_be_smaller_than_its_tables() {
        ProblemException refused = assertThrows(ProblemException.class, () -> fill(CassandraVersion.V5_0, 3, 1));
        assertEquals("shop-too-small", refused.problem().code());
    }
}
