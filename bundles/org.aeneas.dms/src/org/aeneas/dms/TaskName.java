package org.aeneas.dms;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of tasks of AWS DMS (API Reference, {@code CreateReplicationTask}, ReplicationTaskIdentifier). */
public final class TaskName {
    /** What we add for endpoints and for single tables must fit, too. */
    public static final int LONGEST = 240;

    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9-]*");

    private TaskName() {
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
