package org.aeneas.sandbox.internal.dms;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.sandbox.internal.dms.ExternalTables.Column;
import org.aeneas.sandbox.internal.dms.ExternalTables.Table;

/** A task at work, from a start to its end; in a thread of its own. */
final class TaskRun implements Runnable {
    private final Task task;
    private final Endpoints.Endpoint source;
    private final Surroundings around;
    private final TableRules rules;

    /** A table error that ends the whole task. */
    static final class FatalException extends Exception {
        private static final long serialVersionUID = 1L;

        FatalException(String message) {
            super(message);
        }
    }

    TaskRun(Task task, Endpoints.Endpoint source, Surroundings around) {
        this.task = task;
        this.source = source;
        this.around = around;
        this.rules = TableRules.parse(task.definition().mappings());
    }

    @Override
    public void run() {
        try {
            if (!task.move("starting", "running")) {
                return;
            }
            boolean changes = !task.definition().migration().equals("full-load");
            List<TableLoad> tables = tables();
            if (!task.definition().migration().equals("cdc") && !task.isLoaded()) {
                load(tables);
            }
            if (changes && isWanted()) {
                new ChangeRun(task, source, around, rules).run();
            }
            end();
        } catch (FatalException | IOException e) {
            task.failed("Last Error " + e.getMessage() + " Task error notification received from subtask 0, thread 0"
                    + " Stop Reason FATAL_ERROR Error Level FATAL");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        if (!isWanted()) {
            task.stopped("NORMAL");
        } else {
            task.stopped("FULL_LOAD_ONLY_FINISHED");
        }
    }

    private boolean isWanted() {
        return task.status().equals("running");
    }

    private List<TableLoad> tables() throws FatalException {
        ExternalTables defined = ExternalTables.parse(source.settings().get("ExternalTableDefinition").asText());
        List<TableLoad> tables = defined.tables().stream().filter(t -> rules.selects(t.schema(), t.name()))
                .map(task::load).toList();
        if (tables.isEmpty()) {
            throw new FatalException("No tables were found at task initialization. Either the selected table(s) or"
                    + " schemas(s) no longer exist or no match was found for the table selection pattern(s).");
        }
        return tables;
    }

    /** Files that are there now; what comes later is not seen. */
    private void load(List<TableLoad> tables) throws IOException, InterruptedException, FatalException {
        Map<TableLoad, List<String>> files = new HashMap<>();
        for (TableLoad load : tables) {
            if (!load.state().equals(TableLoad.COMPLETED)) {
                files.put(load, files(load.table()));
            }
        }
        for (TableLoad load : tables) {
            if (files.containsKey(load) && isWanted()) {
                load(load, files.get(load));
            }
        }
        if (isWanted()) {
            task.loadEnded();
        }
    }

    private List<String> files(Table table) throws IOException {
        String prefix = Folder.of(source.settings()) + table.path();
        return around.keys(source.settings().path("BucketName").asText(), prefix).stream()
                .filter(key -> key.substring(prefix.length()).matches("LOAD[^/]*\\.csv")).sorted().toList();
    }

    private void load(TableLoad load, List<String> files) throws IOException, InterruptedException, FatalException {
        Optional<ObjectMapping> mapping = rules.mapping(load.table().schema(), load.table().name());
        if (mapping.isEmpty()) {
            load.end(TableLoad.ERROR);
            return;
        }
        load.begin();
        TargetTable target = new TargetTable(around, mapping.get());
        TaskSettings settings = task.definition().settings();
        target.prepare(settings.preparation(), keyTypes(load.table()), settings.threads());
        TableLoading loading = new TableLoading(load, mapping.get(), target, settings, this::isWanted);
        for (String file : files) {
            try (CsvRows rows = new CsvRows(around.open(source.settings().path("BucketName").asText(), file),
                    source.settings())) {
                if (!loading.load(rows)) {
                    break;
                }
            }
        }
        if (load.state().equals(TableLoad.LOADING)) {
            load.end(isWanted() ? TableLoad.COMPLETED : TableLoad.CANCELLED);
        }
    }

    private static Map<String, String> keyTypes(Table table) {
        Map<String, String> types = new HashMap<>();
        for (Column column : table.columns()) {
            if (column.type().matches("U?INT.|NUMERIC|REAL.")) {
                types.put(column.name(), "N");
            }
        }
        return types;
    }
}
