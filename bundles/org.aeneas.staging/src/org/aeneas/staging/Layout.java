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

    /** The folder of all changes, with {@code /} at its end: a folder in it for each cycle. */
    public String changes() {
        return "changes/" + keyspace + "/" + table + "/";
    }

    /**
     * The folder of a cycle's changes, with {@code /} at its end; the order of names is that of cycles.
     *
     * @param cycle from 1
     */
    public String changes(long cycle) {
        return changes() + String.format(Locale.ROOT, "%012d/", requireNumber(cycle));
    }

    /** @param number of the object in the cycle, from 1 */
    public String changeObject(long cycle, int number, Compression compression) {
        return changes(cycle) + String.format(Locale.ROOT, "part-%08d.json", number) + compression.suffix();
    }

    /** Of a cycle; written when all its objects are there. */
    public String changeManifest(long cycle) {
        return changes(cycle) + "manifest.json";
    }

    public String changeRejects(long cycle) {
        return changes(cycle) + "rejects.jsonl";
    }

    /**
     * DMS: an object with changes of any table of a task. Names are read in their order, and one that comes after a
     * higher one never is (DMS User Guide, "Using CDC with Amazon S3 as a source").
     *
     * @param folder of changes, the endpoint's CdcPath: without {@code /} at its end
     * @param number in the task's one sequence, from 1
     */
    public static String cdcObject(String folder, long number) {
        return folder + "/" + String.format(Locale.ROOT, "CDC%020d.csv", requireNumber(number));
    }

    private static long requireNumber(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("numbers begin with 1: " + number);
        }
        return number;
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
