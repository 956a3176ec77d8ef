package org.aeneas.agent.api;

import java.util.Optional;
import java.util.UUID;

/**
 * Who registers an agent.
 *
 * @param confirmation to take over: the name of the project that has the agent now, as its new user typed it
 */
public record RegistrationRequest(UUID projectId, String projectName, Optional<String> description,
        Optional<String> confirmation) {

    public RegistrationRequest {
        Bounds.required("RegistrationRequest.projectId", projectId);
        Bounds.text("RegistrationRequest.projectName", projectName, 1, Bounds.NAME);
        Bounds.text("RegistrationRequest.description", description, 0, Bounds.DESCRIPTION);
        Bounds.text("RegistrationRequest.confirmation", confirmation, 0, Bounds.NAME);
    }

    public RegistrationRequest(UUID projectId, String projectName, Optional<String> description) {
        this(projectId, projectName, description, Optional.empty());
    }
}
