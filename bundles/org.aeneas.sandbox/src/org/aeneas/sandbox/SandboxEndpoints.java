package org.aeneas.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;

/**
 * Where the parts of a sandbox answer.
 *
 * @param contactPoints addresses of its Cassandra nodes; CQL is on port 9042 of each
 * @param services      the endpoints of the stand-ins
 * @param bucket        an existing bucket
 * @param control       where faults are ordered ({@code FaultsClient})
 */
public record SandboxEndpoints(List<String> contactPoints, String datacenter, String region,
        Map<Service, URI> services, SandboxKeys keys, String bucket, URI control) {

    /** The account that the stand-ins say they are in. */
    public static final String ACCOUNT = "000000000000";

    public SandboxEndpoints {
        contactPoints = List.copyOf(contactPoints);
        services = Map.copyOf(services);
    }

    /** Who we are at the stand-ins, as {@code org.aeneas.aws} wants it. */
    public ServiceProfile profile() {
        return new ServiceProfile("sandbox",
                new Credentials.Keys(keys.accessKey(), keys.secretKey().toCharArray(), Optional.empty()), region,
                services);
    }
}
