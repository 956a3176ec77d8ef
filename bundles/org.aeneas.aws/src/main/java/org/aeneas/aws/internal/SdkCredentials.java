package org.aeneas.aws.internal;

import java.util.List;
import java.util.Optional;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.SessionKeys;
import org.aeneas.core.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The SDK's credentials for ours.
 *
 * @param profiles the machine's AWS configuration where it was chosen; an empty one where the user gave keys, so that
 *                 nothing of it steps in
 */
record SdkCredentials(AwsCredentialsProvider provider, ProfileFile profiles) {
    private static final Logger LOG = LoggerFactory.getLogger(SdkCredentials.class);

    static SdkCredentials of(Credentials credentials) {
        return SdkCall.inOurClassLoader(() -> {
            if (credentials instanceof Credentials.Keys keys) {
                return new SdkCredentials(ofKeys(keys), ProfileFile.aggregator().build());
            }
            if (credentials instanceof Credentials.Profile profile) {
                return ofProfile(profile.profileName());
            }
            AwsCredentialsProvider machine = DefaultCredentialsProvider.builder().build();
            return new SdkCredentials(credentials instanceof Credentials.Instance
                    ? AwsCredentialsProviderChain.of(InstanceProfileCredentialsProvider.create(), machine)
                    : machine, ProfileFile.defaultProfileFile());
        });
    }

    private static AwsCredentialsProvider ofKeys(Credentials.Keys keys) {
        String secret = new String(keys.secretKey());
        return StaticCredentialsProvider.create(keys.sessionToken().isPresent()
                ? AwsSessionCredentials.create(keys.accessKey(), secret, keys.sessionToken().get())
                : AwsBasicCredentials.create(keys.accessKey(), secret));
    }

    private static SdkCredentials ofProfile(String name) {
        ProfileFile profiles = ProfileFile.defaultProfileFile();
        required(profiles, name);
        return new SdkCredentials(ProfileCredentialsProvider.builder().profileFile(profiles).profileName(name).build(),
                profiles);
    }

    /** As {@link org.aeneas.aws.Aws#keys} says. */
    static SessionKeys keys(Credentials credentials) {
        AwsCredentials now = of(credentials).provider().resolveCredentials();
        Optional<String> token = now instanceof AwsSessionCredentials session ? Optional.of(session.sessionToken())
                : Optional.empty();
        return new SessionKeys(new Credentials.Keys(now.accessKeyId(), now.secretAccessKey().toCharArray(), token),
                now.expirationTime());
    }

    /** As {@link org.aeneas.aws.Aws#configuredRegion} says. */
    static Optional<String> region(Credentials credentials) {
        return SdkCall.inOurClassLoader(() -> {
            ProfileFile profiles = ProfileFile.defaultProfileFile();
            Optional<Profile> chosen = Optional.empty();
            if (credentials instanceof Credentials.Profile profile) {
                chosen = Optional.of(required(profiles, profile.profileName()));
            } else if (credentials instanceof Credentials.Machine) {
                chosen = profiles.profile(ProfileFileSystemSetting.AWS_PROFILE.getStringValueOrThrow());
            }
            return chosen.flatMap(profile -> profile.property(ProfileProperty.REGION)).map(String::strip)
                    .filter(region -> !region.isEmpty());
        });
    }

    /** As {@link org.aeneas.aws.Aws#configuredProfiles} says. */
    static List<String> configuredProfiles() {
        return SdkCall.inOurClassLoader(() -> {
            try {
                return ProfileFile.defaultProfileFile().profiles().keySet().stream().sorted().toList();
            } catch (IllegalArgumentException e) {
                LOG.warn("The AWS configuration of this machine cannot be read", e);
                return List.of();
            }
        });
    }

    private static Profile required(ProfileFile profiles, String name) {
        return profiles.profile(name).orElseThrow(() -> new Problem("aws-profile-missing",
                "The AWS configuration of this machine has no such profile.", name,
                "Choose one that ~/.aws/config or ~/.aws/credentials names, or run aws configure --profile " + name
                        + ".").asException());
    }
}
