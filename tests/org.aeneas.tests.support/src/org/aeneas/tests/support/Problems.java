package org.aeneas.tests.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.junit.jupiter.api.function.Executable;

/** What work is expected to be refused with. */
public final class Problems {

    private Problems() {
    }

    public static Problem of(Executable work) {
        return assertThrows(ProblemException.class, work).problem();
    }

    public static Problem of(String code, Executable work) {
        Problem problem = of(work);
        assertEquals(code, problem.code(), problem.toString());
        return problem;
    }
}
