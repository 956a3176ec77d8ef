package org.aeneas.agent.internal.configure;

import java.util.function.Supplier;

import org.aeneas.core.Problem;

/**
 * What the configuration utility asks.
 *
 * @param key    names the question in a file of answers and in what is said about them: {@code nodes[1].ssh-port}
 * @param prompt what a user sees, up to where the default or the answer begins
 */
record Question(String key, String prompt) {

    /** The prompt as the guide has it, with a default in brackets. */
    String prompt(String otherwise) {
        if (otherwise.isEmpty()) {
            return prompt;
        }
        String question = prompt.replaceFirst(" *: *$", "");
        return question + " [" + otherwise + "]" + (question.endsWith("Y/N") ? " : " : ": ");
    }

    /** An answer that cannot be taken. */
    static RuntimeException refuse(String what, Object answer, String remedy) {
        return new Problem("answer-invalid", what, String.valueOf(answer), remedy).asException();
    }

    static void require(boolean right, Supplier<RuntimeException> refusal) {
        if (!right) {
            throw refusal.get();
        }
    }
}
