package org.aeneas.cli.internal;

import java.nio.file.Path;

/** Where the command line remembers what it needs beyond a command: {@code $XDG_STATE_HOME/aeneas}. */
final class StateFolder {

    private StateFolder() {
    }

    static Path resolve(String name) {
        String base = System.getenv("XDG_STATE_HOME");
        Path state = base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(base);
        return state.resolve("aeneas").resolve(name);
    }
}
