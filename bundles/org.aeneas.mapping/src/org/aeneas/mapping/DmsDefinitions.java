package org.aeneas.mapping;

import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What AWS DMS must be told to load our CSV files into DynamoDB (DMS User Guide, "Using Amazon S3 as a source", "Using
 * an Amazon DynamoDB database as a target").
 */
public final class DmsDefinitions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DmsDefinitions() {
    }

    /** The external table definition of the S3 source endpoint, for all tables of a task; at most 2 MB of JSON. */
    public static JsonNode externalTables(List<TableMapping> mappings) {
        ObjectNode definition = JSON.objectNode().put("TableCount", Integer.toString(mappings.size()));
        ArrayNode tables = definition.putArray("Tables");
        mappings.forEach(mapping -> tables.add(externalTable(mapping)));
        return definition;
    }

    private static ObjectNode externalTable(TableMapping mapping) {
        String keyspace = mapping.source().keyspace();
        String name = mapping.source().name();
        List<DmsColumn> columns = DmsColumn.of(mapping);
        ObjectNode table = JSON.objectNode().put("TableName", name)
                .put("TablePath", keyspace + "/" + name + "/")
                .put("TableOwner", keyspace);
        ArrayNode list = table.putArray("TableColumns");
        columns.forEach(column -> list.add(externalColumn(column)));
        return table.put("TableColumnsTotal", Integer.toString(columns.size()));
    }

    private static ObjectNode externalColumn(DmsColumn column) {
        ObjectNode json = JSON.objectNode().put("ColumnName", column.name()).put("ColumnType", column.type().name());
        if (column.length() > 0) {
            json.put("ColumnLength", Integer.toString(column.length()));
        }
        if (column.nullable()) {
            json.put("ColumnNullable", "true");
        }
        if (column.isKey()) {
            json.put("ColumnIsPk", "true");
        }
        return json;
    }

    /** The table mappings of the replication task: for each table a selection and an object mapping. */
    public static JsonNode tableMappings(List<TableMapping> mappings) {
        ObjectNode json = JSON.objectNode();
        ArrayNode rules = json.putArray("rules");
        int id = 1;
        for (TableMapping mapping : mappings) {
            rules.add(rule(mapping, id++, "selection", "include", rule -> rule.putArray("filters")));
            rules.add(rule(mapping, id++, "object-mapping", "map-record-to-record", rule -> {
                rule.put("target-table-name", mapping.targetTable());
                rule.set("mapping-parameters", parameters(mapping));
            }));
        }
        return json;
    }

    private static ObjectNode rule(TableMapping mapping, int id, String type, String action,
            Consumer<ObjectNode> rest) {
        ObjectNode rule = JSON.objectNode().put("rule-type", type).put("rule-id", Integer.toString(id))
                .put("rule-name", type + "-" + id).put("rule-action", action);
        rule.putObject("object-locator").put("schema-name", mapping.source().keyspace())
                .put("table-name", mapping.source().name());
        rest.accept(rule);
        return rule;
    }

    private static ObjectNode parameters(TableMapping mapping) {
        ObjectNode parameters = JSON.objectNode().put("partition-key-name", mapping.partitionKey().attribute());
        mapping.sortKey().ifPresent(key -> parameters.put("sort-key-name", key.attribute()));
        ArrayNode excluded = parameters.putArray("exclude-columns");
        ArrayNode attributes = parameters.putArray("attribute-mappings");
        addKey(mapping.partitionKey(), excluded, attributes);
        mapping.sortKey().ifPresent(key -> addKey(key, excluded, attributes));
        return parameters;
    }

    /** A key that is a column maps by its name; an explicit mapping would make a string of a number. */
    private static void addKey(KeyMapping key, ArrayNode excluded, ArrayNode attributes) {
        if (key.isColumn()) {
            return;
        }
        excluded.add(key.csvColumn());
        attributes.addObject().put("target-attribute-name", key.attribute()).put("attribute-type", "scalar")
                .put("attribute-sub-type", "string").put("value", "${" + key.csvColumn() + "}");
    }
}
