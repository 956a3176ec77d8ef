package org.aeneas.sandbox;

import java.util.List;
import java.util.Objects;

/**
 * A role of the stand-in for IAM.
 *
 * @param trusted the service that may assume it: {@code dms.amazonaws.com}
 * @param denied  actions that a simulation of its policies does not allow: {@code dynamodb:PutItem}; {@code *} for all
 */
public record SandboxRole(String name, String trusted, List<String> denied) {

    public SandboxRole {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(trusted, "trusted");
        denied = List.copyOf(denied);
    }

    /** Whether a simulation of its policies says no. */
    public boolean denies(String action) {
        return denied.contains("*") || denied.contains(action);
    }

    /** Two for DMS, one of which may do nothing, and one for something else. */
    public static List<SandboxRole> defaults() {
        return List.of(new SandboxRole("aeneas-dms", "dms.amazonaws.com", List.of()),
                new SandboxRole("aeneas-dms-powerless", "dms.amazonaws.com", List.of("*")),
                new SandboxRole("some-lambda", "lambda.amazonaws.com", List.of()));
    }
}
