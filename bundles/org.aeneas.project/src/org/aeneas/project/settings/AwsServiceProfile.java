package org.aeneas.project.settings;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.MachineEndpoints;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.project.internal.Require;

/**
 * An AWS service profile: who we are at AWS, and what there is ours.
 *
 * @param id             under which its keys are kept, so that it can be renamed
 * @param machineProfile a profile of the machine's own AWS configuration; empty for a key pair, which is in
 *                       {@link Secrets} under {@link SecretName#ofAwsProfile}
 * @param region         as {@code eu-west-1}
 * @param bucket         where tasks stage
 * @param endpoints      other addresses than AWS's own; {@code http} or {@code https}
 */
public record AwsServiceProfile(UUID id, String name, Optional<String> machineProfile, String region,
        Optional<String> bucket, Map<Service, URI> endpoints) {

    public AwsServiceProfile {
        Require.present("The AWS service profile's id", id);
        Require.text("The AWS service profile's name", name, Require.NAME);
        machineProfile = Require.optional(machineProfile);
        Require.text("The Region", region, Require.NAME);
        bucket = Require.optional(bucket);
        bucket.ifPresent(value -> Require.text("The S3 bucket", value, Require.NAME));
        endpoints = Require.sorted("The list of endpoints", endpoints);
        endpoints.values().forEach(AwsServiceProfile::requireEndpoint);
    }

    private static void requireEndpoint(URI endpoint) {
        boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!http || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw Require.wrong("An endpoint is not an address of a service.", endpoint.getHost() == null
                    ? "endpoint" : endpoint.getHost(), "Enter it as in http://127.0.0.1:8000, without a user.");
        }
    }

    /**
     * What {@link org.aeneas.aws.Aws#connect} wants. Endpoints that the profile has not are the machine's, as AWS's own
     * tools know them.
     *
     * @throws org.aeneas.core.ProblemException {@code secret-missing}
     */
    public ServiceProfile connection(Secrets secrets) {
        Credentials credentials = machineProfile.<Credentials>map(Credentials.Profile::new)
                .orElseGet(() -> AwsKeys.read(SecretName.ofAwsProfile(id), secrets, name));
        return connection(credentials);
    }

    /** As {@link #connection(Secrets)}, with credentials that are not kept yet. */
    public ServiceProfile connection(Credentials credentials) {
        Map<Service, URI> all = new EnumMap<>(Service.class);
        all.putAll(MachineEndpoints.find());
        all.putAll(endpoints);
        return new ServiceProfile(name, credentials, region, all);
    }
}
