package org.aeneas.agent.task.internal;

import java.util.Set;

import org.aeneas.core.Problem;

/** Which problems pass, so that a task waits for their end instead of failing. */
public final class Causes {
    private static final Set<String> CREDENTIALS = Set.of("aws-session-expired", "aws-no-credentials");

    private static final Set<String> PASSING = Set.of("aws-unreachable", "aws-unavailable", "aws-host-unknown",
            "aws-throttled", "table-busy", "object-unreadable", "disk-full", "source-lost", "connection-refused",
            "connection-timeout", "ssh-connection-lost", "jmx-refused", "jmx-lost", "jmx-timeout", "node-not-normal",
            "ring-moving", "ring-changed", "ring-disagreement");

    private Causes() {
    }

    public static boolean passes(Problem problem) {
        return PASSING.contains(problem.code()) || endsWithCredentials(problem);
    }

    /** Whether other credentials are what is waited for. */
    public static boolean endsWithCredentials(Problem problem) {
        return CREDENTIALS.contains(problem.code());
    }

    /** What nobody has foreseen, for people. */
    public static Problem unforeseen(Throwable cause, String object) {
        return new Problem("task-fault", "The task met an error that nobody has foreseen: " + cause + ".", object,
                "This is a fault of Aeneas: report it with the agent's log; resume the task to try again.");
    }
}
