package org.aeneas.project;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Under which name {@link Secrets} keep a secret. Files never name it: it follows from what the secret belongs to.
 *
 * @param path lower-case words joined by slashes, as the nodes of Equinox's secure storage
 */
public record SecretName(String path) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9._-]+(/[a-z0-9._-]+)*");

    public SecretName {
        if (!FORM.matcher(path).matches()) {
            throw new IllegalArgumentException("no name of a secret: " + path);
        }
    }

    /** @param field key of a connection form's secret field */
    public static SecretName ofSource(UUID project, String field) {
        return new SecretName("project/" + project + "/source/" + field);
    }

    /** A key pair of a project's own for its target. */
    public static AwsKeyNames ofTarget(UUID project) {
        return AwsKeyNames.below("project/" + project + "/target");
    }

    /** The password of an agent that is reached without SSL. */
    public static SecretName ofAgent(UUID project, UUID agent) {
        return new SecretName("project/" + project + "/agent/" + agent + "/password");
    }

    /** The key of the journals of a project's clone datacenters. */
    public static SecretName ofCloneJournals(UUID project) {
        return new SecretName("project/" + project + "/clone/journal-key");
    }

    /** The key pair of an AWS service profile. */
    public static AwsKeyNames ofAwsProfile(UUID profile) {
        return AwsKeyNames.below("aws-profile/" + profile);
    }

    public static SecretName ofTrustStore(UUID stores) {
        return new SecretName("stores/" + stores + "/trust-store");
    }

    public static SecretName ofKeyStore(UUID stores) {
        return new SecretName("stores/" + stores + "/key-store");
    }

    /** @return the path */
    @Override
    public String toString() {
        return path;
    }

    /** What a key pair of AWS consists of. The session token is only there for temporary ones. */
    public record AwsKeyNames(SecretName accessKey, SecretName secretKey, SecretName sessionToken) {

        static AwsKeyNames below(String path) {
            return new AwsKeyNames(new SecretName(path + "/access-key"), new SecretName(path + "/secret-key"),
                    new SecretName(path + "/session-token"));
        }
    }
}
