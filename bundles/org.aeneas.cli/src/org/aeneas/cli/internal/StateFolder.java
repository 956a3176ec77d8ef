package org.aeneas.cli.internal;

import java.nio.file.Path;

/** Where the command line remembers what it needs beyond a command. */
final class StateFolder {

    private StateFolder() {
    }

    /** In the folder that the start script names, which holds the log too; else in {@code $XDG_STATE_HOME/aeneas}. */
    static Path resolve(String name) {
        String given = System.getProperty("aeneas.state", "");
        return (given.isBlank() ? byConvention() : Path.of(given)).resolve(name);
    }

    private static Path byConvention() {
        String base = System.getenv("XDG_STATE_HOME");
        Path state = base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(base);
        return state.resolve("aeneas");
    }
}
