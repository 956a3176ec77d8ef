package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.ListType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.MaterializedView;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.ChosenIndexes;
import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.IndexProposal;
import org.aeneas.mapping.KeyMapping;
import org.aeneas.mapping.KeyMapping.Form;
import org.aeneas.mapping.KeyType;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapperTest {
    private static final Column ID = Column.partitionKey("id", Native.INT);

    private static TableMapping with(TableOptions options, Column... columns) {
        return Mapper.propose(TableSchema.of("ks", "t", columns), MappingOptions.DEFAULT.withTable("ks.t", options));
    }

    private static String code(TableOptions options, Column... columns) {
        return assertThrows(ProblemException.class, () -> with(options, columns)).problem().code();
    }

    @ParameterizedTest
    @CsvSource({"INT, N", "TINYINT, N", "BIGINT, N", "BLOB, B", "TEXT, S", "UUID, S", "VARINT, S", "TIMESTAMP, S",
        "BOOLEAN, S"})
    void should_keep_the_name_of_a_single_partition_key_column(Native type, KeyType keyType) {
        TableMapping mapping = with(TableOptions.DEFAULT, Column.partitionKey("k", type));
        assertEquals(new KeyMapping("k", keyType, Form.COLUMN, List.of("k"), true, "k"), mapping.partitionKey());
        assertEquals(Optional.empty(), mapping.sortKey());
    }

    @ParameterizedTest
    @CsvSource({"TEXT, c, S, COLUMN, true", "INT, c, N, COLUMN, true", "BLOB, c, B, COLUMN, true",
        "UUID, c_, S, SORT, false", "DOUBLE, c_, S, SORT, false", "VARINT, c_, S, SORT, false",
        "TIMESTAMP, c, S, SORT, true", "DATE, c, S, SORT, true", "TIME, c, S, SORT, true"})
    void should_encode_a_single_clustering_column_only_where_its_order_asks_for_it(Native type, String name,
            KeyType keyType, Form form, boolean isColumn) {
        KeyMapping key = with(TableOptions.DEFAULT, ID, Column.clustering("c", type, false)).sortKey().orElseThrow();
        assertEquals(new KeyMapping(name, keyType, form, List.of("c"), isColumn, isColumn ? "c" : "aeneas_sk"), key);
    }

    @Test
    void should_encode_every_clustering_key_of_a_table_with_static_columns() {
        for (Native type : List.of(Native.TEXT, Native.INT, Native.BLOB)) {
            TableMapping mapping = with(TableOptions.DEFAULT, ID, Column.clustering("c", type, false),
                    Column.ofStatic("s", Native.INT));
            assertEquals(new KeyMapping("c_", KeyType.S, Form.SORT, List.of("c"), false, "aeneas_sk"),
                    mapping.sortKey().orElseThrow());
            assertTrue(mapping.hasStaticItems());
        }
    }

    @Test
    void should_join_the_names_of_several_key_columns() {
        TableMapping mapping = with(TableOptions.DEFAULT, Column.partitionKey("a", Native.INT),
                Column.partitionKey("b", Native.INT),
                Column.clustering("c", Native.INT, false), Column.clustering("d", Native.INT, true));
        assertEquals(new KeyMapping("a#b", KeyType.S, Form.JOINED, List.of("a", "b"), false, "aeneas_pk"),
                mapping.partitionKey());
        assertEquals(new KeyMapping("c#d", KeyType.S, Form.SORT, List.of("c", "d"), false, "aeneas_sk"),
                mapping.sortKey().orElseThrow());
        assertFalse(mapping.isKeyAttribute("a"));
    }

    @Test
    void should_give_way_to_columns_with_the_names_of_our_attributes() {
        TableMapping mapping = with(TableOptions.DEFAULT.withWriteTime(true), Column.partitionKey("a", Native.INT),
                Column.partitionKey("b", Native.INT), Column.regular("a#b", Native.INT),
                Column.regular("ttl", Native.INT),
                Column.regular("ttl_", Native.INT), Column.regular("writetime", Native.INT),
                Column.regular("aeneas_pk", Native.INT));
        assertEquals("a#b_", mapping.partitionKey().attribute());
        assertEquals("aeneas_pk_", mapping.partitionKey().csvColumn());
        assertEquals("ttl__", mapping.ttlAttribute());
        assertEquals(Optional.of("writetime_"), mapping.writeTimeAttribute());
        Column[] columns = mapping.source().columns().toArray(Column[]::new);
        assertEquals(mapping, with(TableOptions.DEFAULT.withWriteTime(true), columns));
    }

    @Test
    void should_use_a_plain_name_where_the_joined_one_is_too_long_for_a_key() {
        TableMapping mapping = with(TableOptions.DEFAULT, Column.partitionKey("x".repeat(200), Native.INT),
                Column.partitionKey("y".repeat(200), Native.INT));
        assertEquals("partition_key", mapping.partitionKey().attribute());
        assertEquals("partition_key", with(TableOptions.DEFAULT, Column.partitionKey("z".repeat(256), Native.INT))
                .partitionKey().attribute());
    }

    @Test
    void should_make_target_names_legal_and_report_those_that_meet() {
        TableMapping a = Mapper.propose(TableSchema.of("ks", "a b", ID), MappingOptions.DEFAULT);
        TableMapping b = Mapper.propose(TableSchema.of("ks", "a:b", ID), MappingOptions.DEFAULT);
        TableMapping c = Mapper.propose(TableSchema.of("ks", "c", ID), MappingOptions.DEFAULT);
        assertEquals("ks.a_b", a.targetTable());
        assertEquals("ks.c", c.targetTable());
        List<Problem> conflicts = Mapper.conflicts(List.of(a, b, c));
        assertEquals(List.of("ks.a_b"), conflicts.stream().map(Problem::object).toList());
        assertTrue(conflicts.get(0).what().contains("ks.a b, ks.a:b"), conflicts.get(0).what());
        String longName = Mapper.propose(TableSchema.of("ks", "n".repeat(300), ID), MappingOptions.DEFAULT)
                .targetTable();
        assertEquals(255, longName.length());
    }

    @Test
    void should_do_as_the_options_say() {
        TableOptions options = TableOptions.DEFAULT.withTargetTable("Orders").withKeyNames("pk", "sk")
                .withTtlName("expires")
                .withColumn("v", ColumnOptions.DEFAULT.withAttribute("value").withCsvLength(10))
                .withColumn("w", ColumnOptions.DEFAULT.withExcluded(true))
                .withColumn("at", ColumnOptions.DEFAULT.withEpochMillis(true));
        TableMapping mapping = with(options, Column.partitionKey("a", Native.INT), Column.partitionKey("b", Native.INT),
                Column.clustering("at", Native.TIMESTAMP, false), Column.clustering("d", Native.INT, false),
                Column.regular("v", Native.TEXT), Column.regular("w", Native.TEXT));
        assertEquals("Orders", mapping.targetTable());
        assertEquals("pk", mapping.partitionKey().attribute());
        assertEquals("sk", mapping.sortKey().orElseThrow().attribute());
        assertEquals("expires", mapping.ttlAttribute());
        assertEquals("value", mapping.column("v").attribute());
        assertEquals(10, mapping.column("v").csvLength());
        assertFalse(mapping.column("w").included());
        assertEquals(Native.BIGINT, mapping.column("at").valueType());
        TableMapping number = with(TableOptions.DEFAULT.withEpochMillis(true), ID,
                Column.clustering("at", Native.TIMESTAMP, false));
        assertEquals(KeyType.N, number.sortKey().orElseThrow().type());
    }

    @Test
    void should_refuse_options_that_make_no_sense() {
        Column v = Column.regular("v", Native.TEXT);
        ColumnOptions columns = ColumnOptions.DEFAULT;
        TableOptions tables = TableOptions.DEFAULT;
        assertEquals("mapping-column-unknown", code(tables.withColumn("x", columns), ID));
        assertEquals("mapping-key-excluded", code(tables.withColumn("id", columns.withExcluded(true)), ID));
        assertEquals("mapping-attribute-name", code(tables.withColumn("v", columns.withAttribute("id")), ID, v));
        assertEquals("mapping-attribute-name", code(tables.withTtlName("v"), ID, v));
        assertEquals("mapping-csv-length", code(tables.withColumn("v", columns.withCsvLength(0)), ID, v));
        assertEquals("target-table-name", code(tables.withTargetTable("a b"), ID));
    }

    private static TableSchema indexed() {
        List<Column> columns = List.of(ID, Column.clustering("at", Native.TIMESTAMP, true),
                Column.regular("email", Native.TEXT),
                Column.regular("active", Native.BOOLEAN), Column.regular("tags", new ListType(Native.TEXT, false)));
        List<SecondaryIndex> indexes = List.of(new SecondaryIndex("by_email", "email", Optional.empty(),
                Optional.empty()),
                new SecondaryIndex("by_active", "active", Optional.empty(), Optional.of("StorageAttachedIndex")),
                new SecondaryIndex("by_tags", "tags", Optional.of("values"), Optional.empty()));
        List<MaterializedView> views = List.of(new MaterializedView("by_mail", "t", List.of("active"), List.of("email"),
                List.of("at", "id"), "email IS NOT NULL"),
                new MaterializedView("by_both", "t", List.of(), List.of("email", "active"), List.of("id"), ""));
        return new TableSchema("ks", "t", Optional.empty(), columns, false, List.of(), indexes, views, 0);
    }

    @Test
    void should_propose_global_secondary_indexes() {
        List<IndexProposal> proposals = Mapper.indexes(Mapper.propose(indexed(), MappingOptions.DEFAULT));
        IndexProposal email = proposals.get(0);
        assertEquals(Optional.of(new IndexProposal.Key("email", KeyType.S)), email.partitionKey());
        assertEquals(Optional.of(new IndexProposal.Key("id", KeyType.N)), email.sortKey());
        assertEquals(IndexProposal.Projection.ALL, email.projection());
        assertFalse(proposals.get(1).possible());
        assertTrue(proposals.get(1).note().contains("StorageAttachedIndex"));
        assertFalse(proposals.get(2).possible());
        IndexProposal view = proposals.get(3);
        assertEquals(Optional.of(new IndexProposal.Key("at", KeyType.S)), view.sortKey());
        assertEquals(List.of("active"), view.projected());
        assertTrue(view.note().contains("Orders by at only"), view.note());
        assertFalse(proposals.get(4).possible());
    }

    @Test
    void should_create_only_the_indexes_that_are_chosen_and_possible() {
        assertEquals(List.of(), Mapper.propose(indexed(), MappingOptions.DEFAULT).indexes());
        TableOptions options = TableOptions.DEFAULT.withIndexes(Set.of("by_mail", "by_tags"));
        TableMapping mapping = Mapper.propose(indexed(), MappingOptions.DEFAULT.withTable("ks.t", options));
        assertEquals(List.of("by_mail"), mapping.indexes().stream().map(IndexProposal::source).toList());
    }

    @Test
    void should_choose_indexes_by_name_over_several_tables_and_list_those_that_there_are() {
        List<TableSchema> tables = List.of(TableSchema.of("ks", "other", ID), indexed());
        MappingOptions options = MappingOptions.DEFAULT.withTable("ks.t",
                TableOptions.DEFAULT.withTargetTable("named"));
        MappingOptions chosen = ChosenIndexes.choose(tables, List.of("by_email", "by_mail"), options);
        TableMapping mapping = Mapper.propose(indexed(), chosen);
        assertEquals(List.of("by_email", "by_mail"), mapping.indexes().stream().map(IndexProposal::source).toList());
        assertEquals("named", mapping.targetTable());
        Problem unknown = assertThrows(ProblemException.class,
                () -> ChosenIndexes.choose(tables, List.of("by_email", "by_nail"), options)).problem();
        assertEquals("index-unknown", unknown.code());
        assertEquals("by_nail", unknown.object());
        assertEquals("Choose of by_email (index), by_mail (view).", unknown.remedy());
        Problem impossible = assertThrows(ProblemException.class,
                () -> ChosenIndexes.choose(tables, List.of("by_tags"), options)).problem();
        assertEquals("index-impossible", impossible.code());
    }

    @Test
    void should_not_project_keys_which_are_in_every_index_anyhow() {
        TableSchema t = indexed();
        List<MaterializedView> views = List.of(new MaterializedView("by_mail", "t",
                List.of("id", "at", "email", "active"), List.of("email"), List.of("at", "id"), ""));
        TableSchema viewed = new TableSchema("ks", "t", Optional.empty(), t.columns(), false, List.of(), List.of(),
                views, 0);
        IndexProposal view = Mapper.indexes(Mapper.propose(viewed, MappingOptions.DEFAULT)).get(0);
        assertEquals(List.of("active"), view.projected());
        assertTrue(view.cost().contains("one attribute of each item is stored a second time"), view.cost());
    }

    @Test
    void should_map_every_type() {
        for (CqlType type : Types.all().toList()) {
            TableMapping mapping = with(TableOptions.DEFAULT, ID, Column.regular("v", type));
            assertEquals(type, mapping.column("v").valueType());
        }
    }
}
