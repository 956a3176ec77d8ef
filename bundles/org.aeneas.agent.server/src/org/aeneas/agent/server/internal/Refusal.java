package org.aeneas.agent.server.internal;

import java.util.Map;

import org.aeneas.core.Problem;

/** A request that gets an error, with its status of HTTP. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;
    private final transient Map<String, String> headers;

    Refusal(int status, Problem problem, Map<String, String> headers) {
        super(problem.what(), null, false, false);
        this.status = status;
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    Refusal(int status, Problem problem) {
        this(status, problem, Map.of());
    }

    static Refusal malformed(String what, String object) {
        return new Refusal(400, new Problem("malformed-request", what, object,
                "Send what the agent's openapi.yaml says."));
    }

    static Refusal unknownPath(String path) {
        return new Refusal(404, new Problem("unknown-path", "The agent has nothing under this path.", path,
                "See that agent and workbench are of the same version."));
    }

    static Refusal tooMany(String what, String remedy) {
        return new Refusal(429, new Problem("too-many-requests", what, "the agent", remedy), Map.of("Retry-After", "1"));
    }

    int status() {
        return status;
    }

    Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }
}
