package org.aeneas.agent.server.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.agent.api.Registration;
import org.aeneas.agent.settings.SecretStore;

/** The registration of an agent that does not run. */
public final class RegistrationFile {

    private RegistrationFile() {
    }

    static StateFile<Registration> in(Path stateFolder) {
        return new StateFile<>(stateFolder.resolve("registration.json"), Registration.class);
    }

    /** Forgets the project and what it has given. @return whose the agent was */
    public static Optional<Registration> free(Path stateFolder, SecretStore projectSecrets) {
        StateFile<Registration> file = in(stateFolder);
        Optional<Registration> registrant = file.read();
        new ProjectCredentials(projectSecrets).forget();
        file.delete();
        return registrant;
    }
}
