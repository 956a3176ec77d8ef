package org.aeneas.cli.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who we are at AWS: what the AWS command line understands, we understand. */
final class AwsOptions {

    @Option(names = "--aws-profile", paramLabel = "NAME",
            description = "Profile of your AWS configuration. "
                    + "Default: the AWS_PROFILE variable, else the machine's own credentials.")
    private String profile = System.getenv("AWS_PROFILE");

    @Option(names = "--region", paramLabel = "REGION",
            description = "AWS Region. Default: the AWS_REGION variable, else the Region of the profile.")
    private String region;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    AwsSession connect() {
        return Services.aws().connect(profile());
    }

    /** A folder's name for what is remembered of work in this account, Region and place. */
    String destination(AwsSession session) {
        String[] arn = session.callerArn().split(":");
        String endpoint = Optional.ofNullable(endpoints().get(Service.DYNAMODB)).map(URI::getAuthority).orElse("aws");
        return (arn.length > 4 ? arn[4] : "account") + "-" + region() + "-" + endpoint.replace(':', '-');
    }

    /** Where the tables are, for people. */
    String place() {
        return Optional.ofNullable(endpoints().get(Service.DYNAMODB)).map(URI::toString).orElseGet(this::region);
    }

    private ServiceProfile profile() {
        Credentials credentials = credentials();
        String name = credentials instanceof Credentials.Machine ? "the credentials of this machine"
                : "profile " + profile;
        return new ServiceProfile(name, credentials, region(), endpoints());
    }

    private Credentials credentials() {
        return profile == null || profile.isBlank() ? new Credentials.Machine() : new Credentials.Profile(profile);
    }

    /** In the order of the AWS SDK, and the older variable of AWS's command line. */
    private String region() {
        return Optional.ofNullable(region).filter(name -> !name.isBlank())
                .or(() -> setting("aws.region", "AWS_REGION"))
                .or(() -> setting("aws.region", "AWS_DEFAULT_REGION"))
                .or(() -> Services.aws().configuredRegion(credentials()))
                .orElseThrow(() -> new ParameterException(command.commandLine(), "No AWS Region is named: use --region,"
                        + " the AWS_REGION variable, or a profile that has a region."));
    }

    /** One service's endpoint before the one for all. */
    private static Map<Service, URI> endpoints() {
        Map<Service, URI> endpoints = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String id = switch (service) {
                case S3 -> "S3";
                case DYNAMODB -> "DynamoDb";
                case CLOUDWATCH_LOGS -> "CloudWatchLogs";
                case DMS -> "DatabaseMigrationService";
                case IAM -> "Iam";
                case STS -> "Sts";
            };
            String suffix = service == Service.DMS ? "DATABASE_MIGRATION_SERVICE" : service.name();
            setting("aws.endpointUrl" + id, "AWS_ENDPOINT_URL_" + suffix)
                    .or(() -> setting("aws.endpointUrl", "AWS_ENDPOINT_URL"))
                    .ifPresent(url -> endpoints.put(service, endpoint(url)));
        }
        return endpoints;
    }

    private static URI endpoint(String url) {
        try {
            URI endpoint = new URI(url);
            if (endpoint.getHost() != null && endpoint.getScheme() != null && endpoint.getScheme().startsWith("http")) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            throw endpointInvalid(url, e);
        }
        throw endpointInvalid(url, null);
    }

    private static ProblemException endpointInvalid(String url, URISyntaxException cause) {
        return new Problem("endpoint-invalid", "An endpoint of AWS is not a URL.", url,
                "Correct the AWS_ENDPOINT_URL variable, for example to http://127.0.0.1:8000, or unset it.")
                .asException(cause);
    }

    /** The AWS SDK's own settings, in its order. */
    private static Optional<String> setting(String property, String variable) {
        return Stream.of(System.getProperty(property, ""), System.getenv().getOrDefault(variable, ""))
                .filter(value -> !value.isBlank()).findFirst();
    }
}
