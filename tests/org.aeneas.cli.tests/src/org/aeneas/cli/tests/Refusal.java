package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a command says that cannot do its work: a line what and to which object, a line what to do, and the same as
 * JSON. What a user would stumble over fails the test that made it.
 */
record Refusal(String code, String what, String object, String remedy, JsonNode answer) {

    /** Runs the command twice, once with {@code --json}: who repeats what was refused is told the same. */
    static Refusal of(Object... arguments) {
        Run text = Run.of(arguments);
        Object[] more = Arrays.copyOf(arguments, arguments.length + 1);
        more[arguments.length] = "--json";
        Run json = Run.of(more);
        assertEquals(1, text.status(), text.out() + text.err());
        assertEquals(1, json.status(), json.out() + json.err());
        Refusal refusal = of(json.json());
        refusal.assertReadable();
        refusal.assertSaidIn(text);
        refusal.assertSaidIn(json);
        return refusal;
    }

    private static Refusal of(JsonNode answer) {
        JsonNode error = answer.path("error");
        for (String field : List.of("code", "what", "object", "remedy")) {
            assertFalse(error.path(field).asText().isBlank(), field + " of " + answer);
        }
        return new Refusal(error.path("code").asText(), error.path("what").asText(), error.path("object").asText(),
                error.path("remedy").asText(), answer);
    }

    Refusal withCode(String expected) {
        assertEquals(expected, code, toString());
        return this;
    }

    /** The object is where the user finds it. */
    Refusal about(Object expected) {
        assertEquals(expected.toString(), object);
        return this;
    }

    Refusal saying(String... words) {
        for (String word : words) {
            assertTrue(what.contains(word), word + " in: " + what);
        }
        return this;
    }

    Refusal advising(String... words) {
        for (String word : words) {
            assertTrue(remedy.contains(word), word + " in: " + remedy);
        }
        return this;
    }

    /** Nothing was done: not even a part of an answer stands beside the error. */
    Refusal withoutAnswer() {
        assertEquals(1, answer.size(), answer.toString());
        return this;
    }

    private void assertReadable() {
        for (String text : List.of(what, remedy)) {
            assertEquals(1, text.lines().count(), text);
            assertTrue(Character.isUpperCase(text.charAt(0)), text);
            assertTrue(text.endsWith("."), text);
            assertFalse(text.endsWith(".."), text);
            assertFalse(text.contains("Exception") || text.contains("null"), text);
        }
        assertFalse(what.matches(".*: /\\S+$"), "a file name in place of a reason: " + what);
    }

    private void assertSaidIn(Run run) {
        List<String> lines = run.err().lines().toList();
        List<String> problems = lines.stream().filter(line -> line.startsWith("aeneas: ")).toList();
        assertEquals(1, problems.size(), run.err());
        assertEquals("aeneas: " + what + (what.contains(object) ? "" : " [" + object + "]"), problems.get(0));
        assertEquals("        " + remedy, lines.get(lines.size() - 1), run.err());
        assertFalse(run.err().contains("\tat "), "a stack trace without --verbose: " + run.err());
    }
}
