package org.aeneas.agent.api;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How DynamoDB is loaded.
 *
 * @param writeUnitsPerSecond 1 to 10,000,000 for each table, its indexes included; empty for what the table gives
 * @param dms                 where AWS DMS loads, of the kind {@link TaskKind#LOCAL_DMS}; such a task without it ends
 *                            when all is staged
 */
public record TaskLoad(Preparation preparation, OptionalDouble writeUnitsPerSecond, Optional<TaskDms> dms) {

    /** What becomes of target tables that are there already. */
    public enum Preparation { DO_NOTHING, DROP, TRUNCATE }

    public TaskLoad {
        Bounds.required("TaskLoad.preparation", preparation);
        Bounds.required("TaskLoad.writeUnitsPerSecond", writeUnitsPerSecond)
                .ifPresent(units -> Bounds.range("TaskLoad.writeUnitsPerSecond", units, 1, 10_000_000));
        Bounds.required("TaskLoad.dms", dms);
    }

    /** By the agent. */
    public TaskLoad(Preparation preparation, OptionalDouble writeUnitsPerSecond) {
        this(preparation, writeUnitsPerSecond, Optional.empty());
    }
}
