package org.aeneas.agent.api;

import java.util.regex.Pattern;

/** A source engine that the agent has. */
public record Engine(String id, String name, String version) {
    private static final Pattern ID = Pattern.compile("^[a-z0-9][a-z0-9.-]*$");

    public Engine {
        Bounds.text("Engine.id", id, 1, 64, ID);
        Bounds.text("Engine.name", name, 1, Bounds.NAME);
        Bounds.text("Engine.version", version, 1, 64);
    }
}
