package org.aeneas.aws;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who we are at AWS and where it is.
 *
 * @param credentials how requests are signed
 * @param remedy      what to do where there are no such credentials, or they have expired: whoever chose them knows
 *                    where they come from; empty for what somebody at a terminal does
 * @param region      for example {@code eu-west-1}
 * @param endpoints   other addresses than AWS's own, a service at a time, as {@code AWS_ENDPOINT_URL_<SERVICE>} gives
 */
public record ServiceProfile(String name, Credentials credentials, String remedy, String region,
        Map<Service, URI> endpoints) {

    public enum Service { S3, DYNAMODB, CLOUDWATCH_LOGS, DMS, IAM, STS }

    public ServiceProfile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(region, "region");
        endpoints = endpoints.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(endpoints));
    }

    /** Of somebody at a terminal. */
    public ServiceProfile(String name, Credentials credentials, String region, Map<Service, URI> endpoints) {
        this(name, credentials, "", region, endpoints);
    }

    public Optional<URI> endpoint(Service service) {
        return Optional.ofNullable(endpoints.get(service));
    }
}
