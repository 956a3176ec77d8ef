package org.aeneas.sandbox.internal.dms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The settings of a task, where they are not told as AWS has them (DMS User Guide, "Specifying task settings"). */
record TaskSettings(ObjectNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULTS = "{\"TargetMetadata\":{\"ParallelLoadThreads\":0,"
            + "\"ParallelLoadBufferSize\":0,\"FullLobMode\":false,\"SupportLobs\":true,\"LimitedSizeLobMode\":true,"
            + "\"LobMaxSize\":32},\"FullLoadSettings\":{\"TargetTablePrepMode\":\"DROP_AND_CREATE\","
            + "\"MaxFullLoadSubTasks\":8,\"TransactionConsistencyTimeout\":600,\"CommitRate\":10000,"
            + "\"CreatePkAfterFullLoad\":false,\"StopTaskCachedChangesApplied\":false,"
            + "\"StopTaskCachedChangesNotApplied\":false},\"Logging\":{\"EnableLogging\":false},\"ErrorBehavior\":{"
            + "\"DataErrorPolicy\":\"LOG_ERROR\",\"DataErrorEscalationPolicy\":\"SUSPEND_TABLE\","
            + "\"DataErrorEscalationCount\":0,\"TableErrorPolicy\":\"SUSPEND_TABLE\"}}";
    private static final String GROUPS = "TargetMetadata FullLoadSettings Logging ControlTablesSettings"
            + " StreamBufferSettings ChangeProcessingDdlHandlingPolicy ErrorBehavior ChangeProcessingTuning"
            + " ValidationSettings PostProcessingRules CharacterSetSettings LoopbackPreventionSettings BeforeImageSettings"
            + " FailTaskWhenCleanTaskResourceFailed TTSettings";

    static TaskSettings parse(String text) {
        try {
            ObjectNode all = (ObjectNode) JSON.readTree(DEFAULTS);
            if (!text.isBlank()) {
                JsonNode given = JSON.readTree(text);
                given.fieldNames().forEachRemaining(TaskSettings::known);
                all = JSON.readerForUpdating(all).readValue(given);
            }
            return new TaskSettings(checked(all));
        } catch (JsonProcessingException e) {
            throw DmsFault.value("Invalid task settings JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void known(String group) {
        if (!List.of(GROUPS.split(" ")).contains(group)) {
            throw DmsFault.value("Task Settings CloudFormation or JSON has an unknown setting: " + group);
        }
    }

    private static ObjectNode checked(ObjectNode json) {
        range(json, "/TargetMetadata/ParallelLoadThreads", 0, 200);
        range(json, "/TargetMetadata/ParallelLoadBufferSize", 0, 1000);
        range(json, "/FullLoadSettings/MaxFullLoadSubTasks", 1, 49);
        range(json, "/FullLoadSettings/CommitRate", 1, 50_000);
        String mode = json.at("/FullLoadSettings/TargetTablePrepMode").asText();
        if (!Set.of("DO_NOTHING", "DROP_AND_CREATE", "TRUNCATE_BEFORE_LOAD").contains(mode)) {
            throw DmsFault.value("Invalid TargetTablePrepMode: " + mode);
        }
        return json;
    }

    private static void range(ObjectNode json, String pointer, int least, int most) {
        JsonNode value = json.at(pointer);
        if (!value.isMissingNode() && (!value.isInt() || value.asInt() < least || value.asInt() > most)) {
            throw DmsFault.value("The task setting " + pointer.substring(pointer.lastIndexOf('/') + 1) + " must be"
                    + " between " + least + " and " + most);
        }
    }

    String preparation() {
        return json.at("/FullLoadSettings/TargetTablePrepMode").asText();
    }

    int threads() {
        return Math.max(1, json.at("/TargetMetadata/ParallelLoadThreads").asInt(0));
    }

    /** {@code IGNORE_RECORD}, {@code LOG_ERROR}, {@code SUSPEND_TABLE} or {@code STOP_TASK}. */
    String dataErrors() {
        return json.at("/ErrorBehavior/DataErrorPolicy").asText();
    }

    /** 0 for any number. */
    int mostDataErrors() {
        return json.at("/ErrorBehavior/DataErrorEscalationCount").asInt();
    }
}
