package org.aeneas.staging;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of a table's staged objects, relative to the output folder or to the bucket's prefix, with {@code /}
 * between their parts.
 */
public record Layout(String keyspace, String table) {
    /** What Cassandra lets a keyspace or a table be called; so no name leads out of its folder. */
    private static final Pattern NAME = Pattern.compile("\\w+");

    public Layout {
        if (!NAME.matcher(keyspace).matches() || !NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("not a table's name: " + keyspace + "." + table);
        }
    }

    /** The folder of data objects, with {@code /} at its end. Nothing else is in it. */
    public String data() {
        return "data/" + keyspace + "/" + table + "/";
    }

    /** The folder of what describes the data, with {@code /} at its end. */
    public String meta() {
        return "meta/" + keyspace + "/" + table + "/";
    }

    /** @param number of the chunk, from 1 */
    public String object(int number, Format format, Compression compression) {
        String name = switch (format) {
            case DYNAMODB_JSON -> String.format(Locale.ROOT, "part-%08d.json", number);
            case DMS_CSV -> String.format(Locale.ROOT, "LOAD%08d.csv", number);
        };
        return data() + name + compression.suffix();
    }

    public String manifest() {
        return meta() + "manifest.json";
    }

    public String rejects() {
        return meta() + "rejects.jsonl";
    }

    /** DMS: the columns of the CSV. */
    public String externalTableDefinition() {
        return meta() + "external-table-definition.json";
    }

    /** DMS: how columns become attributes. */
    public String tableMappings() {
        return meta() + "table-mappings.json";
    }
}
