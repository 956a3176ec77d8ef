package org.aeneas.sandbox.internal.dms;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.aeneas.sandbox.internal.dms.ExternalTables.Column;
import org.aeneas.sandbox.internal.dms.ObjectMapping.RefusedException;
import org.aeneas.sandbox.internal.dms.TableLoad.Count;
import org.aeneas.sandbox.internal.dms.TargetTable.Written;
import org.aeneas.sandbox.internal.dms.TaskRun.FatalException;

/** Rows of one table into its target, one by one. */
final class TableLoading {
    private final TableLoad load;
    private final ObjectMapping mapping;
    private final TargetTable target;
    private final TaskSettings settings;
    private final BooleanSupplier wanted;

    TableLoading(TableLoad load, ObjectMapping mapping, TargetTable target, TaskSettings settings,
            BooleanSupplier wanted) {
        this.load = load;
        this.mapping = mapping;
        this.target = target;
        this.settings = settings;
        this.wanted = wanted;
    }

    /** @return whether the table's next file is to be read */
    boolean load(CsvRows rows) throws IOException, FatalException {
        while (rows.hasNext()) {
            if (!wanted.getAsBoolean()) {
                return false;
            }
            if (!load(rows.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean load(List<String> fields) throws IOException, FatalException {
        try {
            Written written = target.put(mapping.item(load.table().columns(), row(load.table().columns(), fields)));
            load.count(written == Written.YES ? Count.LOADED : Count.CONDITION_FAILED);
            return true;
        } catch (RefusedException e) {
            load.count(Count.LOAD_ERROR);
            boolean tooMany = settings.mostDataErrors() > 0 && load.errors() >= settings.mostDataErrors();
            switch (settings.dataErrors()) {
                case "STOP_TASK" -> throw new FatalException(e.getMessage());
                case "SUSPEND_TABLE" -> load.end(TableLoad.ERROR);
                default -> {
                    if (tooMany) {
                        load.end(TableLoad.ERROR);
                    }
                }
            }
            return load.state().equals(TableLoad.LOADING);
        }
    }

    static Map<String, String> row(List<Column> columns, List<String> fields) throws RefusedException {
        if (fields.size() != columns.size()) {
            throw new RefusedException("A record has " + fields.size() + " fields, the table " + columns.size());
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) != null) {
                row.put(columns.get(i).name(), fields.get(i));
            } else if (!columns.get(i).nullable()) {
                throw new RefusedException("No value for the column " + columns.get(i).name() + ", which takes no null");
            }
        }
        return row;
    }
}
