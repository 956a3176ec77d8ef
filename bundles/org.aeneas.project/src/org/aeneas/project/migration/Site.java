package org.aeneas.project.migration;

import java.util.Optional;
import java.util.function.Supplier;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.SessionKeys;
import org.aeneas.core.Problem;
import org.aeneas.project.AgentAccess;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.Project;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.project.TargetSettings;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;

/**
 * What an agent works for, as it is at this instant. For any thread that may wait: for the agent, or for the master
 * password of the secrets.
 */
public record Site(Project project, GlobalSettings settings, Supplier<Secrets> secrets, Supplier<Aws> aws) {

    /**
     * The credentials of the project's AWS service profile, for an agent. To be closed. Empty where the project names
     * no profile: then the agent uses the role of its own machine.
     *
     * @throws org.aeneas.core.ProblemException {@code aws-service-profile-missing}, {@code secret-missing}, and those
     *         of {@link Aws#keys}
     */
    public Optional<SessionCredentials> credentials() {
        return project.awsProfile().map(settings::requireAwsProfile).map(this::credentials);
    }

    /**
     * Gives them to an agent; nothing where the project names no profile.
     *
     * @throws org.aeneas.core.ProblemException as {@link #credentials} and {@link AgentClient#putCredentials}
     */
    public void sendCredentials(AgentClient agent) {
        Optional<SessionCredentials> found = credentials();
        if (found.isPresent()) {
            try (SessionCredentials credentials = found.get()) {
                agent.putCredentials(credentials);
            }
        }
    }

    /**
     * To be closed. Connects with nobody yet.
     *
     * @throws org.aeneas.core.ProblemException as {@link AgentAccess#of}, and those of stores
     */
    public AgentClient client(RegisteredAgent agent) {
        return new AgentClient(agent.address(), AgentAccess.of(project.id(), agent, settings, secrets.get()),
                project.id());
    }

    /** The project's AWS service profile, if it names one that there is. */
    public Optional<AwsServiceProfile> profile() {
        return project.awsProfile().flatMap(settings::awsProfile);
    }

    /** Where a task's bucket and tables are: the Region of the profile, else that of the target. */
    public Optional<String> region() {
        return profile().map(AwsServiceProfile::region).or(() -> project.target().map(TargetSettings::region));
    }

    /**
     * To be closed. What the project's agents would see at AWS: by its AWS service profile, else as its target is
     * reached. Connects with nobody yet.
     *
     * @throws org.aeneas.core.ProblemException {@code region-missing}, {@code secret-missing}
     */
    public AwsSession connect() {
        TargetSettings access = profile().map(known -> new TargetSettings(known.region(), Optional.of(known.name())))
                .or(project::target).orElseThrow(() -> new Problem("region-missing",
                        "The project names neither an AWS service profile nor a target.", project.name(),
                        "Connect with Amazon DynamoDB first.").asException());
        return aws.get().connect(access.profile(project.id(), settings, secrets.get()));
    }

    private SessionCredentials credentials(AwsServiceProfile profile) {
        SessionKeys now = profile.machineProfile().isPresent()
                ? aws.get().keys(new Credentials.Profile(profile.machineProfile().get()))
                : new SessionKeys(AwsKeys.read(SecretName.ofAwsProfile(profile.id()), secrets.get(), profile.name()),
                        Optional.empty());
        Credentials.Keys keys = now.keys();
        return new SessionCredentials(keys.accessKey(), keys.secretKey(), keys.sessionToken().map(String::toCharArray),
                now.expiresAt());
    }
}
