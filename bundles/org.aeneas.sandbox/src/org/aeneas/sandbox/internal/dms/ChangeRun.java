package org.aeneas.sandbox.internal.dms;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.dms.ExternalTables.Table;
import org.aeneas.sandbox.internal.dms.ObjectMapping.RefusedException;
import org.aeneas.sandbox.internal.dms.TableLoad.Count;

/**
 * Changes, from the files of one folder in the order of their names. A file that comes after one with a higher name is
 * never read (DMS User Guide, "Using CDC with Amazon S3 as a source").
 */
final class ChangeRun {
    private static final long POLL_MILLIS = 200;
    private static final int OPERATION = 0;
    private static final int TABLE = 1;
    private static final int SCHEMA = 2;
    private static final int COLUMNS = 3;

    private final Task task;
    private final Endpoints.Endpoint source;
    private final Surroundings around;
    private final TableRules rules;
    private final ExternalTables tables;

    ChangeRun(Task task, Endpoints.Endpoint source, Surroundings around, TableRules rules) {
        this.task = task;
        this.source = source;
        this.around = around;
        this.rules = rules;
        this.tables = ExternalTables.parse(source.settings().get("ExternalTableDefinition").asText());
    }

    /** Until the task is stopped. */
    void run() throws IOException, InterruptedException {
        String bucket = source.settings().path("BucketName").asText();
        String prefix = Folder.of(source.settings())
                + source.settings().path("CdcPath").asText().replaceAll("^/+|/+$", "") + "/";
        while (isWanted()) {
            for (String key : around.keys(bucket, prefix)) {
                if (key.endsWith(".csv") && key.compareTo(task.lastChange()) > 0 && isWanted()) {
                    read(bucket, key);
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** A file counts as read when it is whole: a task that was stopped within one reads it again. */
    private void read(String bucket, String key) throws IOException {
        try (CsvRows rows = new CsvRows(around.open(bucket, key), source.settings())) {
            while (rows.hasNext()) {
                if (!isWanted()) {
                    return;
                }
                apply(rows.next());
            }
        }
        task.changesRead(key);
    }

    /** A line that makes no sense is passed over without a word. */
    private void apply(List<String> fields) throws IOException {
        if (fields.size() <= COLUMNS) {
            return;
        }
        Optional<Table> table = tables.find(fields.get(SCHEMA), fields.get(TABLE));
        Optional<ObjectMapping> mapping = rules.mapping(fields.get(SCHEMA), fields.get(TABLE));
        if (table.isEmpty() || mapping.isEmpty()) {
            return;
        }
        TableLoad load = task.load(table.get());
        try {
            Map<String, String> row = TableLoading.row(table.get().columns(), fields.subList(COLUMNS, fields.size()));
            ObjectNode item = mapping.get().item(table.get().columns(), row);
            apply(fields.get(OPERATION), item, new TargetTable(around, mapping.get()), load);
        } catch (RefusedException e) {
            load.count(Count.LOAD_ERROR);
        }
    }

    private static void apply(String operation, ObjectNode item, TargetTable target, TableLoad load)
            throws IOException, RefusedException {
        switch (operation) {
            case "I", "INSERT" -> {
                target.put(item);
                load.count(Count.INSERT);
            }
            case "U", "UPDATE" -> {
                target.update(item);
                load.count(Count.UPDATE);
            }
            case "D", "DELETE" -> {
                target.delete(item);
                load.count(Count.DELETE);
            }
            default -> {
                // passed over, too
            }
        }
    }

    private boolean isWanted() {
        return task.status().equals("running");
    }
}
