package org.aeneas.agent.internal.configure;

import org.aeneas.core.Problem;

/** Who answers the questions: a person, or a file. */
interface Respondent {

    void tell(String line);

    /** @return the answer; empty for the default */
    String answer(Question question, String otherwise);

    /** @return the secret, which the caller overwrites; empty for none */
    char[] secret(Question question);

    /** The answer cannot be taken. Returns if the question may be asked again. */
    void refuse(Question question, Problem problem);
}
