package org.aeneas.mapping.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.DmsColumn;
import org.aeneas.mapping.DmsDefinitions;
import org.aeneas.mapping.TableMapping;
import org.junit.jupiter.api.Test;

class DmsDefinitionsTest {
    private static final TableMapping JOINED = Rows.mapping(TableSchema.of("shop", "orders",
            Column.partitionKey("customer", Native.TEXT), Column.partitionKey("month", Native.INT),
            Column.clustering("at", Native.TIMEUUID, false), Column.regular("total", Native.DECIMAL),
            Column.regular("paid", Native.BOOLEAN)));
    private static final TableMapping PLAIN = Rows.mapping(TableSchema.of("shop", "users",
            Column.partitionKey("id", Native.BIGINT), Column.clustering("at", Native.TIMESTAMP, false)));

    @Test
    void should_define_the_external_table_in_strings_whose_totals_match() {
        JsonNode definition = DmsDefinitions.externalTables(List.of(JOINED, PLAIN));
        assertEquals("2", definition.get("TableCount").textValue());
        JsonNode orders = definition.get("Tables").get(0);
        assertEquals("orders", orders.get("TableName").textValue());
        assertEquals("shop/orders/", orders.get("TablePath").textValue());
        assertEquals("shop", orders.get("TableOwner").textValue());
        assertEquals(Integer.toString(orders.get("TableColumns").size()), orders.get("TableColumnsTotal").textValue());
        assertEquals(DmsColumn.of(JOINED).stream().map(DmsColumn::name).toList(),
                orders.get("TableColumns").findValuesAsText("ColumnName"));
        assertEquals(Rows.json("{\"ColumnName\":\"aeneas_pk\",\"ColumnType\":\"STRING\",\"ColumnLength\":\"2048\","
                + "\"ColumnIsPk\":\"true\"}"),
                orders.get("TableColumns").get(0));
        assertEquals(Rows.json("{\"ColumnName\":\"paid\",\"ColumnType\":\"BOOLEAN\",\"ColumnNullable\":\"true\"}"),
                orders.get("TableColumns").get(6));
        definition.findValues("TableColumns").forEach(columns -> columns.forEach(column -> column.forEach(
                value -> assertTrue(value.isTextual(), column::toString))));
    }

    @Test
    void should_map_final_key_values_to_the_key_attributes() {
        JsonNode rules = DmsDefinitions.tableMappings(List.of(JOINED, PLAIN)).get("rules");
        assertEquals(List.of("1", "2", "3", "4"), rules.findValuesAsText("rule-id"));
        assertEquals(List.of("selection", "object-mapping", "selection", "object-mapping"),
                rules.findValuesAsText("rule-type"));
        JsonNode rule = rules.get(1);
        assertEquals("map-record-to-record", rule.get("rule-action").textValue());
        assertEquals("shop.orders", rule.get("target-table-name").textValue());
        JsonNode parameters = rule.get("mapping-parameters");
        assertEquals("customer#month", parameters.get("partition-key-name").textValue());
        assertEquals("at_", parameters.get("sort-key-name").textValue());
        assertEquals(Rows.json("[\"aeneas_pk\",\"aeneas_sk\"]"), parameters.get("exclude-columns"));
        assertEquals(Rows.json("{\"target-attribute-name\":\"customer#month\",\"attribute-type\":\"scalar\","
                + "\"attribute-sub-type\":\"string\",\"value\":\"${aeneas_pk}\"}"), 
                parameters.get("attribute-mappings").get(0));
    }

    @Test
    void should_leave_a_key_that_is_a_column_to_its_own_name_and_type() {
        JsonNode parameters = DmsDefinitions.tableMappings(List.of(PLAIN)).get("rules").get(1)
                .get("mapping-parameters");
        assertEquals("id", parameters.get("partition-key-name").textValue());
        assertEquals(0, parameters.get("attribute-mappings").size());
        assertEquals(0, parameters.get("exclude-columns").size());
    }
}
