package org.aeneas.agent.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The project that an agent serves.
 *
 * @param certificateFingerprint of the agent, SHA-256; empty without SSL
 */
public record Registration(UUID projectId, String projectName, Optional<String> description, Instant registeredAt,
        Optional<String> certificateFingerprint) {

    public Registration {
        Bounds.required("Registration.projectId", projectId);
        Bounds.text("Registration.projectName", projectName, 1, Bounds.NAME);
        Bounds.text("Registration.description", description, 0, Bounds.DESCRIPTION);
        Bounds.time("Registration.registeredAt", registeredAt);
        Bounds.fingerprint("Registration.certificateFingerprint", certificateFingerprint);
    }
}
