package org.aeneas.aws.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.aws.TableAdmin.Index;
import org.aeneas.aws.TableAdmin.Key;
import org.aeneas.aws.TableAdmin.KeyType;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableCreationParameters;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Table definitions in the SDK's words: for a table that is created empty, and for one that an import creates. */
final class TableRequests {

    private TableRequests() {
    }

    static CreateTableRequest creating(Definition definition) {
        CreateTableRequest.Builder request = CreateTableRequest.builder().tableName(definition.name())
                .attributeDefinitions(attributes(definition))
                .keySchema(keySchema(definition.partitionKey(), definition.sortKey()))
                .billingMode(billing(definition.capacity()));
        if (definition.capacity() instanceof Capacity.Provisioned provisioned) {
            request.provisionedThroughput(throughput(provisioned));
        }
        if (!definition.indexes().isEmpty()) {
            request.globalSecondaryIndexes(indexes(definition));
        }
        if (!definition.tags().isEmpty()) {
            request.tags(tags(definition.tags()));
        }
        return request.build();
    }

    /** An import takes no tags. */
    static TableCreationParameters importing(Definition definition) {
        TableCreationParameters.Builder table = TableCreationParameters.builder().tableName(definition.name())
                .attributeDefinitions(attributes(definition))
                .keySchema(keySchema(definition.partitionKey(), definition.sortKey()))
                .billingMode(billing(definition.capacity()));
        if (definition.capacity() instanceof Capacity.Provisioned provisioned) {
            table.provisionedThroughput(throughput(provisioned));
        }
        if (!definition.indexes().isEmpty()) {
            table.globalSecondaryIndexes(indexes(definition));
        }
        return table.build();
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static BillingMode billing(Capacity capacity) {
        return capacity instanceof Capacity.Provisioned ? BillingMode.PROVISIONED : BillingMode.PAY_PER_REQUEST;
    }

    private static List<GlobalSecondaryIndex> indexes(Definition definition) {
        return definition.indexes().stream().map(index -> index(index, definition.capacity())).toList();
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
}
