package org.aeneas.sandbox.internal.dms;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.aeneas.sandbox.internal.dms.Endpoints.Endpoint;

/** Tests of endpoints from a replication instance, and what came out. For many threads. */
final class Connections {
    private static final List<String> SOURCE = List.of("s3:ListBucket", "s3:GetObject");
    private static final List<String> TARGET = List.of("dynamodb:PutItem", "dynamodb:CreateTable",
            "dynamodb:DescribeTable", "dynamodb:DeleteTable", "dynamodb:DeleteItem", "dynamodb:UpdateItem",
            "dynamodb:ListTables");

    private final Surroundings around;
    private final Later later;
    private final Map<Pair, ObjectNode> tests = new LinkedHashMap<>();

    private record Pair(String instance, String endpoint) {
    }

    Connections(Surroundings around, Later later) {
        this.around = around;
        this.later = later;
    }

    synchronized ObjectNode test(String instance, String instanceName, Endpoint endpoint) {
        Pair pair = new Pair(instance, endpoint.arn());
        if (status(pair).equals("testing")) {
            throw DmsFault.state("Connection is being tested already");
        }
        ObjectNode test = JsonNodeFactory.instance.objectNode().put("ReplicationInstanceArn", instance)
                .put("EndpointArn", endpoint.arn()).put("Status", "testing")
                .put("EndpointIdentifier", endpoint.name()).put("ReplicationInstanceIdentifier", instanceName);
        tests.put(pair, test);
        later.run(() -> end(pair, failure(endpoint)));
        return test.deepCopy();
    }

    private synchronized void end(Pair pair, Optional<String> failure) {
        ObjectNode test = tests.get(pair);
        if (test != null) {
            test.put("Status", failure.isEmpty() ? "successful" : "failed");
            failure.ifPresent(why -> test.put("LastFailureMessage", why));
        }
    }

    private Optional<String> failure(Endpoint endpoint) {
        boolean source = endpoint.type().equals(Endpoints.SOURCE);
        Optional<String> refused = around.refused(endpoint.role(), source ? SOURCE : TARGET);
        if (refused.isPresent() || !source) {
            return refused.map(why -> "Test Endpoint failed: Application-Status: 1020912, Application-Message: " + why);
        }
        try {
            around.keys(endpoint.settings().path("BucketName").asText(),
                    endpoint.settings().path("BucketFolder").asText());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Test Endpoint failed: Application-Status: 1020912, Application-Message: Failed to list"
                    + " bucket: " + e.getMessage());
        }
    }

    synchronized boolean isSuccessful(String instance, String endpoint) {
        return status(new Pair(instance, endpoint)).equals("successful");
    }

    /** What was tested says nothing of other settings. */
    synchronized void forget(String endpoint) {
        tests.keySet().removeIf(pair -> pair.endpoint().equals(endpoint));
    }

    synchronized ObjectNode describe(ObjectNode request) {
        return new Listing(request).page("Connections", List.of("endpoint-arn", "replication-instance-arn"),
                tests.entrySet().stream().map(test -> new Listing.Entry(test.getValue().deepCopy(),
                        Map.of("endpoint-arn", test.getKey().endpoint(), "replication-instance-arn",
                                test.getKey().instance()))).toList(),
                "No Connections found matching provided filters");
    }

    private String status(Pair pair) {
        ObjectNode test = tests.get(pair);
        return test == null ? "" : test.path("Status").asText();
    }
}
