package org.aeneas.sandbox.internal.dms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.dms.Task.Definition;

/** The replication tasks of the account, and what may be done with one in which state. For many threads. */
final class Tasks {
    private static final List<String> FILTERS = List.of("replication-task-arn", "replication-task-id",
            "migration-type", "endpoint-arn", "replication-instance-arn");
    private static final Set<String> MIGRATIONS = Set.of("full-load", "cdc", "full-load-and-cdc");
    private static final Set<String> RESTING = Set.of("ready", "stopped", "failed");

    private final Names names;
    private final Later later;
    private final List<Task> tasks = new ArrayList<>();

    Tasks(Names names, Later later) {
        this.names = names;
        this.later = later;
    }

    synchronized Task create(ObjectNode request) {
        Definition definition = new Definition(
                Names.identifier("ReplicationTaskIdentifier", request.path("ReplicationTaskIdentifier").asText()),
                request.path("SourceEndpointArn").asText(), request.path("TargetEndpointArn").asText(),
                request.path("ReplicationInstanceArn").asText(), migration(request.path("MigrationType").asText()),
                request.path("TableMappings").asText(),
                TaskSettings.parse(request.path("ReplicationTaskSettings").asText()));
        if (tasks.stream().anyMatch(task -> task.definition().name().equals(definition.name()))) {
            throw DmsFault.exists("Replication Task " + definition.name() + " already in use");
        }
        TableRules.parse(definition.mappings());
        Task task = new Task(names.arn("task"), definition);
        tasks.add(task);
        later.run(() -> task.move("creating", "ready"));
        return task;
    }

    Task modify(ObjectNode request) {
        Task task = resting(request, "modified");
        Definition before = task.definition();
        Definition after = new Definition(before.name(), before.source(), before.target(), before.instance(),
                request.hasNonNull("MigrationType") ? migration(request.get("MigrationType").asText())
                        : before.migration(),
                request.hasNonNull("TableMappings") ? request.get("TableMappings").asText() : before.mappings(),
                request.hasNonNull("ReplicationTaskSettings")
                        ? TaskSettings.parse(request.get("ReplicationTaskSettings").asText()) : before.settings());
        TableRules.parse(after.mappings());
        String state = task.status();
        task.move(state, "modifying");
        task.define(after);
        later.run(() -> task.move("modifying", state));
        return task;
    }

    /** @param run makes what a start does */
    Task start(ObjectNode request, Function<Task, TaskRun> run) {
        Task task = resting(request, "started");
        String type = request.path("StartReplicationTaskType").asText();
        switch (type) {
            case "start-replication" -> {
                if (task.everStarted()) {
                    throw DmsFault.combination("Start Type : START_REPLICATION, valid only for tasks running for the"
                            + " first time");
                }
            }
            case "resume-processing", "reload-target" -> {
                if (!task.everStarted()) {
                    throw DmsFault.combination("Start Type : " + type + ", valid only for tasks that ran before");
                }
            }
            default -> throw DmsFault.value("Invalid start type: " + type);
        }
        if (type.equals("resume-processing") && task.definition().migration().equals("full-load") && task.isLoaded()) {
            throw DmsFault.combination("A full load that has finished cannot be resumed; use reload-target");
        }
        TaskRun made = run.apply(task);
        task.started(!type.equals("resume-processing"));
        later.run(() -> {
            Thread thread = new Thread(made, "sandbox-dms-" + task.definition().name());
            thread.setDaemon(true);
            thread.start();
        });
        return task;
    }

    Task stop(ObjectNode request) {
        Task task = require(request);
        if (!task.move("running", "stopping")) {
            throw DmsFault.state("Replication Task " + task.arn() + " is not running, it is " + task.status());
        }
        return task;
    }

    Task delete(ObjectNode request) {
        Task task = resting(request, "deleted");
        task.move(task.status(), "deleting");
        later.run(() -> forget(task));
        return task;
    }

    private synchronized void forget(Task task) {
        tasks.remove(task);
    }

    synchronized boolean uses(String endpoint) {
        return tasks.stream().map(Task::definition)
                .anyMatch(task -> task.source().equals(endpoint) || task.target().equals(endpoint));
    }

    synchronized ObjectNode describe(ObjectNode request) {
        return new Listing(request).page("ReplicationTasks", FILTERS, tasks.stream()
                .map(task -> entry(task, request.path("WithoutSettings").asBoolean())).toList(),
                "No Tasks found matching provided filters");
    }

    ObjectNode statistics(ObjectNode request) {
        Task task = require(request);
        ObjectNode page = new Listing(request).page("TableStatistics", List.of("schema-name", "table-name",
                "table-state"), task.loads().stream().map(load -> new Listing.Entry(load.json(),
                        Map.of("schema-name", load.table().schema(), "table-name", load.table().name(), "table-state",
                                load.state()))).toList(), "No tables found matching provided filters");
        return page.put("ReplicationTaskArn", task.arn());
    }

    synchronized Task require(ObjectNode request) {
        String arn = request.path("ReplicationTaskArn").asText();
        return tasks.stream().filter(task -> task.arn().equals(arn)).findFirst()
                .orElseThrow(() -> DmsFault.missing("Replication Task " + arn + " not found"));
    }

    private Task resting(ObjectNode request, String what) {
        Task task = require(request);
        if (!RESTING.contains(task.status())) {
            throw DmsFault.state("Replication Task " + task.arn() + " is in the state " + task.status()
                    + " and cannot be " + what);
        }
        return task;
    }

    private static String migration(String type) {
        if (!MIGRATIONS.contains(type)) {
            throw DmsFault.value("Invalid migration type: " + type);
        }
        return type;
    }

    private static Listing.Entry entry(Task task, boolean withoutSettings) {
        Definition definition = task.definition();
        ObjectNode json = task.json();
        if (withoutSettings) {
            json.remove(List.of("TableMappings", "ReplicationTaskSettings"));
        }
        return new Listing.Entry(json, Map.of("replication-task-arn", task.arn(), "replication-task-id",
                definition.name(), "migration-type", definition.migration(), "endpoint-arn", definition.source(),
                "replication-instance-arn", definition.instance()));
    }
}
