package org.aeneas.dms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.core.Problem;

/**
 * How AWS DMS loads (DMS User Guide, "Specifying task settings", "Using DynamoDB as a target").
 *
 * @param threads      writes of one table at once, 0–200; 0 writes one item after the other
 * @param buffer       records that wait for them, 50–1000
 * @param tablesAtOnce 1–49
 * @param commitRate   records that move together, 1–50,000
 * @param errors       what happens to a row that DynamoDB refuses
 * @param log          how much DMS writes into CloudWatch Logs
 * @param more         further settings as JSON, which win over all others; empty for none
 */
public record LoadSettings(int threads, int buffer, int tablesAtOnce, int commitRate, DataErrors errors, LogLevel log,
        String more) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COMPONENTS = List.of("SOURCE_UNLOAD", "SOURCE_CAPTURE", "TARGET_LOAD",
            "TARGET_APPLY", "TASK_MANAGER");

    /** What happens to a row that DynamoDB refuses; it is counted in any case but the last. */
    public enum DataErrors { IGNORE_RECORD, LOG_ERROR, SUSPEND_TABLE, STOP_TASK }

    /** Severities of DMS's log; {@link #OFF} writes none. */
    public enum LogLevel { OFF, ERROR, WARN, INFO, DEFAULT, DEBUG, DETAILED_DEBUG }

    /** @throws org.aeneas.core.ProblemException {@code dms-settings} where a number or the JSON is wrong */
    public LoadSettings {
        require(threads >= 0 && threads <= 200, "Parallel loads are 0 to 200.");
        require(buffer >= 50 && buffer <= 1000, "The buffer of parallel loads holds 50 to 1000 records.");
        require(tablesAtOnce >= 1 && tablesAtOnce <= 49, "1 to 49 tables are loaded at once.");
        require(commitRate >= 1 && commitRate <= 50_000, "The commit rate is 1 to 50,000 records.");
        parsed(more);
    }

    /** A load that is quick on tables with capacity on demand. */
    public static LoadSettings defaults() {
        return new LoadSettings(32, 500, 8, 10_000, DataErrors.LOG_ERROR, LogLevel.DEFAULT, "");
    }

    /** The settings of a task. Tables are never touched by DMS: those that it makes have 200 units and no TTL. */
    String toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("TargetMetadata").put("ParallelLoadThreads", threads)
                .put("ParallelLoadBufferSize", threads == 0 ? 0 : buffer).put("SupportLobs", true)
                .put("FullLobMode", false).put("LimitedSizeLobMode", true).put("LobMaxSize", 400);
        json.putObject("FullLoadSettings").put("TargetTablePrepMode", "DO_NOTHING")
                .put("MaxFullLoadSubTasks", tablesAtOnce).put("CommitRate", commitRate);
        json.putObject("ErrorBehavior").put("DataErrorPolicy", errors.name()).put("DataErrorEscalationCount", 0)
                .put("TableErrorPolicy", "SUSPEND_TABLE").put("FullLoadIgnoreConflicts", true);
        ObjectNode logging = json.putObject("Logging").put("EnableLogging", log != LogLevel.OFF);
        if (log != LogLevel.OFF) {
            ArrayNode components = logging.putArray("LogComponents");
            COMPONENTS.forEach(id -> components.addObject().put("Id", id)
                    .put("Severity", "LOGGER_SEVERITY_" + log.name()));
        }
        try {
            return JSON.readerForUpdating(json).readValue(parsed(more)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode json = text.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(text);
            require(json.isObject(), "The task settings are one JSON object.");
            return json;
        } catch (JsonProcessingException e) {
            throw new Problem("dms-settings", "The task settings are no JSON: " + e.getOriginalMessage() + ".", "line "
                    + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr(),
                    "Correct them there.").asException(e);
        }
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new Problem("dms-settings", "AWS DMS does not take these settings. " + rule, "task settings",
                    "Correct them.").asException();
        }
    }
}
