package org.aeneas.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * What the proxies are started with.
 *
 * @param dynalite   what stands behind DynamoDB
 * @param s3proxy    what stands behind S3; it must accept everybody
 * @param keys       whose signatures are accepted
 * @param kmsAliases the KMS keys that there are, without {@code alias/}
 * @param roles      the roles that IAM knows
 * @param instances  the replication instances of DMS
 */
public record FrontSettings(URI dynalite, URI s3proxy, SandboxKeys keys, String region, List<String> kmsAliases,
        List<SandboxRole> roles, List<SandboxReplicationInstance> instances) {

    public FrontSettings {
        Objects.requireNonNull(dynalite, "dynalite");
        Objects.requireNonNull(s3proxy, "s3proxy");
        kmsAliases = List.copyOf(kmsAliases);
        roles = List.copyOf(roles);
        instances = List.copyOf(instances);
    }

    /**
     * One KMS key, {@code alias/aeneas}, {@link SandboxRole#defaults()} and {@link SandboxReplicationInstance#defaults()}.
     */
    public static FrontSettings of(URI dynalite, URI s3proxy, SandboxKeys keys, String region) {
        return new FrontSettings(dynalite, s3proxy, keys, region, List.of("aeneas"), SandboxRole.defaults(),
                SandboxReplicationInstance.defaults());
    }
}
