package org.aeneas.aws;

import java.util.List;
import java.util.Optional;

/** The way into AWS: an OSGi service. */
public interface Aws {

    /** Builds the clients; sends nothing yet. */
    AwsSession connect(ServiceProfile profile);

    /**
     * The keys by which requests are signed now, for somebody else to sign with. A profile may get them from elsewhere,
     * which takes time.
     *
     * @throws org.aeneas.core.ProblemException {@code aws-profile-missing}, or if there are no such credentials
     */
    SessionKeys keys(Credentials credentials);

    /**
     * The Region that the machine's AWS configuration ({@code ~/.aws}, or what {@code AWS_CONFIG_FILE} and
     * {@code AWS_SHARED_CREDENTIALS_FILE} name) has for a profile; for the machine's own credentials that of the
     * default profile, for keys none.
     *
     * @throws org.aeneas.core.ProblemException {@code aws-profile-missing}
     */
    Optional<String> configuredRegion(Credentials credentials);

    /** The names of the profiles in the machine's AWS configuration, sorted; empty if it has none or is unreadable. */
    List<String> configuredProfiles();

    /** The Regions of AWS that this version knows, sorted; newer ones work too. */
    List<String> regions();
}
