package org.aeneas.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/**
 * Other addresses than AWS's own, as the AWS SDK's settings have them: the system properties and the environment
 * variables {@code AWS_ENDPOINT_URL_<SERVICE>} and {@code AWS_ENDPOINT_URL}.
 */
public final class MachineEndpoints {

    private MachineEndpoints() {
    }

    /**
     * One service's endpoint before the one for all.
     *
     * @throws ProblemException {@code endpoint-invalid}
     */
    public static Map<Service, URI> find() {
        Map<Service, URI> endpoints = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String suffix = service == Service.DMS ? "DATABASE_MIGRATION_SERVICE" : service.name();
            setting("aws.endpointUrl" + id(service), "AWS_ENDPOINT_URL_" + suffix)
                    .or(() -> setting("aws.endpointUrl", "AWS_ENDPOINT_URL"))
                    .ifPresent(url -> endpoints.put(service, endpoint(url)));
        }
        return endpoints;
    }

    private static String id(Service service) {
        return switch (service) {
            case S3 -> "S3";
            case DYNAMODB -> "DynamoDb";
            case CLOUDWATCH_LOGS -> "CloudWatchLogs";
            case DMS -> "DatabaseMigrationService";
            case IAM -> "Iam";
            case STS -> "Sts";
        };
    }

    private static URI endpoint(String url) {
        try {
            URI endpoint = new URI(url);
            if (endpoint.getHost() != null && endpoint.getScheme() != null && endpoint.getScheme().startsWith("http")) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            throw invalid(url, e);
        }
        throw invalid(url, null);
    }

    private static ProblemException invalid(String url, URISyntaxException cause) {
        return new Problem("endpoint-invalid", "An endpoint of AWS is not a URL.", url,
                "Correct the AWS_ENDPOINT_URL variable, for example to http://127.0.0.1:8000, or unset it.")
                .asException(cause);
    }

    private static Optional<String> setting(String property, String variable) {
        return Stream.of(System.getProperty(property, ""), System.getenv().getOrDefault(variable, ""))
                .filter(value -> !value.isBlank()).findFirst();
    }
}
