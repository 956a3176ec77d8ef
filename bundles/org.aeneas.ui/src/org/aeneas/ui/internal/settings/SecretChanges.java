package org.aeneas.ui.internal.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.aeneas.project.Secrets;

/**
 * What is to be done to secrets as settings are saved: new ones are there before a file refers to them, old ones go
 * when no file does any more.
 */
final class SecretChanges {
    private final List<Consumer<Secrets>> before = new ArrayList<>();
    private final List<Consumer<Secrets>> after = new ArrayList<>();

    void keep(Consumer<Secrets> change) {
        before.add(change);
    }

    void forget(Consumer<Secrets> change) {
        after.add(change);
    }

    List<Consumer<Secrets>> before() {
        return List.copyOf(before);
    }

    List<Consumer<Secrets>> after() {
        return List.copyOf(after);
    }
}
