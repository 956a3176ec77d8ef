package org.aeneas.project;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Edits of immutable lists whose elements have keys. */
final class Lists {

    private Lists() {
    }

    /** The element stands where the one of its key stood, else at the end. */
    static <T> List<T> with(List<T> list, T element, Function<T, ?> key) {
        List<T> edited = new ArrayList<>(list);
        for (int i = 0; i < edited.size(); i++) {
            if (key.apply(edited.get(i)).equals(key.apply(element))) {
                edited.set(i, element);
                return edited;
            }
        }
        edited.add(element);
        return edited;
    }

    static <T> List<T> without(List<T> list, Object key, Function<T, ?> keys) {
        return list.stream().filter(element -> !keys.apply(element).equals(key)).toList();
    }
}
