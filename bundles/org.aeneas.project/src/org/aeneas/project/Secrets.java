package org.aeneas.project;

import java.util.Arrays;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * Where secrets are kept on this machine, apart from project and settings files. The workbench implements it by
 * Equinox's secure storage. For many threads; a call may ask the user for a master password, so not for the UI thread.
 *
 * @throws org.aeneas.core.ProblemException from each method, if the store cannot be opened
 */
public interface Secrets {

    /** @return a copy that the caller overwrites after use */
    Optional<char[]> find(SecretName name);

    /** Keeps a copy; one that was kept under the name is replaced. It is on disk when this returns. */
    void put(SecretName name, char[] secret);

    /** Forgets a secret, if it is there. */
    void forget(SecretName name);

    /**
     * As {@link #find}.
     *
     * @param owner to what the secret belongs, for the message
     * @throws org.aeneas.core.ProblemException {@code secret-missing}
     */
    default char[] require(SecretName name, String owner) {
        return find(name).orElseThrow(() -> new Problem("secret-missing",
                "The secret storage of this machine has no " + name.path().replaceFirst("^.*/", "").replace('-', ' ')
                        + " for it.",
                owner, "Enter it again: secrets are not in files, and do not come along to another machine.")
                .asException());
    }

    /** As {@link #require}, as a text: for interfaces that take nothing else. */
    default String requireText(SecretName name, String owner) {
        char[] secret = require(name, owner);
        String text = new String(secret);
        Arrays.fill(secret, '\0');
        return text;
    }
}
