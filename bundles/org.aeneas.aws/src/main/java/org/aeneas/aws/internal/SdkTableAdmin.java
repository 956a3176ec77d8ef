package org.aeneas.aws.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

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
            create(request(definition));
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

    private static CreateTableRequest request(Definition definition) {
        CreateTableRequest.Builder request = CreateTableRequest.builder().tableName(definition.name())
                .attributeDefinitions(attributes(definition))
                .keySchema(keySchema(definition.partitionKey(), definition.sortKey()));
        if (definition.capacity() instanceof Capacity.Provisioned provisioned) {
            request.billingMode(BillingMode.PROVISIONED).provisionedThroughput(throughput(provisioned));
        } else {
            request.billingMode(BillingMode.PAY_PER_REQUEST);
        }
        if (!definition.indexes().isEmpty()) {
            request.globalSecondaryIndexes(definition.indexes().stream()
                    .map(index -> index(index, definition.capacity())).toList());
        }
        if (!definition.tags().isEmpty()) {
            request.tags(definition.tags().entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList());
        }
        return request.build();
    }

    /** Each key attribute once, though indexes may share them. */
    private static List<AttributeDefinition> attributes(Definition definition) {
        Map<String, KeyType> types = new LinkedHashMap<>();
        Stream<Key> ofTable = Stream.concat(Stream.of(definition.partitionKey()), definition.sortKey().stream());
        Stream<Key> ofIndexes = definition.indexes().stream()
                .flatMap(index -> Stream.concat(Stream.of(index.partitionKey()), index.sortKey().stream()));
        Stream.concat(ofTable, ofIndexes).forEach(key -> types.putIfAbsent(key.name(), key.type()));
        return types.entrySet().stream().map(key -> AttributeDefinition.builder().attributeName(key.getKey())
                .attributeType(key.getValue().name()).build()).toList();
    }

    private static List<KeySchemaElement> keySchema(Key partitionKey, Optional<Key> sortKey) {
        KeySchemaElement hash = KeySchemaElement.builder().attributeName(partitionKey.name()).keyType("HASH").build();
        return sortKey.map(key -> List.of(hash,
                KeySchemaElement.builder().attributeName(key.name()).keyType("RANGE").build())).orElse(List.of(hash));
    }

    private static GlobalSecondaryIndex index(Index index, Capacity capacity) {
        Projection.Builder projection = Projection.builder();
        if (index.all()) {
            projection.projectionType(ProjectionType.ALL);
        } else if (index.projected().isEmpty()) {
            projection.projectionType(ProjectionType.KEYS_ONLY);
        } else {
            projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(index.projected());
        }
        GlobalSecondaryIndex.Builder built = GlobalSecondaryIndex.builder().indexName(index.name())
                .keySchema(keySchema(index.partitionKey(), index.sortKey())).projection(projection.build());
        if (capacity instanceof Capacity.Provisioned provisioned) {
            built.provisionedThroughput(throughput(provisioned));
        }
        return built.build();
    }

    private static ProvisionedThroughput throughput(Capacity.Provisioned provisioned) {
        return ProvisionedThroughput.builder().readCapacityUnits(provisioned.readUnits())
                .writeCapacityUnits(provisioned.writeUnits()).build();
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
