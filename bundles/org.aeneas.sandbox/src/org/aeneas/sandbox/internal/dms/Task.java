package org.aeneas.sandbox.internal.dms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A replication task: what it was made with, and its state. For many threads. */
final class Task {
    private final String arn;
    private final Instant created = Instant.now();
    private final Map<String, TableLoad> loads = new TreeMap<>();
    private Definition definition;
    private String status = "creating";
    private String stopReason = "";
    private String failure = "";
    private Optional<Instant> firstStart = Optional.empty();
    private Optional<Instant> start = Optional.empty();
    private Optional<Instant> stop = Optional.empty();
    private Optional<Instant> loaded = Optional.empty();
    private String lastChange = "";

    /** @param migration {@code full-load}, {@code cdc} or {@code full-load-and-cdc} */
    record Definition(String name, String source, String target, String instance, String migration, String mappings,
            TaskSettings settings) {
    }

    Task(String arn, Definition definition) {
        this.arn = arn;
        this.definition = definition;
    }

    String arn() {
        return arn;
    }

    synchronized Definition definition() {
        return definition;
    }

    synchronized void define(Definition changed) {
        definition = changed;
        loads.clear();
    }

    synchronized String status() {
        return status;
    }

    /** @return false if it is in another state by now */
    synchronized boolean move(String from, String to) {
        if (!status.equals(from)) {
            return false;
        }
        status = to;
        return true;
    }

    synchronized void started(boolean fresh) {
        status = "starting";
        stopReason = "";
        failure = "";
        stop = Optional.empty();
        start = Optional.of(Instant.now());
        if (fresh) {
            firstStart = start;
            loaded = Optional.empty();
            lastChange = "";
            loads.values().forEach(TableLoad::reset);
        }
    }

    synchronized void stopped(String reason) {
        status = "stopped";
        stopReason = "Stop Reason " + reason;
        stop = Optional.of(Instant.now());
    }

    synchronized void failed(String message) {
        status = "failed";
        stopReason = "Stop Reason FATAL_ERROR Error Level FATAL";
        failure = message;
        stop = Optional.of(Instant.now());
    }

    synchronized boolean everStarted() {
        return firstStart.isPresent();
    }

    synchronized boolean isLoaded() {
        return loaded.isPresent();
    }

    synchronized void loadEnded() {
        loaded = Optional.of(Instant.now());
    }

    /** The key of the last object of changes that was read. */
    synchronized String lastChange() {
        return lastChange;
    }

    synchronized void changesRead(String key) {
        lastChange = key;
    }

    synchronized TableLoad load(ExternalTables.Table table) {
        return loads.computeIfAbsent(table.schema() + "." + table.name(), name -> new TableLoad(table));
    }

    synchronized List<TableLoad> loads() {
        return List.copyOf(loads.values());
    }

    synchronized ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ReplicationTaskIdentifier", definition.name())
                .put("SourceEndpointArn", definition.source()).put("TargetEndpointArn", definition.target())
                .put("ReplicationInstanceArn", definition.instance()).put("MigrationType", definition.migration())
                .put("TableMappings", definition.mappings())
                .put("ReplicationTaskSettings", definition.settings().json().toString()).put("Status", status)
                .put("ReplicationTaskCreationDate", Json.seconds(created)).put("ReplicationTaskArn", arn);
        start.ifPresent(when -> json.put("ReplicationTaskStartDate", Json.seconds(when)));
        if (!stopReason.isEmpty()) {
            json.put("StopReason", stopReason);
        }
        if (!failure.isEmpty()) {
            json.put("LastFailureMessage", failure);
        }
        if (firstStart.isPresent()) {
            json.set("ReplicationTaskStats", stats());
        }
        return json;
    }

    private ObjectNode stats() {
        long done = count(TableLoad.COMPLETED);
        ObjectNode stats = JsonNodeFactory.instance.objectNode()
                .put("FullLoadProgressPercent", loads.isEmpty() ? 0 : (int) (100 * done / loads.size()))
                .put("ElapsedTimeMillis", Duration.between(start.orElse(created), stop.orElse(Instant.now())).toMillis())
                .put("TablesLoaded", done).put("TablesLoading", count(TableLoad.LOADING))
                .put("TablesQueued", count(TableLoad.WAITING)).put("TablesErrored", count(TableLoad.ERROR));
        firstStart.ifPresent(when -> stats.put("FreshStartDate", Json.seconds(when))
                .put("FullLoadStartDate", Json.seconds(when)));
        start.ifPresent(when -> stats.put("StartDate", Json.seconds(when)));
        stop.ifPresent(when -> stats.put("StopDate", Json.seconds(when)));
        loaded.ifPresent(when -> stats.put("FullLoadFinishDate", Json.seconds(when)));
        return stats;
    }

    private long count(String state) {
        return loads.values().stream().filter(load -> load.state().equals(state)).count();
    }
}
