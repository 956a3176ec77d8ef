package org.aeneas.sandbox.internal.dms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The external table definition of an S3 source (DMS User Guide, "Defining external tables for Amazon S3"). */
record ExternalTables(List<Table> tables) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 2 << 20;
    private static final Set<String> TYPES = Set.of("BYTE", "DATE", "TIME", "DATETIME", "INT1", "INT2", "INT4", "INT8",
            "NUMERIC", "REAL4", "REAL8", "STRING", "UINT1", "UINT2", "UINT4", "UINT8", "BLOB", "CLOB", "BOOLEAN");

    /** @param path below the bucket's folder, ends with a slash */
    record Table(String schema, String name, String path, List<Column> columns) {
    }

    /** @param length of a STRING in bytes; 0 where it was not told */
    record Column(String name, String type, int length, boolean nullable, boolean key) {
    }

    static ExternalTables parse(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw DmsFault.value("The external table definition is larger than 2 MB.");
        }
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw DmsFault.value("The external table definition is not valid JSON.");
        }
        List<Table> tables = new ArrayList<>();
        json.path("Tables").forEach(table -> tables.add(table(table)));
        total("TableCount", json.path("TableCount"), tables.size());
        return new ExternalTables(List.copyOf(tables));
    }

    Optional<Table> find(String schema, String name) {
        return tables.stream().filter(table -> table.schema().equals(schema) && table.name().equals(name)).findFirst();
    }

    private static Table table(JsonNode json) {
        List<Column> columns = new ArrayList<>();
        json.path("TableColumns").forEach(column -> columns.add(column(column)));
        total("TableColumnsTotal", json.path("TableColumnsTotal"), columns.size());
        String path = json.path("TablePath").asText();
        return new Table(json.path("TableOwner").asText(), json.path("TableName").asText(),
                path.endsWith("/") ? path : path + "/", List.copyOf(columns));
    }

    private static Column column(JsonNode json) {
        String type = json.path("ColumnType").asText();
        if (!TYPES.contains(type)) {
            throw DmsFault.value("Unknown column type " + type + " of the column " + json.path("ColumnName").asText());
        }
        return new Column(json.path("ColumnName").asText(), type, json.path("ColumnLength").asInt(0),
                json.path("ColumnNullable").asBoolean(false), json.path("ColumnIsPk").asBoolean(false));
    }

    /** All values are texts, and the totals must be right. */
    private static void total(String name, JsonNode told, int counted) {
        if (!told.isTextual() || !told.asText().equals(Integer.toString(counted))) {
            throw DmsFault.value(name + " is " + told + ", but there are " + counted + ".");
        }
    }
}
