package org.aeneas.sandbox.internal.dms;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.SandboxReplicationInstance;
import org.aeneas.sandbox.internal.dms.Endpoints.Endpoint;

/**
 * AWS Database Migration Service, as far as a migration from S3 to DynamoDB needs it: its operations, the states of
 * their things, and the work itself. For many threads.
 */
public final class Dms {
    private final Surroundings around;
    private final Instances instances;
    private final Endpoints endpoints;
    private final Connections connections;
    private final Tasks tasks;
    private final Map<String, JsonNode> tags = new ConcurrentHashMap<>();

    public Dms(List<SandboxReplicationInstance> given, String region, Surroundings around) {
        Names names = new Names(region);
        Later later = new Later();
        this.around = around;
        this.instances = new Instances(given, names);
        this.endpoints = new Endpoints(names);
        this.connections = new Connections(around, later);
        this.tasks = new Tasks(names, later);
    }

    /**
     * Answers a call.
     *
     * @throws DmsFault as DMS refuses it
     */
    public ObjectNode answer(String operation, ObjectNode request) {
        return switch (operation) {
            case "DescribeReplicationInstances" -> instances.describe(request);
            case "CreateEndpoint" -> tagged(endpoint(endpoints.create(trusted(request))), "/Endpoint/EndpointArn",
                    request);
            case "DescribeEndpoints" -> endpoints.describe(request);
            case "ModifyEndpoint" -> modifyEndpoint(request);
            case "DeleteEndpoint" -> deleteEndpoint(request.path("EndpointArn").asText());
            case "TestConnection" -> test(request);
            case "DescribeConnections" -> connections.describe(request);
            case "CreateReplicationTask" ->
                tagged(task(createTask(request)), "/ReplicationTask/ReplicationTaskArn", request);
            case "ModifyReplicationTask" -> task(tasks.modify(request));
            case "StartReplicationTask" -> task(tasks.start(request, this::run));
            case "StopReplicationTask" -> task(tasks.stop(request));
            case "DeleteReplicationTask" -> task(tasks.delete(request));
            case "DescribeReplicationTasks" -> tasks.describe(request);
            case "DescribeTableStatistics" -> tasks.statistics(request);
            case "AddTagsToResource" -> tagged(JsonNodeFactory.instance.objectNode(), "", request);
            case "ListTagsForResource" -> JsonNodeFactory.instance.objectNode().set("TagList",
                    tags.getOrDefault(request.path("ResourceArn").asText(), JsonNodeFactory.instance.arrayNode()));
            default -> throw DmsFault.denied("The sandbox does not know the operation " + operation);
        };
    }

    /** A role that does not trust DMS is noticed at once; rights that it lacks, when a connection is tested. */
    private ObjectNode trusted(ObjectNode request) {
        for (String settings : List.of("S3Settings", "DynamoDbSettings")) {
            JsonNode role = request.path(settings).path("ServiceAccessRoleArn");
            if (role.isTextual()) {
                around.refused(role.asText(), List.of()).ifPresent(why -> {
                    throw DmsFault.denied(why);
                });
            }
        }
        return request;
    }

    private ObjectNode modifyEndpoint(ObjectNode request) {
        Endpoint after = endpoints.modify(trusted(request));
        connections.forget(after.arn());
        return endpoint(after);
    }

    private ObjectNode deleteEndpoint(String arn) {
        if (tasks.uses(arn)) {
            throw DmsFault.state("Endpoint " + arn + " is part of one or more ReplicationTasks.");
        }
        Endpoint deleted = endpoints.delete(arn);
        connections.forget(arn);
        tags.remove(arn);
        return endpoint(deleted);
    }

    private ObjectNode test(ObjectNode request) {
        String instance = request.path("ReplicationInstanceArn").asText();
        instances.requireAvailable(instance);
        Endpoint endpoint = endpoints.require(request.path("EndpointArn").asText());
        return JsonNodeFactory.instance.objectNode().set("Connection",
                connections.test(instance, instances.name(instance), endpoint));
    }

    private Task createTask(ObjectNode request) {
        instances.requireAvailable(request.path("ReplicationInstanceArn").asText());
        side(request.path("SourceEndpointArn").asText(), Endpoints.SOURCE);
        side(request.path("TargetEndpointArn").asText(), Endpoints.TARGET);
        return tasks.create(request);
    }

    private void side(String arn, String type) {
        if (!endpoints.require(arn).type().equals(type)) {
            throw DmsFault.value("Endpoint " + arn + " is not a " + type);
        }
    }

    private TaskRun run(Task task) {
        Task.Definition definition = task.definition();
        instances.requireAvailable(definition.instance());
        for (String endpoint : List.of(definition.source(), definition.target())) {
            if (!connections.isSuccessful(definition.instance(), endpoint)) {
                throw DmsFault.state("Test connection for replication instance and endpoint should be successful for"
                        + " starting the replication task");
            }
        }
        return new TaskRun(task, endpoints.require(definition.source()), around);
    }

    private ObjectNode tagged(ObjectNode answer, String pointer, ObjectNode request) {
        String arn = pointer.isEmpty() ? request.path("ResourceArn").asText() : answer.at(pointer).asText();
        if (request.path("Tags").isArray()) {
            tags.put(arn, request.get("Tags"));
        }
        return answer;
    }

    private static ObjectNode endpoint(Endpoint endpoint) {
        return JsonNodeFactory.instance.objectNode().set("Endpoint", endpoint.json());
    }

    private static ObjectNode task(Task task) {
        return JsonNodeFactory.instance.objectNode().set("ReplicationTask", task.json());
    }
}
