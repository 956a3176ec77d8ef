package org.aeneas.aws.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** DynamoDB's control plane. */
final class SdkTableAdmin implements TableAdmin {
    private final DynamoDbClient client;
    private final SdkCall call;
    private final TimeToLive timeToLive;

    SdkTableAdmin(DynamoDbClient client, SdkCall call) {
        this.client = client;
        this.call = call;
        this.timeToLive = new TimeToLive(client, call);
    }

    @Override
    public List<String> list() {
        return call.run("ListTables", call.where(),
                () -> client.listTablesPaginator().tableNames().stream().toList());
    }

    @Override
    public Optional<Description> describe(String table) {
        return find(table).map(SdkTableAdmin::describe);
    }

    @Override
    public void create(Definition definition, Progress progress) {
        String table = definition.name();
        Optional<TableDescription> before = find(table);
        if (before.isEmpty()) {
            create(TableRequests.creating(definition));
        } else {
            requireKeys(definition, describe(before.get()));
        }
        Polling.until("become active", table, progress, () -> find(table).filter(SdkTableAdmin::isReady).isPresent());
        describe(table).ifPresent(found -> requireKeys(definition, found));
        definition.ttlAttribute().ifPresent(attribute -> timeToLive.switchOn(table, attribute, progress));
    }

    private void create(CreateTableRequest request) {
        call.run("CreateTable", request.tableName(), () -> {
            try {
                return client.createTable(request).tableDescription();
            } catch (ResourceInUseException alreadyThere) {
                // Somebody else was faster; his keys are compared with ours afterwards.
                return alreadyThere;
            }
        });
    }

    @Override
    public void delete(String table, Progress progress) {
        Polling.until("become free to be deleted", table, progress, () -> call.run("DeleteTable", table, () -> {
            try {
                DeleteTableResponse answer = client.deleteTable(r -> r.tableName(table));
                return answer.tableDescription() != null;
            } catch (ResourceNotFoundException none) {
                return true;
            } catch (ResourceInUseException beingChanged) {
                return find(table).map(TableDescription::tableStatus).filter(TableStatus.DELETING::equals).isPresent();
            }
        }));
        Polling.until("be deleted", table, progress, () -> find(table).isEmpty());
    }

    @Override
    public void tag(String table, Map<String, String> tags) {
        if (!tags.isEmpty()) {
            call.run("TagResource", table, () -> client.tagResource(r -> r.resourceArn(client
                    .describeTable(d -> d.tableName(table)).table().tableArn()).tags(TableRequests.tags(tags))));
        }
    }

    private Optional<TableDescription> find(String table) {
        return call.run("DescribeTable", table, () -> {
            try {
                return Optional.of(client.describeTable(r -> r.tableName(table)).table());
            } catch (ResourceNotFoundException none) {
                return Optional.empty();
            }
        });
    }

    private static boolean isReady(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE && table.globalSecondaryIndexes().stream()
                .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
    }

    private static void requireKeys(Definition wanted, Description found) {
        if (!found.hasKeysOf(wanted)) {
            throw new Problem("table-keys-differ", "A table of this name exists with other keys: " + found.keys()
                    + " instead of " + wanted.keys() + ".", wanted.name(),
                    "Choose another name for the target table, or let it be dropped.").asException();
        }
    }

    private static Description describe(TableDescription table) {
        return new Description(table.tableName(), table.tableStatusAsString(), key(table, "HASH").orElseThrow(),
                key(table, "RANGE"), table.globalSecondaryIndexes().stream().map(index -> index.indexName()).toList(),
                table.itemCount(), table.tableSizeBytes());
    }

    private static Optional<Key> key(TableDescription table, String role) {
        return table.keySchema().stream().filter(element -> role.equals(element.keyTypeAsString())).findFirst()
                .map(element -> new Key(element.attributeName(), typeOf(table, element.attributeName())));
    }

    private static KeyType typeOf(TableDescription table, String attribute) {
        return table.attributeDefinitions().stream().filter(defined -> defined.attributeName().equals(attribute))
                .findFirst().map(defined -> KeyType.valueOf(defined.attributeTypeAsString())).orElseThrow();
    }
}
