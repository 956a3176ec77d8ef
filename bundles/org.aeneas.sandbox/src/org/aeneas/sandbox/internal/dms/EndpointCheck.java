package org.aeneas.sandbox.internal.dms;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What DMS checks of an endpoint when it is made or changed; whether it can be reached, TestConnection tells. */
final class EndpointCheck {
    private static final Set<String> S3 = Set.of("ServiceAccessRoleArn", "ExternalTableDefinition", "CsvRowDelimiter",
            "CsvDelimiter", "BucketFolder", "BucketName", "CdcPath", "CsvNullValue", "IgnoreHeaderRows", "Rfc4180",
            "ExpectedBucketOwner", "CompressionType", "EncryptionMode", "ServerSideEncryptionKmsKeyId");
    private static final Set<String> DYNAMO_DB = Set.of("ServiceAccessRoleArn");

    private EndpointCheck() {
    }

    static ObjectNode settings(ObjectNode request) {
        JsonNode given = request.path(request.path("EngineName").asText().equals("s3") ? "S3Settings"
                : "DynamoDbSettings");
        return given instanceof ObjectNode settings ? settings.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    static Endpoints.Endpoint checked(Endpoints.Endpoint endpoint) {
        boolean source = endpoint.engine().equals("s3") && endpoint.type().equals(Endpoints.SOURCE);
        boolean target = endpoint.engine().equals("dynamodb") && endpoint.type().equals(Endpoints.TARGET);
        if (!source && !target) {
            throw DmsFault.value("The sandbox has s3 as a source and dynamodb as a target only, not the "
                    + endpoint.type() + " " + endpoint.engine());
        }
        known(endpoint.settings(), source ? S3 : DYNAMO_DB);
        required(endpoint.settings(), source ? List.of("ServiceAccessRoleArn", "BucketName", "ExternalTableDefinition")
                : List.of("ServiceAccessRoleArn"));
        if (source) {
            ExternalTables.parse(endpoint.settings().get("ExternalTableDefinition").asText());
        }
        return endpoint;
    }

    private static void known(ObjectNode settings, Set<String> names) {
        settings.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw DmsFault.value("The sandbox does not know the setting " + name);
            }
        });
    }

    private static void required(ObjectNode settings, List<String> names) {
        for (String name : names) {
            if (settings.path(name).asText().isBlank()) {
                throw DmsFault.combination("The setting " + name + " must be provided and must not be blank.");
            }
        }
    }
}
