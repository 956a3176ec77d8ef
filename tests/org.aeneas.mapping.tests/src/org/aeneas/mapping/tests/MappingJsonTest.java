package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.DroppedColumn;
import org.aeneas.core.schema.MaterializedView;
import org.aeneas.core.schema.SecondaryIndex;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingJson;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.junit.jupiter.api.Test;

class MappingJsonTest {

    private static TableSchema everything() {
        List<Column> columns = new ArrayList<>(List.of(Column.partitionKey("id", Native.INT),
                Column.partitionKey("k2", Types.ADDRESS),
                Column.clustering("c", Native.TIMESTAMP, true), Column.clustering("d", Native.TEXT, false),
                Column.ofStatic("s", Native.TEXT)));
        List.copyOf(Types.all().toList()).forEach(type -> columns.add(Column.regular("v" + columns.size(), type)));
        return new TableSchema("ks", "t", Optional.of(UUID.fromString("6f1ed002-ab5f-4dcb-8b9c-5f0a2f2b6c01")), columns,
                true,
                List.of(new DroppedColumn("gone", Native.INT, false, 5), new DroppedColumn("unknown", null, true, 6)),
                List.of(new SecondaryIndex("i", "v10", Optional.of("values"), Optional.of("x.Y"))),
                List.of(new MaterializedView("m", "t", List.of("s"), List.of("id"), List.of(), "")), 60);
    }

    @Test
    void should_read_back_a_mapping_as_it_was() {
        for (MappingOptions options : List.of(MappingOptions.DEFAULT, new MappingOptions(true, true, Map.of()))) {
            TableMapping mapping = Mapper.propose(everything(), options);
            String text = MappingJson.write(mapping).toString();
            assertEquals(mapping, MappingJson.readMapping(Rows.json(text)));
        }
    }

    @Test
    void should_read_back_a_schema_as_it_was() {
        assertEquals(everything(), MappingJson.readSchema(Rows.json(MappingJson.write(everything()).toString())));
        TableSchema bare = TableSchema.of("ks", "t", Column.partitionKey("id", Native.INT));
        assertEquals(bare, MappingJson.readSchema(MappingJson.write(bare)));
    }

    @Test
    void should_read_back_options_as_they_were() {
        TableOptions table = TableOptions.DEFAULT.withTargetTable("T-1").withKeyNames("pk", "sk").withTtlName("e")
                .withEpochMillis(false)
                .withWriteTime(true).withIndexes(Set.of("a", "b"))
                .withColumn("c", new ColumnOptions(Optional.of("C"), true, Optional.of(true), OptionalInt.of(7)));
        MappingOptions options = new MappingOptions(true, false, Map.of("ks.t", table, "ks.u", TableOptions.DEFAULT));
        assertEquals(options, MappingJson.readOptions(Rows.json(MappingJson.write(options).toString())));
    }

    @Test
    void should_take_the_default_for_what_is_missing() {
        assertEquals(MappingOptions.DEFAULT, MappingJson.readOptions(Rows.json("{}")));
        String json = "{\"tables\":{\"ks.t\":{\"columns\":{\"c\":{\"attribute\":\"C\"}}}}}";
        MappingOptions options = MappingJson.readOptions(Rows.json(json));
        assertEquals(ColumnOptions.DEFAULT.withAttribute("C"), options.table("ks.t").column("c"));
    }

    @Test
    void should_say_what_is_wrong_with_json_that_is_no_mapping() {
        for (String wrong : List.of("{\"tabels\":{}}", "{\"tables\":7}", "[]")) {
            ProblemException e = assertThrows(ProblemException.class, () -> MappingJson.readOptions(Rows.json(wrong)),
                    wrong);
            assertEquals("mapping-json", e.problem().code());
            assertEquals("MappingOptions", e.problem().object());
        }
        assertThrows(ProblemException.class, () -> MappingJson.readMapping(Rows.json("{\"targetTable\":\"t\"}")));
        String noType = MappingJson.write(everything()).toString().replace("\"timestamp\"", "\"timestanp\"");
        ProblemException e = assertThrows(ProblemException.class, () -> MappingJson.readSchema(Rows.json(noType)));
        assertTrue(e.problem().what().contains("timestanp"), e.problem().what());
    }
}
