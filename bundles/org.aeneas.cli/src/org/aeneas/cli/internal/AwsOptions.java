package org.aeneas.cli.internal;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;

import picocli.CommandLine.Option;

/** Who we are at AWS: what the AWS command line understands, we understand. */
final class AwsOptions {

    @Option(names = "--aws-profile", paramLabel = "NAME",
            description = "Profile of your AWS configuration. Default: the AWS_PROFILE variable, else the machine's own credentials.")
    private String profile = System.getenv("AWS_PROFILE");

    @Option(names = "--region", paramLabel = "REGION", description = "AWS Region. Default: the AWS_REGION variable.")
    private String region;

    AwsSession connect() {
        return Services.aws().connect(profile());
    }

    /** A folder's name for what is remembered of work in this account, Region and place. */
    String destination(AwsSession session) {
        String[] arn = session.callerArn().split(":");
        String endpoint = Optional.ofNullable(endpoints().get(Service.DYNAMODB)).map(URI::getAuthority).orElse("aws");
        return (arn.length > 4 ? arn[4] : "account") + "-" + region() + "-" + endpoint.replace(':', '-');
    }

    private ServiceProfile profile() {
        Credentials credentials = profile == null || profile.isBlank() ? new Credentials.Machine() : new Credentials.Profile(profile);
        return new ServiceProfile(profile == null ? "default" : profile, credentials, region(), endpoints());
    }

    private String region() {
        for (String candidate : new String[] { region, System.getenv("AWS_REGION"), System.getenv("AWS_DEFAULT_REGION") }) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        throw new Problem("region-missing", "No AWS Region is named.", "--region",
                "Name one with --region, or set the AWS_REGION variable.").asException();
    }

    /** The SDK's own variables: one service's endpoint before the one for all. */
    private static Map<Service, URI> endpoints() {
        Map<Service, URI> endpoints = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            String suffix = service == Service.DMS ? "DATABASE_MIGRATION_SERVICE" : service.name();
            String url = System.getenv().getOrDefault("AWS_ENDPOINT_URL_" + suffix, System.getenv("AWS_ENDPOINT_URL"));
            if (url != null && !url.isBlank()) {
                endpoints.put(service, URI.create(url));
            }
        }
        return endpoints;
    }
}
