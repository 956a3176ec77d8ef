package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.DroppedColumn;
import org.aeneas.core.schema.MaterializedView;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.SchemaWriter;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.CassandraVersions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(WithClusters.class)
class LiveSchemaTest {
    /** What every version understands; regular columns in the order of their names, as Cassandra lists them. */
    private static final String EVERYWHERE = """
            CREATE TYPE scheme.point (x int, "Why" list<int>);
            CREATE TYPE scheme."Line" (a frozen<point>, b frozen<tuple<int, text>>);
            CREATE TABLE scheme.a (k1 int, k2 text, c1 timeuuid, c2 decimal, a ascii, b frozen<"Line">,
                c map<text, frozen<point>>, d set<uuid>, s list<blob> static, PRIMARY KEY ((k2, k1), c1, c2))
                WITH CLUSTERING ORDER BY (c1 DESC, c2 ASC) AND default_time_to_live = 60 AND comment = 'it''s; "so"';
            CREATE TABLE scheme.n (k int PRIMARY KEY, n counter);
            CREATE TABLE scheme."Quoted" ("K" int PRIMARY KEY, "a b" frozen<map<int, inet>>, "select" int);
            """;

    static Stream<CassandraVersion> versions() {
        return CassandraVersions.tested().stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_read_from_the_cluster_what_was_declared(CassandraVersion version, Clusters clusters) {
        String cql = EVERYWHERE
                + (version.isAtLeast(CassandraVersion.V3_11)
                        ? "CREATE TYPE scheme.plain (x int, y text);"
                                + "CREATE TABLE scheme.b (k int PRIMARY KEY, a date, b time, c tinyint, d plain, "
                                + "e duration);" : "")
                + (version.isAtLeast(CassandraVersion.V5_0)
                        ? "CREATE TABLE scheme.c (k int PRIMARY KEY, v vector<float, 3>);"
                        : "CREATE TABLE scheme.c (k int, a text, v blob, PRIMARY KEY (k, a)) WITH COMPACT STORAGE;"
                                + "CREATE TABLE scheme.d (k int PRIMARY KEY, a text, v blob) WITH COMPACT STORAGE;");
        try (SourceConnection connection = Clusters.connect(clusters.node(version))) {
            LiveValuesTest.keyspace(connection, "scheme");
            Stream.of(cql.split(";\\s*(?=CREATE|$)")).forEach(connection::execute);

            Schema live = connection.schema();

            Schema declared = SchemaReader.read(cql, "test", "");
            assertEquals(sorted(declared), sorted(live));
            assertTrue(live.tables().stream().allMatch(t -> t.id().isPresent()));
            assertTrue(live.tables().stream().noneMatch(t -> t.keyspace().startsWith("system")));
            assertEquals(declared.types().size(),
                    live.types().stream().filter(t -> t.keyspace().equals("scheme")).count());
        }
    }

    private static List<TableSchema> sorted(Schema schema) {
        return schema.tables().stream().filter(t -> t.keyspace().equals("scheme"))
                .map(t -> new TableSchema(t.keyspace(), t.name(), Optional.empty(), t.columns(), t.compactStorage(),
                        t.dropped(), t.indexes(), t.views(), t.defaultTtl()))
                .sorted(Comparator.comparing(TableSchema::name)).toList();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_know_when_columns_were_dropped(CassandraVersion version, Clusters clusters) {
        boolean typed = version.isAtLeast(CassandraVersion.V3_0);
        try (SourceConnection connection = Clusters.connect(clusters.node(version))) {
            LiveValuesTest.keyspace(connection, "drops");
            connection.execute("CREATE TABLE drops.t (k int, c int, gone list<int>, back text, kept int, "
                    + "PRIMARY KEY (k, c))");
            long before = System.currentTimeMillis() * 1000;
            connection.execute("ALTER TABLE drops.t DROP gone");
            connection.execute("ALTER TABLE drops.t DROP back");
            connection.execute("ALTER TABLE drops.t ADD back text");

            TableSchema table = CqlRows.table(connection, "drops", "t");

            assertEquals(List.of("k", "c", "back", "kept"), table.columns().stream().map(c -> c.name()).toList());
            assertEquals(List.of("back", "gone"), table.dropped().stream().map(DroppedColumn::name).sorted().toList());
            for (DroppedColumn drop : table.dropped()) {
                assertTrue(drop.droppedMicros() >= before - 1000 && drop.droppedMicros() < before + 60_000_000L,
                        drop + " " + before);
            }
            CqlType expected = typed ? new CqlType.ListType(CqlType.Native.INT, false) : null;
            assertEquals(expected, table.dropped().stream().filter(d -> d.name().equals("gone")).findFirst()
                    .orElseThrow().type());
        }
    }

    @Test
    void should_read_indexes_views_and_functions(Clusters clusters) {
        try (SourceConnection connection = Clusters.connect(clusters.node(CassandraVersion.V5_0))) {
            LiveValuesTest.keyspace(connection, "around");
            connection.execute("CREATE TABLE around.t (k int PRIMARY KEY, \"A\" text, m map<text, int>)");
            connection.execute("CREATE INDEX by_a ON around.t (\"A\")");
            connection.execute("CREATE INDEX by_key ON around.t (keys(m))");
            connection.execute("CREATE INDEX sai ON around.t (values(m)) USING 'sai'");
            connection.execute("CREATE MATERIALIZED VIEW around.v AS SELECT k, \"A\" FROM around.t "
                    + "WHERE \"A\" IS NOT NULL AND k IS NOT NULL PRIMARY KEY (\"A\", k)");
            connection.execute("CREATE FUNCTION around.\"Twice\" (a int) CALLED ON NULL INPUT RETURNS int "
                    + "LANGUAGE java AS 'return a; /* it''s; */'");

            Schema schema = connection.schema();
            TableSchema table = schema.table("around", "t").orElseThrow();

            assertEquals(List.of(new SecondaryIndex("by_a", "A", Optional.empty(), Optional.empty()),
                    new SecondaryIndex("by_key", "m", Optional.of("keys"), Optional.empty()),
                    new SecondaryIndex("sai", "m", Optional.of("values"), Optional.of("sai"))), table.indexes());
            assertEquals(List.of(new MaterializedView("v", "t", List.of("A", "k"), List.of("A"), List.of("k"),
                    "\"A\" IS NOT NULL AND k IS NOT NULL")), table.views());
            assertEquals(List.of(new Schema.Other("function", "around.Twice")), schema.others());
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_write_a_schema_that_cassandra_takes(CassandraVersion version, Clusters clusters) {
        String cql = EVERYWHERE.replace("scheme.", "written.").replace("CREATE TABLE written.a (",
                "CREATE TABLE written.a (old int, ")
                + "ALTER TABLE written.a DROP old USING TIMESTAMP 5;";
        try (SourceConnection connection = Clusters.connect(clusters.node(version))) {
            LiveValuesTest.keyspace(connection, "written");
            for (TableSchema table : SchemaReader.read(cql, "test", "").tables()) {
                for (String statement : SchemaWriter.statements(table)) {
                    connection.execute(statement.replace("CREATE TYPE", "CREATE TYPE IF NOT EXISTS")
                            // 2.x and 3.1 do not know USING TIMESTAMP here
                            .replaceAll(version.isAtLeast(CassandraVersion.V3_11) ? "^$" : " USING TIMESTAMP.*", ""));
                }
            }

            assertEquals(3, connection.schema().tables().stream().filter(t -> t.keyspace().equals("written")).count());
        }
    }
}
