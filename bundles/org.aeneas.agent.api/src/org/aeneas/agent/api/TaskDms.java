package org.aeneas.agent.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How AWS DMS loads what the agent stages (DMS User Guide, "Specifying task settings").
 *
 * @param instance      ARN of the replication instance
 * @param role          ARN of the role that DMS reads S3 and writes DynamoDB with
 * @param taskPerTable  each table gets a task of its own at DMS, so that big ones load side by side
 * @param parallelLoads writes of one table at once, 0 to 200; 0 writes one item after the other
 * @param buffer        records that wait for them, 50 to 1000
 * @param tablesAtOnce  1 to 49
 * @param commitRate    records that move together, 1 to 50,000
 * @param settings      further task settings of DMS, an object of JSON, which win over all others
 */
public record TaskDms(String instance, String role, boolean taskPerTable, int parallelLoads, int buffer,
        int tablesAtOnce, int commitRate, DataErrors errors, LogLevel logLevel, Optional<String> settings) {

    /** What becomes of a row that DynamoDB refuses. */
    public enum DataErrors { IGNORE_RECORD, LOG_ERROR, SUSPEND_TABLE, STOP_TASK }

    /** Of the log that DMS writes. */
    public enum LogLevel { OFF, ERROR, WARN, INFO, DEFAULT, DEBUG, DETAILED_DEBUG }

    /** Characters of {@link #settings} at most. */
    public static final int SETTINGS = 32_768;

    private static final Pattern NAME = Pattern.compile("^[A-Za-z0-9:/_+=,.@-]+$");

    public TaskDms {
        Bounds.text("TaskDms.instance", instance, 1, 2048, NAME);
        Bounds.text("TaskDms.role", role, 1, 2048, NAME);
        Bounds.range("TaskDms.parallelLoads", parallelLoads, 0, 200);
        Bounds.range("TaskDms.buffer", buffer, 50, 1000);
        Bounds.range("TaskDms.tablesAtOnce", tablesAtOnce, 1, 49);
        Bounds.range("TaskDms.commitRate", commitRate, 1, 50_000);
        Bounds.required("TaskDms.errors", errors);
        Bounds.required("TaskDms.logLevel", logLevel);
        Bounds.text("TaskDms.settings", settings, 1, SETTINGS);
    }
}
