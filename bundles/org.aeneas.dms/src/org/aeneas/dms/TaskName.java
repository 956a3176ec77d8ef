package org.aeneas.dms;

import java.util.Optional;
import java.util.regex.Pattern;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.Problem;

/** Names of tasks of AWS DMS (API Reference, {@code CreateReplicationTask}, ReplicationTaskIdentifier). */
public final class TaskName {
    /** What we add for endpoints and for single tables must fit, too. */
    public static final int LONGEST = 240;

    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9-]*");

    private TaskName() {
    }

    /**
     * Looks whether DMS has a task of that name, before one is made.
     *
     * @throws org.aeneas.core.ProblemException {@code dms-name-taken}, and those of AWS
     */
    public static void requireFree(AwsSession session, String name) {
        if (session.replications().find(name).isPresent()) {
            throw new Problem("dms-name-taken", "AWS DMS has a task of this name already.", name,
                    "Choose another task name, or delete that one in the DMS console.").asException();
        }
    }

    /** What is wrong with a name, as one types it; empty if nothing is. */
    public static Optional<String> wrong(String name) {
        if (name.isEmpty()) {
            return Optional.of("Type a name.");
        }
        if (!CHARACTERS.matcher(name).matches()) {
            return Optional.of("AWS DMS takes letters of English, digits and hyphens only.");
        }
        if (!Character.isLetter(name.charAt(0))) {
            return Optional.of("The name begins with a letter.");
        }
        if (name.endsWith("-") || name.contains("--")) {
            return Optional.of("No hyphen stands at the end or beside another one.");
        }
        return name.length() > LONGEST ? Optional.of("The name has at most " + LONGEST + " characters.")
                : Optional.empty();
    }
}
