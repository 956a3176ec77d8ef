package org.aeneas.agent.server.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.aeneas.agent.api.Registration;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.core.Problem;

/** The one project that the agent serves. For many threads. */
final class RegistrationDesk {
    private final StateFile<Registration> file;
    private final Supplier<Optional<String>> fingerprint;
    private Optional<Registration> current;

    RegistrationDesk(Path folder, Supplier<Optional<String>> fingerprint) {
        this.file = RegistrationFile.in(folder);
        this.fingerprint = fingerprint;
        this.current = file.read();
    }

    /** Of the agent's certificate; empty without SSL. */
    Optional<String> fingerprint() {
        return fingerprint.get();
    }

    /** With the certificate of now. */
    synchronized Optional<Registration> current() {
        return current.map(of -> new Registration(of.projectId(), of.projectName(), of.description(),
                of.registeredAt(), fingerprint.get()));
    }

    /** @throws Refusal unless the project is the one that has registered */
    synchronized void require(UUID project) {
        if (current.filter(registration -> registration.projectId().equals(project)).isEmpty()) {
            throw new Refusal(403, new Problem("not-registrant", "The agent does not serve this project.",
                    current.map(Registration::projectName).orElse("the agent"),
                    "Register the agent with the project first."));
        }
    }

    /**
     * @param handOver is run before the agent changes hands
     * @throws Refusal {@code agent-taken}, {@code confirmation-wrong}
     */
    synchronized Registration register(RegistrationRequest request, boolean takeOver, Runnable handOver) {
        Optional<Registration> other = current.filter(it -> !it.projectId().equals(request.projectId()));
        if (other.isPresent()) {
            requireHandOver(other.get(), request, takeOver);
            handOver.run();
        }
        Instant since = current.filter(it -> other.isEmpty()).map(Registration::registeredAt)
                .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Registration next = new Registration(request.projectId(), request.projectName(), request.description(), since,
                fingerprint.get());
        file.write(next);
        current = Optional.of(next);
        return next;
    }

    private static void requireHandOver(Registration other, RegistrationRequest request, boolean takeOver) {
        if (!takeOver) {
            throw new Refusal(409, new Problem("agent-taken", "The agent serves another project.",
                    other.projectName(), "Unregister it there, or take it over by entering that project's name."));
        }
        if (request.confirmation().filter(other.projectName()::equals).isEmpty()) {
            throw new Refusal(409, new Problem("confirmation-wrong",
                    "The confirmation is not the name of the project that has the agent now.", other.projectName(),
                    "Enter that project's name as it stands there."));
        }
    }

    synchronized void unregister() {
        file.delete();
        current = Optional.empty();
    }
}
