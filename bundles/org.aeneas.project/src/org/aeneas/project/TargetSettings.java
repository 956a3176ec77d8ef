package org.aeneas.project;

import java.util.Optional;
import java.util.UUID;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.MachineEndpoints;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.project.internal.Require;
import org.aeneas.project.settings.GlobalSettings;

/**
 * How the target is reached, without its keys.
 *
 * @param region         as {@code eu-west-1}
 * @param awsProfile     name of the service profile whose credentials and endpoints are used
 * @param machineProfile name of a profile of the machine's own AWS configuration, if {@code awsProfile} is empty; if
 *                       both are, the project has a key pair of its own, which is in {@link Secrets} under
 *                       {@link SecretName#ofTarget}
 */
public record TargetSettings(String region, Optional<String> awsProfile, Optional<String> machineProfile) {

    public TargetSettings {
        Require.text("The Region", region, Require.NAME);
        awsProfile = Require.optional(awsProfile);
        machineProfile = Require.optional(machineProfile);
    }

    /** With a service profile, or a key pair of the project's own. */
    public TargetSettings(String region, Optional<String> awsProfile) {
        this(region, awsProfile, Optional.empty());
    }

    /** Whether the project has a key pair of its own. */
    public boolean hasOwnKeys() {
        return awsProfile.isEmpty() && machineProfile.isEmpty();
    }

    /**
     * What {@link org.aeneas.aws.Aws#connect} wants.
     *
     * @throws org.aeneas.core.ProblemException {@code secret-missing}, {@code aws-service-profile-missing}
     */
    public ServiceProfile profile(UUID project, GlobalSettings settings, Secrets secrets) {
        if (awsProfile.isPresent()) {
            ServiceProfile profile = settings.requireAwsProfile(awsProfile.get()).connection(secrets);
            return new ServiceProfile(profile.name(), profile.credentials(), region, profile.endpoints());
        }
        String owner = "the connection to Amazon DynamoDB";
        Credentials credentials = machineProfile.<Credentials>map(Credentials.Profile::new)
                .orElseGet(() -> AwsKeys.read(SecretName.ofTarget(project), secrets, owner));
        return new ServiceProfile(owner, credentials, region, MachineEndpoints.find());
    }
}
