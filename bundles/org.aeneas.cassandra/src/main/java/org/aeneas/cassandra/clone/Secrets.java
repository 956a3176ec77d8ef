package org.aeneas.cassandra.clone;

import java.util.regex.Pattern;

/** The passwords that stand in Cassandra's files. */
final class Secrets {
    private static final Pattern PASSWORD = Pattern.compile("(?im)^(\\s*(?:-\\s*)?\\w*password\\w*\\s*[:=]\\s*)\\S.*$");

    private Secrets() {
    }

    /** For people to look at. */
    static String masked(String text) {
        return PASSWORD.matcher(text).replaceAll("$1********");
    }
}
