package org.aeneas.core;

/**
 * A {@link Problem} on its way to the user. Unchecked: between the place that knows what happened and the face that
 * shows it, nobody can do anything about it.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem, Throwable cause) {
        super(problem.what() + " [" + problem.object() + "]", cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
