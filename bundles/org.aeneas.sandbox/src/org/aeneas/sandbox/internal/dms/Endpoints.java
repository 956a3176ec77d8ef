package org.aeneas.sandbox.internal.dms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The endpoints of the account: S3 as a source, DynamoDB as a target. For many threads. */
final class Endpoints {
    static final String SOURCE = "source";
    static final String TARGET = "target";

    private static final List<String> FILTERS = List.of("endpoint-arn", "endpoint-type", "endpoint-id", "engine-name");

    private final Names names;
    private final List<Endpoint> endpoints = new ArrayList<>();

    Endpoints(Names names) {
        this.names = names;
    }

    /**
     * @param type     {@code source} or {@code target}
     * @param engine   {@code s3} or {@code dynamodb}
     * @param settings S3Settings or DynamoDbSettings
     */
    record Endpoint(String arn, String name, String type, String engine, ObjectNode settings) {

        String role() {
            return settings.path("ServiceAccessRoleArn").asText();
        }

        private String settingsMember() {
            return engine.equals("s3") ? "S3Settings" : "DynamoDbSettings";
        }

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("EndpointIdentifier", name)
                    .put("EndpointType", type.toUpperCase(Locale.ROOT)).put("EngineName", engine)
                    .put("EngineDisplayName", engine.equals("s3") ? "Amazon S3" : "Amazon DynamoDB")
                    .put("Status", "active").put("EndpointArn", arn).put("SslMode", "none");
            return json.set(settingsMember(), settings.deepCopy());
        }
    }

    synchronized Endpoint create(ObjectNode request) {
        String name = Names.identifier("EndpointIdentifier", request.path("EndpointIdentifier").asText());
        if (endpoints.stream().anyMatch(endpoint -> endpoint.name().equals(name))) {
            throw DmsFault.exists("Endpoint " + name + " already in use");
        }
        Endpoint endpoint = EndpointCheck.checked(new Endpoint(names.arn("endpoint"), name,
                request.path("EndpointType").asText().toLowerCase(Locale.ROOT), request.path("EngineName").asText(),
                EndpointCheck.settings(request)));
        endpoints.add(endpoint);
        return endpoint;
    }

    synchronized Endpoint modify(ObjectNode request) {
        Endpoint before = require(request.path("EndpointArn").asText());
        ObjectNode settings = before.settings().deepCopy();
        settings.setAll((ObjectNode) request.path(before.settingsMember()).deepCopy());
        Endpoint after = EndpointCheck.checked(new Endpoint(before.arn(),
                request.hasNonNull("EndpointIdentifier")
                        ? Names.identifier("EndpointIdentifier", request.get("EndpointIdentifier").asText())
                        : before.name(), before.type(), before.engine(), settings));
        endpoints.set(endpoints.indexOf(before), after);
        return after;
    }

    /** Forgets it; the caller made sure that nothing uses it. */
    synchronized Endpoint delete(String arn) {
        Endpoint endpoint = require(arn);
        endpoints.remove(endpoint);
        return endpoint;
    }

    synchronized Endpoint require(String arn) {
        return endpoints.stream().filter(endpoint -> endpoint.arn().equals(arn)).findFirst()
                .orElseThrow(() -> DmsFault.missing("Endpoint " + arn + " not found"));
    }

    synchronized ObjectNode describe(ObjectNode request) {
        return new Listing(request).page("Endpoints", FILTERS, endpoints.stream().map(Endpoints::entry).toList(),
                "No Endpoints found matching provided filters");
    }

    private static Listing.Entry entry(Endpoint endpoint) {
        return new Listing.Entry(endpoint.json(), Map.of("endpoint-arn", endpoint.arn(), "endpoint-type",
                endpoint.type(), "endpoint-id", endpoint.name(), "engine-name", endpoint.engine()));
    }
}
