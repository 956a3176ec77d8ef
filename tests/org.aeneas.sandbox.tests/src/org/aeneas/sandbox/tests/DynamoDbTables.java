package org.aeneas.sandbox.tests;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.tests.SignedClient.Answer;
import org.aeneas.tests.support.StandIns;

/** DynamoDB's tables, called as the wire wants it. */
record DynamoDbTables(SignedClient client, URI endpoint) {
    private static final AtomicInteger NAMES = new AtomicInteger();

    static DynamoDbTables of(StandIns standIns) {
        return new DynamoDbTables(new SignedClient(standIns.keys()), standIns.endpoint(Service.DYNAMODB));
    }

    Answer call(String operation, String body) throws IOException {
        return client.dynamoDb(endpoint, operation, body);
    }

    /** A new table with a partition key {@code pk}, which is still being created. */
    String creating(String more) throws IOException {
        String name = "table" + NAMES.incrementAndGet();
        Answer answer = call("CreateTable", "{\"TableName\":\"" + name + "\",\"BillingMode\":\"PAY_PER_REQUEST\","
                + "\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}],"
                + "\"AttributeDefinitions\":[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"}]" + more + "}");
        if (answer.status() != 200) {
            throw new AssertionError(answer.body());
        }
        return name;
    }

    String active(String more) throws IOException {
        String name = creating(more);
        while (!call("DescribeTable", "{\"TableName\":\"" + name + "\"}").json().at("/Table/TableStatus").asText()
                .equals("ACTIVE")) {
            sleep();
        }
        return name;
    }

    String arn(String table) throws IOException {
        return call("DescribeTable", "{\"TableName\":\"" + table + "\"}").json().at("/Table/TableArn").asText();
    }

    Answer write(String table, int from, int count) throws IOException {
        String writes = IntStream.range(from, from + count)
                .mapToObj(i -> "{\"PutRequest\":{\"Item\":{\"pk\":{\"S\":\"key" + i + "\"}}}}")
                .collect(Collectors.joining(","));
        return call("BatchWriteItem", "{\"RequestItems\":{\"" + table + "\":[" + writes + "]}}");
    }

    int items(String table) throws IOException {
        return call("Scan", "{\"TableName\":\"" + table + "\"}").json().path("Count").asInt();
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
