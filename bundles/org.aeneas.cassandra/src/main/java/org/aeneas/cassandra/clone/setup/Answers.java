package org.aeneas.cassandra.clone.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What was answered, as it was typed; a question without an answer has a blank one. Never printed. */
public record Answers(Map<SetupField, String> values) {
    public static final Answers NONE = new Answers(Map.of());
    /** An answer to {@link SetupField#SEED} and {@link SetupField#COPY}. */
    public static final String YES = "yes";
    public static final String NO = "no";

    public Answers {
        values = Map.copyOf(values);
    }

    /** Without blanks at both ends, unless it is a secret. */
    public String get(SetupField field) {
        String value = values.getOrDefault(field, "");
        return field.isSecret() ? value : value.strip();
    }

    public boolean has(SetupField field) {
        return !get(field).isEmpty();
    }

    public boolean is(SetupField field) {
        return get(field).equals(YES);
    }

    /** Overwritten by whoever takes it. */
    public char[] secret(SetupField field) {
        return get(field).toCharArray();
    }

    public OptionalInt number(SetupField field) {
        return has(field) ? OptionalInt.of(Integer.parseInt(get(field))) : OptionalInt.empty();
    }

    public List<String> paths(SetupField field) {
        return list(get(field));
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(path -> !path.isEmpty()).toList();
    }

    public Answers with(SetupField field, String value) {
        Map<SetupField, String> changed = new EnumMap<>(SetupField.class);
        changed.putAll(values);
        changed.put(field, value);
        return new Answers(changed);
    }

    /** With those of another one where this has none. */
    public Answers over(Answers other, Collection<SetupField> fields) {
        Answers merged = this;
        for (SetupField field : fields) {
            merged = has(field) ? merged : merged.with(field, other.get(field));
        }
        return merged;
    }

    /** What is wrong with the form of these answers, in this order. */
    public List<String> mistakes(Collection<SetupField> fields) {
        List<String> mistakes = new ArrayList<>();
        fields.forEach(field -> field.mistake(get(field)).ifPresent(mistakes::add));
        return mistakes;
    }

    /** The first of these that has no answer. */
    public Optional<SetupField> missing(Collection<SetupField> fields) {
        return fields.stream().filter(field -> !has(field)).findFirst();
    }

    /** The address by which other nodes know the host, and plans name it; only where it has the right form. */
    public String host() {
        return Endpoint.of(get(SetupField.PRIVATE)).host();
    }

    /** Whether there is what a login needs. */
    public boolean canLogIn() {
        return has(SetupField.PRIVATE) && has(SetupField.USER) && (has(SetupField.PASSWORD) || has(SetupField.KEY));
    }

    @Override
    public String toString() {
        return "Answers" + values.keySet();
    }
}
