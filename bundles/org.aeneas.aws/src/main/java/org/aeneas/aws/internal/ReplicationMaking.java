package org.aeneas.aws.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.aeneas.aws.Replications;
import org.aeneas.aws.Replications.Definition;
import org.aeneas.aws.Replications.Endpoint;
import org.aeneas.aws.Replications.Files;
import org.aeneas.aws.Replications.Migration;
import org.aeneas.aws.Replications.State;

import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.AccessDeniedException;
import software.amazon.awssdk.services.databasemigration.model.CreateEndpointRequest;
import software.amazon.awssdk.services.databasemigration.model.DatabaseMigrationException;
import software.amazon.awssdk.services.databasemigration.model.DynamoDbSettings;
import software.amazon.awssdk.services.databasemigration.model.MigrationTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ModifyEndpointRequest;
import software.amazon.awssdk.services.databasemigration.model.ReplicationEndpointTypeValue;
import software.amazon.awssdk.services.databasemigration.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.databasemigration.model.ResourceNotFoundException;
import software.amazon.awssdk.services.databasemigration.model.S3Settings;
import software.amazon.awssdk.services.databasemigration.model.Tag;

/** Makes endpoints and tasks of DMS, each once however often it is asked for. */
final class ReplicationMaking {
    /** A task in these states takes other mappings and settings. */
    private static final Set<State> RESTING = Set.of(State.READY, State.STOPPED, State.FAILED);
    private static final Set<String> INVALID = Set.of("InvalidParameterValueException",
            "InvalidParameterCombinationException", "ValidationException");

    private final DatabaseMigrationClient client;
    private final SdkCall call;

    ReplicationMaking(DatabaseMigrationClient client, SdkCall call) {
        this.client = client;
        this.call = call;
    }

    String ensure(Endpoint endpoint, String owner) {
        return call.run("CreateEndpoint", endpoint.name(), () -> {
            try {
                return create(endpoint, owner);
            } catch (ResourceAlreadyExistsException e) {
                String arn = endpointArn(endpoint.name()).orElseThrow(() -> e);
                requireOwner(arn, endpoint.name(), "an endpoint", owner);
                return modify(arn, endpoint);
            } catch (AccessDeniedException e) {
                throw e.getMessage().contains(endpoint.role()) ? ReplicationProblems.role(endpoint.role(), e) : e;
            } catch (DatabaseMigrationException e) {
                throw refused(endpoint.name(), e);
            }
        });
    }

    private String create(Endpoint endpoint, String owner) {
        CreateEndpointRequest.Builder request = CreateEndpointRequest.builder().endpointIdentifier(endpoint.name())
                .tags(tag(owner));
        if (endpoint instanceof Files files) {
            request.endpointType(ReplicationEndpointTypeValue.SOURCE).engineName("s3").s3Settings(settings(files));
        } else {
            request.endpointType(ReplicationEndpointTypeValue.TARGET).engineName("dynamodb")
                    .dynamoDbSettings(settings(endpoint));
        }
        return client.createEndpoint(request.build()).endpoint().endpointArn();
    }

    private String modify(String arn, Endpoint endpoint) {
        ModifyEndpointRequest.Builder request = ModifyEndpointRequest.builder().endpointArn(arn);
        if (endpoint instanceof Files files) {
            request.s3Settings(settings(files));
        } else {
            request.dynamoDbSettings(settings(endpoint));
        }
        return client.modifyEndpoint(request.build()).endpoint().endpointArn();
    }

    private static S3Settings settings(Files files) {
        S3Settings.Builder settings = S3Settings.builder().serviceAccessRoleArn(files.role())
                .bucketName(files.bucket()).csvDelimiter(",").csvNullValue(files.nothing())
                .rfc4180(true).ignoreHeaderRows(0).externalTableDefinition(files.tables());
        if (!files.folder().isEmpty()) {
            settings.bucketFolder(files.folder());
        }
        if (!files.changes().isEmpty()) {
            settings.cdcPath(files.changes());
        }
        return settings.build();
    }

    private static DynamoDbSettings settings(Endpoint endpoint) {
        return DynamoDbSettings.builder().serviceAccessRoleArn(endpoint.role()).build();
    }

    private Optional<String> endpointArn(String name) {
        try {
            return client.describeEndpointsPaginator(r -> r.filters(SdkReplications.filter("endpoint-id",
                    List.of(lower(name))))).stream().flatMap(page -> page.endpoints().stream())
                    .map(found -> found.endpointArn()).findFirst();
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    String ensure(Definition definition, String owner) {
        return call.run("CreateReplicationTask", definition.name(), () -> {
            try {
                return client.createReplicationTask(r -> r.replicationTaskIdentifier(definition.name())
                        .replicationInstanceArn(definition.instance()).sourceEndpointArn(definition.source())
                        .targetEndpointArn(definition.target()).migrationType(type(definition.migration()))
                        .tableMappings(definition.mappings()).replicationTaskSettings(definition.settings())
                        .tags(tag(owner))).replicationTask().replicationTaskArn();
            } catch (ResourceAlreadyExistsException e) {
                Replications.Task found = task(definition.name()).orElseThrow(() -> e);
                requireOwner(found.arn(), definition.name(), "a replication task", owner);
                return modify(found, definition);
            } catch (DatabaseMigrationException e) {
                throw refused(definition.name(), e);
            }
        });
    }

    private String modify(Replications.Task found, Definition definition) {
        // With a change, what it has counted would be gone.
        if (RESTING.contains(found.state()) && !found.isLoaded()) {
            client.modifyReplicationTask(r -> r.replicationTaskArn(found.arn())
                    .migrationType(type(definition.migration())).tableMappings(definition.mappings())
                    .replicationTaskSettings(definition.settings()));
        }
        return found.arn();
    }

    Optional<Replications.Task> task(String name) {
        try {
            return client.describeReplicationTasksPaginator(r -> r.filters(SdkReplications.filter(
                    "replication-task-id", List.of(lower(name)))).withoutSettings(true)).stream()
                    .flatMap(page -> page.replicationTasks().stream()).map(ReplicationAnswers::task).findFirst();
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private void requireOwner(String arn, String name, String what, String owner) {
        String found = client.listTagsForResource(r -> r.resourceArn(arn)).tagList().stream()
                .filter(tag -> Replications.OWNER.equals(tag.key())).map(Tag::value).findFirst().orElse("");
        if (!found.equals(owner)) {
            throw ReplicationProblems.nameTaken(name, what, found);
        }
    }

    private static RuntimeException refused(String name, DatabaseMigrationException e) {
        if (INVALID.contains(SdkProblems.code(e))) {
            return ReplicationProblems.refused(name, e);
        }
        return e;
    }

    private static MigrationTypeValue type(Migration migration) {
        return switch (migration) {
            case FULL_LOAD -> MigrationTypeValue.FULL_LOAD;
            case CHANGES -> MigrationTypeValue.CDC;
            case FULL_LOAD_AND_CHANGES -> MigrationTypeValue.FULL_LOAD_AND_CDC;
        };
    }

    private static Tag tag(String owner) {
        return Tag.builder().key(Replications.OWNER).value(owner).build();
    }

    /** DMS keeps names in lower case. */
    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
