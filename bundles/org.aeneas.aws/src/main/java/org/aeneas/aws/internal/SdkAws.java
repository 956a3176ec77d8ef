package org.aeneas.aws.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.SessionKeys;
import org.aeneas.core.Problem;
import org.osgi.service.component.annotations.Component;

import software.amazon.awssdk.regions.Region;

/** AWS by its own SDK for Java 2. */
@Component
public final class SdkAws implements Aws {
    /** The SDK makes a host name of it without looking. */
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

    @Override
    public AwsSession connect(ServiceProfile profile) {
        if (!REGION.matcher(profile.region()).matches()) {
            throw new Problem("aws-region-wrong", "This is not the name of an AWS Region.", profile.region(),
                    "Give a Region's code, for example eu-west-1.").asException();
        }
        return new SdkSession(new SdkClients(profile, SdkCredentials.of(profile.credentials())));
    }

    @Override
    public SessionKeys keys(Credentials credentials) {
        String name = credentials instanceof Credentials.Profile profile ? profile.profileName() : "this machine";
        return new SdkCall(Service.STS, name, name, "").run("GetCredentials", name,
                () -> SdkCredentials.keys(credentials));
    }

    @Override
    public Optional<String> configuredRegion(Credentials credentials) {
        return SdkCredentials.region(credentials);
    }

    @Override
    public List<String> configuredProfiles() {
        return SdkCredentials.configuredProfiles();
    }

    @Override
    public List<String> regions() {
        return SdkCall.inOurClassLoader(() -> Region.regions().stream().filter(region -> !region.isGlobalRegion())
                .map(Region::id).sorted().toList());
    }
}
