package org.aeneas.agent.api;

/**
 * How changes are replicated.
 *
 * @param cycleSeconds between the beginnings of two cycles, 5 to 86,400
 */
public record TaskChanges(int cycleSeconds) {
    public static final int LEAST = 5;
    public static final int MOST = 86_400;
    public static final TaskChanges DEFAULT = new TaskChanges(60);

    public TaskChanges {
        Bounds.range("TaskChanges.cycleSeconds", cycleSeconds, LEAST, MOST);
    }
}
