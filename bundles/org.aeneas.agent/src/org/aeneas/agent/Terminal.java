package org.aeneas.agent;

/** Where the agent's utilities talk with their user. */
public interface Terminal {

    void print(String line);

    /**
     * @param prompt shown as it is, without a line feed
     * @return what the user entered, without the line feed
     * @throws org.aeneas.core.ProblemException {@code input-ended}
     */
    String ask(String prompt);

    /** As {@link #ask}, but nothing of what the user enters is shown. */
    char[] askSecret(String prompt);
}
