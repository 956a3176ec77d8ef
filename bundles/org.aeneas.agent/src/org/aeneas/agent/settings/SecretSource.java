package org.aeneas.agent.settings;

import java.util.Optional;

import org.aeneas.core.Problem;

/** Where references lead to secrets. */
public interface SecretSource {

    /** @return a copy that the caller overwrites after use */
    Optional<char[]> find(SecretReference reference);

    /**
     * As {@link #find}; empty for {@link SecretReference#NONE}.
     *
     * @throws org.aeneas.core.ProblemException {@code secret-missing}
     */
    default char[] require(SecretReference reference) {
        return reference.isPresent() ? find(reference).orElseThrow(() -> new Problem("secret-missing",
                "The store of secrets has no such secret.", reference.toString(),
                "Run the utility with --configure and enter it again.").asException()) : new char[0];
    }
}
