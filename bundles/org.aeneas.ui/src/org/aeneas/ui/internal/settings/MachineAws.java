package org.aeneas.ui.internal.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.aeneas.aws.Aws;
import org.aeneas.aws.Credentials;
import org.aeneas.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the machine's own AWS configuration has to offer.
 *
 * @param profiles  their names, sorted
 * @param regionsOf of those profiles that have one
 * @param regions   of AWS
 */
record MachineAws(List<String> profiles, Map<String, String> regionsOf, List<String> regions) {
    private static final Logger LOG = LoggerFactory.getLogger(MachineAws.class);

    static final MachineAws UNKNOWN = new MachineAws(List.of(), Map.of(), List.of());

    /** Reads files, and loads the SDK at the first time: not on the UI thread. */
    static MachineAws read(Aws aws) {
        List<String> profiles = aws.configuredProfiles();
        Map<String, String> regions = new TreeMap<>();
        for (String profile : profiles) {
            try {
                aws.configuredRegion(new Credentials.Profile(profile))
                        .ifPresent(region -> regions.put(profile, region));
            } catch (ProblemException e) {
                LOG.debug("{} has no Region: {}", profile, e.problem());
            }
        }
        return new MachineAws(profiles, regions, aws.regions());
    }
}
