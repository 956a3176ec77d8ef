package org.aeneas.project.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Bounds of what stands in files, be it typed into a form or into the file itself. */
public final class Require {
    public static final int NAME = 128;
    public static final int TEXT = 1024;
    private static final int MANY = 100_000;

    private Require() {
    }

    /** A text of 1 to {@code most} characters in one line, without blanks at its ends. */
    public static String text(String what, String value, int most) {
        if (value == null || value.isBlank()) {
            throw wrong(what + " is missing.", what, "Enter it.");
        }
        return optional(what, value, most);
    }

    /** As {@link #text}, or empty. */
    public static String optional(String what, String value, int most) {
        String text = value == null ? "" : value;
        if (text.length() > most || text.codePoints().anyMatch(Character::isISOControl) || !text.equals(text.strip())) {
            throw wrong(what + " is longer than " + most + " characters, or has line breaks, or blanks at its ends.",
                    what, "Shorten it to one line.");
        }
        return text;
    }

    public static int range(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(what + " is " + value + ", which is not between " + least + " and " + most + ".", what,
                    "Choose a number between these.");
        }
        return value;
    }

    public static <T> T present(String what, T value) {
        if (value == null) {
            throw wrong(what + " is missing.", what, "Enter it.");
        }
        return value;
    }

    /** @return the list, none for null; each element has another key */
    public static <T> List<T> distinct(String what, List<T> values, Function<T, ?> key) {
        List<T> copy = copy(what, values);
        Set<Object> seen = new HashSet<>();
        for (T value : copy) {
            if (!seen.add(key.apply(value))) {
                throw wrong(what + " has two entries of the name " + key.apply(value) + ".", what,
                        "Give each a name of its own.");
            }
        }
        return copy;
    }

    /** @return the list, none for null */
    public static <T> List<T> copy(String what, List<T> values) {
        List<T> list = values == null ? List.of() : values;
        few(what, list);
        return List.copyOf(list);
    }

    /** @return in the keys' order, so that files do not differ for nothing; none for null */
    public static <K extends Comparable<K>, V> Map<K, V> sorted(String what, Map<K, V> values) {
        Map<K, V> map = values == null ? Map.of() : values;
        few(what, map.keySet());
        few(what, map.values());
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** @return in order, so that files do not differ for nothing; none for null */
    public static <T extends Comparable<T>> Set<T> sorted(String what, Set<T> values) {
        Set<T> set = values == null ? Set.of() : values;
        few(what, set);
        return Collections.unmodifiableSet(new TreeSet<>(set));
    }

    private static void few(String what, Collection<?> values) {
        if (values.size() > MANY || values.stream().anyMatch(Objects::isNull)) {
            throw wrong(what + " has an empty entry, or more than " + MANY + ".", what, "Remove it.");
        }
    }

    public static <T> Optional<T> optional(Optional<T> value) {
        return Objects.requireNonNullElse(value, Optional.empty());
    }

    public static ProblemException wrong(String what, String object, String remedy) {
        return new Problem("value-wrong", what, object, remedy).asException();
    }
}
