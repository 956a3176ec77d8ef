package org.aeneas.aws.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ThrottledException;
import org.aeneas.aws.item.Item;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** DynamoDB's items. */
final class SdkItemStore implements ItemStore {
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 5_000;

    private final DynamoDbClient client;
    private final DynamoDbClient writes;
    private final SdkCall call;

    SdkItemStore(DynamoDbClient client, DynamoDbClient writes, SdkCall call) {
        this.client = client;
        this.writes = writes;
        this.call = call;
    }

    @Override
    public Outcome write(String table, List<Write> batch) {
        byte[] body = BatchBody.of(table, batch);
        // The table is there for the SDK to choose the endpoint by; what is sent is the body.
        BatchWriteItemRequest request = BatchWriteItemRequest.builder().requestItems(Map.of(table, List.of()))
                .overrideConfiguration(o -> o.putExecutionAttribute(GivenBody.BODY, body)).build();
        BatchWriteItemResponse answer = call.run("BatchWriteItem", table, () -> {
            try {
                return writes.batchWriteItem(request);
            } catch (AwsServiceException e) {
                throw refusal(table, e);
            }
        });
        double units = answer.consumedCapacity().stream().mapToDouble(used -> used.capacityUnits()).sum();
        return new Outcome(Unprocessed.of(batch, answer.unprocessedItems().getOrDefault(table, List.of())), units);
    }

    /** @return what the caller tells apart from failures, else the failure itself */
    private static RuntimeException refusal(String table, AwsServiceException failure) {
        if (SdkProblems.isThrottling(failure)) {
            return new ThrottledException("DynamoDB throttles writes to " + table, failure);
        }
        if (SdkProblems.isInvalid(failure)) {
            return new Problem(REFUSED, "DynamoDB refuses an item: " + SdkProblems.message(failure), table,
                    "Change the mapping of the column that the message names, or leave the row out.")
                    .asException(failure);
        }
        return failure;
    }

    @Override
    public List<Item> read(String table, List<Item> keys) {
        List<Item> found = new ArrayList<>(keys.size());
        Map<String, KeysAndAttributes> wanted = Map.of(table, KeysAndAttributes.builder().consistentRead(true)
                .keys(keys.stream().map(ItemConversion::toSdk).toList()).build());
        for (int attempt = 0; !wanted.isEmpty(); attempt++) {
            Map<String, KeysAndAttributes> now = wanted;
            BatchGetItemResponse answer = call.run("BatchGetItem", table,
                    () -> client.batchGetItem(request -> request.requestItems(now)));
            answer.responses().getOrDefault(table, List.of())
                    .forEach(attributes -> found.add(ItemConversion.fromSdk(attributes)));
            wanted = answer.unprocessedKeys();
            if (!wanted.isEmpty()) {
                pause(attempt);
            }
        }
        return found;
    }

    @Override
    public void scan(String table, List<String> attributes, int segment, int segments, Consumer<List<Item>> page) {
        ScanRequest.Builder request = ScanRequest.builder().tableName(table).segment(segment).totalSegments(segments)
                .consistentRead(true);
        project(request, attributes);
        ScanResponse answer;
        do {
            ScanRequest next = request.build();
            answer = call.run("Scan", table, () -> client.scan(next));
            page.accept(answer.items().stream().map(ItemConversion::fromSdk).toList());
            request.exclusiveStartKey(answer.lastEvaluatedKey());
        } while (answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty());
    }

    /** By placeholders: attributes may be called as DynamoDB's reserved words are. */
    private static void project(ScanRequest.Builder request, List<String> attributes) {
        if (attributes.isEmpty()) {
            return;
        }
        Map<String, String> names = new HashMap<>();
        for (String attribute : attributes) {
            names.put("#a" + names.size(), attribute);
        }
        request.expressionAttributeNames(names).projectionExpression(String.join(",", names.keySet()));
    }

    private static void pause(int attempt) {
        int longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(longest) + 1L);
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }
}
