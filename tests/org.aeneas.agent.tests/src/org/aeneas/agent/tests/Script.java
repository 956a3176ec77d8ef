package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.agent.Terminal;
import org.aeneas.core.Problem;

/** A user who expects certain questions in a certain order, and knows the answers. */
final class Script implements Terminal {
    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<String> seen = new ArrayList<>();
    private boolean ends;

    private record Step(String prompt, String answer, boolean secret) {
    }

    /** @param prompt all of it, as it is to be shown */
    Script asked(String prompt, String answer) {
        steps.add(new Step(prompt, answer, false));
        return this;
    }

    Script askedSecretly(String prompt, String answer) {
        steps.add(new Step(prompt, answer, true));
        return this;
    }

    /** From here on nobody answers. */
    Script ends() {
        ends = true;
        return this;
    }

    @Override
    public void print(String line) {
        seen.add(line);
    }

    @Override
    public String ask(String prompt) {
        Step step = next(prompt);
        assertFalse(step.secret(), "shown while it is entered: " + prompt);
        seen.add(prompt + step.answer());
        return step.answer();
    }

    @Override
    public char[] askSecret(String prompt) {
        Step step = next(prompt);
        assertTrue(step.secret(), "hidden: " + prompt);
        seen.add(prompt);
        return step.answer().toCharArray();
    }

    private Step next(String prompt) {
        if (ends && steps.isEmpty()) {
            throw new Problem("input-ended", "The input ended.", "", "Start again.").asException();
        }
        assertFalse(steps.isEmpty(), () -> "nobody expects the question: " + prompt + "\n" + text());
        Step step = steps.remove();
        assertEquals(step.prompt(), prompt, this::text);
        return step;
    }

    /** The answers alone, a line each. */
    String answers() {
        return steps.stream().map(step -> step.answer() + "\n").collect(Collectors.joining());
    }

    /** All that was on the screen. */
    String text() {
        return String.join("\n", seen);
    }

    List<String> lines() {
        return List.copyOf(seen);
    }

    void assertOver() {
        assertTrue(steps.isEmpty(), () -> "never asked: " + steps.peek().prompt() + "\n" + text());
    }

    void assertShown(String line) {
        assertTrue(text().contains(line), () -> line + "\n is not in:\n" + text());
    }
}
