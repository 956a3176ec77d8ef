package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.junit.jupiter.api.function.Executable;

final class Problems {

    private Problems() {
    }

    static Problem of(String code, Executable work) {
        Problem problem = assertThrows(ProblemException.class, work).problem();
        assertEquals(code, problem.code(), problem.toString());
        return problem;
    }
}
