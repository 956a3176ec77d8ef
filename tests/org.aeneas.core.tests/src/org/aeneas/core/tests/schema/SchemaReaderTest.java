package org.aeneas.core.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.DroppedColumn;
import org.aeneas.core.schema.MaterializedView;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.core.schema.TableSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReaderTest {

    @Test
    void should_read_keys_statics_and_order_of_a_table() {
        TableSchema table = only("""
                CREATE TABLE IF NOT EXISTS shop.orders (
                    day date, shop int, -- the partition
                    at timestamp, id timeuuid, /* the row */
                    total decimal, owner text STATIC, // the partition's own
                    PRIMARY KEY ((shop, day), at, id),
                ) WITH CLUSTERING ORDER BY (at DESC, id ASC) AND gc_grace_seconds = 864000
                    AND default_time_to_live = 86400 AND comment = 'it''s ours; really'
                    AND compaction = {'class': 'SizeTieredCompactionStrategy', 'max_threshold': '32'}
                    AND speculative_retry = '99.0PERCENTILE' AND bloom_filter_fp_chance = 0.01;
                """);

        assertEquals("shop.orders", table.qualifiedName());
        assertEquals(List.of(Column.partitionKey("shop", CqlType.Native.INT),
                Column.partitionKey("day", CqlType.Native.DATE),
                Column.clustering("at", CqlType.Native.TIMESTAMP, true),
                Column.clustering("id", CqlType.Native.TIMEUUID, false),
                Column.regular("total", CqlType.Native.DECIMAL),
                Column.ofStatic("owner", CqlType.Native.TEXT)), table.columns());
        assertEquals(86400, table.defaultTtl());
    }

    @Test
    void should_read_a_key_that_stands_beside_its_column() {
        TableSchema table = only("create columnfamily s.t (Key varchar primary key, static int, \"Value\" blob)");

        assertEquals(List.of(Column.partitionKey("key", CqlType.Native.TEXT),
                Column.regular("static", CqlType.Native.INT),
                Column.regular("Value", CqlType.Native.BLOB)), table.columns());
    }

    @Test
    void should_read_the_table_id_with_and_without_quotes() {
        UUID id = UUID.fromString("5a1c395e-b41f-11e5-9f22-ba0be0483c18");

        assertEquals(Optional.of(id), only("CREATE TABLE s.t (k int PRIMARY KEY) WITH ID='" + id + "'").id());
        assertEquals(Optional.of(id), only("CREATE TABLE s.t (k int PRIMARY KEY) WITH COMPACT STORAGE AND ID = "
                + id).id());
    }

    @Test
    void should_take_the_keyspace_from_use_and_else_from_the_caller() {
        Schema schema = SchemaReader.read("CREATE TABLE a (k int PRIMARY KEY); USE \"Two\"; "
                + "CREATE TABLE b (k int PRIMARY KEY); CREATE TABLE three.c (k int PRIMARY KEY)", "test", "one");

        assertEquals(List.of("one.a", "Two.b", "three.c"),
                schema.tables().stream().map(TableSchema::qualifiedName).toList());
    }

    @Test
    void should_follow_drops_of_columns_and_their_return() {
        TableSchema table = only("""
                CREATE TABLE s.t (k int, c int, a text, b int, st set<int> static, PRIMARY KEY (k, c));
                ALTER TABLE s.t DROP a USING TIMESTAMP 1500000000000000;
                ALTER TABLE s.t DROP (b, st) USING TIMESTAMP 1600000000000000;
                ALTER TABLE s.t DROP gone USING TIMESTAMP 1400000000000000;
                ALTER TABLE s.t ADD a blob;
                """);

        assertEquals(List.of("k", "c", "a"), table.columns().stream().map(Column::name).toList());
        assertEquals(CqlType.Native.BLOB, table.column("a").orElseThrow().type());
        assertEquals(List.of(new DroppedColumn("a", CqlType.Native.TEXT, false, 1500000000000000L),
                new DroppedColumn("b", CqlType.Native.INT, false, 1600000000000000L),
                new DroppedColumn("st", new CqlType.SetType(CqlType.Native.INT, false), true, 1600000000000000L),
                new DroppedColumn("gone", null, false, 1400000000000000L)), table.dropped());
    }

    @Test
    void should_follow_what_is_altered_and_dropped() {
        Schema schema = read("""
                DROP KEYSPACE IF EXISTS s;
                CREATE KEYSPACE s WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': '3'};
                CREATE TABLE s.t (k int, c int, PRIMARY KEY (k, c)) WITH CLUSTERING ORDER BY (c DESC);
                CREATE TABLE s.gone (k int PRIMARY KEY);
                CREATE TYPE s.u (a int);
                ALTER TABLE s.t RENAME k TO key AND c TO sort;
                ALTER TABLE s.t ADD (x int, y frozen<u> static);
                ALTER TABLE s.t ALTER x TYPE varint;
                ALTER TABLE s.t WITH default_time_to_live = 7 AND comment = '';
                ALTER TYPE s.u ADD b text;
                ALTER TYPE s.u RENAME a TO first AND b TO second;
                ALTER KEYSPACE s WITH durable_writes = false;
                CREATE INDEX ON s.t (x);
                DROP INDEX s.t_x_idx;
                DROP TABLE s.gone;
                """);

        CqlType u = new CqlType.UserType("s", "u", List.of(new CqlType.UserType.Field("first", CqlType.Native.INT),
                new CqlType.UserType.Field("second", CqlType.Native.TEXT)), true);
        assertEquals(1, schema.tables().size());
        assertEquals(List.of(Column.partitionKey("key", CqlType.Native.INT),
                Column.clustering("sort", CqlType.Native.INT, true), Column.regular("x", CqlType.Native.VARINT),
                Column.ofStatic("y", u)), schema.tables().get(0).columns());
        assertEquals(7, schema.tables().get(0).defaultTtl());
        assertEquals(List.of(), schema.tables().get(0).indexes());
    }

    @Test
    void should_read_indexes_of_every_form() {
        TableSchema table = only("""
                CREATE TABLE s.t (k int PRIMARY KEY, a int, m map<text, int>, f frozen<list<int>>);
                CREATE INDEX by_a ON s.t (a);
                CREATE INDEX IF NOT EXISTS ON s.t (keys(m));
                CREATE CUSTOM INDEX sasi ON s.t (a) USING 'org.apache.cassandra.index.sasi.SASIIndex'
                    WITH OPTIONS = {'mode': 'CONTAINS'};
                CREATE INDEX sai ON s.t (full("f")) USING 'sai';
                CREATE CUSTOM INDEX lucene ON s.t () USING 'com.stratio.cassandra.lucene.Index';
                """);

        assertEquals(List.of(new SecondaryIndex("by_a", "a", Optional.empty(), Optional.empty()),
                new SecondaryIndex("t_m_idx", "m", Optional.of("keys"), Optional.empty()),
                new SecondaryIndex("sasi", "a", Optional.empty(),
                        Optional.of("org.apache.cassandra.index.sasi.SASIIndex")),
                new SecondaryIndex("sai", "f", Optional.of("full"), Optional.of("sai")),
                new SecondaryIndex("lucene", "", Optional.empty(),
                        Optional.of("com.stratio.cassandra.lucene.Index"))), table.indexes());
    }

    @Test
    void should_read_views_with_their_condition() {
        TableSchema table = only("""
                CREATE MATERIALIZED VIEW s.by_c AS
                    SELECT k, c, "V" FROM s.t
                    WHERE k IS NOT NULL
                      AND c IS NOT NULL AND "V" > 0
                    PRIMARY KEY ((c, k), "V") WITH CLUSTERING ORDER BY ("V" DESC) AND comment = 'x';
                CREATE MATERIALIZED VIEW s.all_of_it AS SELECT * FROM s.t WHERE c IS NOT NULL PRIMARY KEY (c, k);
                CREATE TABLE s.t (k int PRIMARY KEY, c int, "V" int);
                """);

        assertEquals(List.of(
                new MaterializedView("by_c", "t", List.of("k", "c", "V"), List.of("c", "k"), List.of("V"),
                        "k IS NOT NULL AND c IS NOT NULL AND \"V\" > 0"),
                new MaterializedView("all_of_it", "t", List.of(), List.of("c"), List.of("k"), "c IS NOT NULL")),
                table.views());
    }

    @Test
    void should_keep_the_names_of_what_dynamodb_has_no_counterpart_for() {
        Schema schema = read("""
                CREATE OR REPLACE FUNCTION s.plus (a int, b int) RETURNS NULL ON NULL INPUT RETURNS int
                    LANGUAGE java AS $$ String s = "it's; done"; return a + b; $$;
                CREATE AGGREGATE IF NOT EXISTS s.total (int) SFUNC plus STYPE int INITCOND 0;
                CREATE TRIGGER audit ON s.t USING 'org.example.Audit';
                CREATE ROLE reader WITH PASSWORD = 'x;y' AND LOGIN = true;
                CREATE USER 'bob' WITH PASSWORD 'z' NOSUPERUSER;
                GRANT SELECT ON KEYSPACE s
                    TO reader;
                """);

        assertEquals(List.of(new Schema.Other("function", "s.plus"), new Schema.Other("aggregate", "s.total"),
                new Schema.Other("trigger", "audit"), new Schema.Other("role", "reader"),
                new Schema.Other("role", "bob"), new Schema.Other("grant", "SELECT ON KEYSPACE s TO reader")),
                schema.others());
    }

    @Test
    void should_report_tables_that_cqlsh_could_not_describe() {
        Schema schema = read("""

                CREATE KEYSPACE old WITH replication = {'class': 'SimpleStrategy', 'replication_factor': '1'};

                /*
                Warning: Table old.thrifty omitted because it has constructs not compatible with CQL.

                Approximate structure, for reference:
                (this should not be used to reproduce this schema)

                CREATE TABLE old.thrifty (key blob, column1 text, PRIMARY KEY (key, column1)) WITH COMPACT STORAGE
                */
                CREATE TABLE old.fine (k int PRIMARY KEY);
                """);

        assertEquals(List.of(new Schema.Other("thrift table", "old.thrifty")), schema.others());
        assertEquals(1, schema.tables().size());
    }

    @Test
    void should_step_over_data_and_commands_of_cqlsh() {
        Schema schema = read("""
                CONSISTENCY QUORUM
                PAGING OFF;
                CREATE TABLE s.t (k int PRIMARY KEY, v text MASKED WITH mask_inner(1, null));
                INSERT INTO s.t (k, v) VALUES (1, 'CREATE TABLE s.x (k int PRIMARY KEY);');
                BEGIN BATCH UPDATE s.t SET v = 'a' WHERE k = 1; DELETE FROM s.t WHERE k = 2; APPLY BATCH;
                exit
                """);

        assertEquals(List.of("s.t"), schema.tables().stream().map(TableSchema::qualifiedName).toList());
    }

    /** The answer of a node of 5.0.9 to DESCRIBE KEYSPACE shop WITH INTERNALS. */
    @Test
    void should_read_what_cassandra_describes_of_itself() {
        Schema schema = SchemaReader.read(Path.of("resources/describe-5.0.cql"));
        TableSchema orders = schema.table("shop", "orders").orElseThrow();

        assertEquals(List.of("address", "person"), schema.types().stream().map(CqlType.UserType::name).toList());
        assertTrue(schema.table("shop", "Hits").orElseThrow().isCounter());
        assertEquals(List.of("shop", "day", "at", "id", "owner", "buyer", "embedding", "took", "items", "tags"),
                orders.columns().stream().map(Column::name).toList());
        assertEquals(Optional.of(UUID.fromString("846ea420-e67d-11f1-80dd-49d4a55123d4")), orders.id());
        assertEquals(List.of(new DroppedColumn("old", CqlType.Native.TEXT, false, 1795356220885000L),
                new DroppedColumn("tags", new CqlType.SetType(CqlType.Native.TEXT, false), false, 1795356222307000L)),
                orders.dropped());
        assertEquals(List.of("by_buyer", "by_tag"), orders.indexes().stream().map(SecondaryIndex::name).toList());
        assertEquals(3600, orders.defaultTtl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "-- nothing\n", "/* nothing */", ";;", "\uFEFF"})
    void should_find_nothing_in_a_text_without_statements(String text) {
        assertEquals(new Schema(List.of(), List.of(), List.of()), read(text));
    }

    @Test
    void should_read_a_file_with_windows_line_ends(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("schema.cql"),
                "\uFEFFUSE s;\r\n\r\nCREATE TABLE t (\r\n  k int PRIMARY KEY, -- the key\r\n  v text\r\n);\r\n");

        assertTrue(SchemaReader.read(file).table("s", "t").orElseThrow().column("v").isPresent());
    }

    private static Schema read(String cql) {
        return SchemaReader.read(cql, "test", "");
    }

    private static TableSchema only(String cql) {
        Schema schema = read(cql);
        assertEquals(1, schema.tables().size());
        return schema.tables().get(0);
    }
}
