package org.aeneas.agent.internal.configure;

import org.aeneas.agent.Terminal;
import org.aeneas.core.Problem;

/** Answers at a terminal, and is asked again. */
record Person(Terminal terminal) implements Respondent {

    @Override
    public void tell(String line) {
        terminal.print(line);
    }

    @Override
    public String answer(Question question, String otherwise) {
        return terminal.ask(question.prompt(otherwise)).strip();
    }

    @Override
    public char[] secret(Question question) {
        return terminal.askSecret(question.prompt());
    }

    @Override
    public void refuse(Question question, Problem problem) {
        terminal.print(problem.object().isEmpty() ? problem.what() : problem.what() + " [" + problem.object() + "]");
        terminal.print(problem.remedy());
    }
}
