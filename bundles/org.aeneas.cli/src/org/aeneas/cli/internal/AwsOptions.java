package org.aeneas.cli.internal;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.MachineEndpoints;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;

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
        String endpoint = endpoint().map(URI::getAuthority).orElse("aws");
        return (arn.length > 4 ? arn[4] : "account") + "-" + region() + "-" + endpoint.replace(':', '-');
    }

    /** Where the tables are, for people. */
    String place() {
        return endpoint().map(URI::toString).orElseGet(this::region);
    }

    private static Optional<URI> endpoint() {
        return Optional.ofNullable(MachineEndpoints.find().get(Service.DYNAMODB));
    }

    private ServiceProfile profile() {
        Credentials credentials = credentials();
        String name = credentials instanceof Credentials.Machine ? "the credentials of this machine"
                : "profile " + profile;
        return new ServiceProfile(name, credentials, region(), MachineEndpoints.find());
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

    /** The AWS SDK's own settings, in its order. */
    private static Optional<String> setting(String property, String variable) {
        return Stream.of(System.getProperty(property, ""), System.getenv().getOrDefault(variable, ""))
                .filter(value -> !value.isBlank()).findFirst();
    }
}
