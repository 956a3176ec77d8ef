package org.aeneas.sandbox.internal.dms;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.dms.ExternalTables.Table;

/** What became of one table of a task; as DescribeTableStatistics tells it. For many threads. */
final class TableLoad {
    static final String WAITING = "Before load";
    static final String LOADING = "Full load";
    static final String COMPLETED = "Table completed";
    static final String CANCELLED = "Table cancelled";
    static final String ERROR = "Table error";

    private final Table table;
    private String state = WAITING;
    private long rows;
    private long errors;
    private long conditions;
    private long inserts;
    private long updates;
    private long deletes;
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private Instant updated = Instant.now();

    /** What was done with a row. */
    enum Count { LOADED, LOAD_ERROR, CONDITION_FAILED, INSERT, UPDATE, DELETE }

    TableLoad(Table table) {
        this.table = table;
    }

    Table table() {
        return table;
    }

    synchronized String state() {
        return state;
    }

    /** A table is loaded from its beginning, always. */
    synchronized void begin() {
        state = LOADING;
        rows = 0;
        errors = 0;
        conditions = 0;
        started = Optional.of(Instant.now());
        ended = Optional.empty();
        updated = Instant.now();
    }

    synchronized void end(String how) {
        state = how;
        ended = Optional.of(Instant.now());
        updated = Instant.now();
    }

    synchronized void reset() {
        state = WAITING;
        rows = 0;
        errors = 0;
        conditions = 0;
        inserts = 0;
        updates = 0;
        deletes = 0;
    }

    synchronized void count(Count what) {
        switch (what) {
            case LOADED -> rows++;
            case LOAD_ERROR -> errors++;
            case CONDITION_FAILED -> conditions++;
            case INSERT -> inserts++;
            case UPDATE -> updates++;
            case DELETE -> deletes++;
        }
        updated = Instant.now();
    }

    synchronized long errors() {
        return errors;
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("SchemaName", table.schema())
                .put("TableName", table.name()).put("Inserts", inserts).put("Deletes", deletes)
                .put("Updates", updates).put("Ddls", 0).put("AppliedInserts", inserts).put("AppliedDeletes", deletes)
                .put("AppliedUpdates", updates).put("AppliedDdls", 0).put("FullLoadRows", rows)
                .put("FullLoadCondtnlChkFailedRows", conditions).put("FullLoadErrorRows", errors)
                .put("FullLoadReloaded", false).put("LastUpdateTime", Json.seconds(updated))
                .put("TableState", state).put("ValidationPendingRecords", 0).put("ValidationFailedRecords", 0)
                .put("ValidationSuspendedRecords", 0).put("ValidationState", "Not enabled");
        started.ifPresent(when -> json.put("FullLoadStartTime", Json.seconds(when)));
        ended.ifPresent(when -> json.put("FullLoadEndTime", Json.seconds(when)));
        return json;
    }
}
