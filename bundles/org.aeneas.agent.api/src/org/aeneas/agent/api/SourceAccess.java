package org.aeneas.agent.api;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How an agent reaches a source that it does not read from the files of its nodes.
 *
 * @param engine   {@link Engine#id()}; the agent has to have it
 * @param settings answers to the engine's connection form, by key; never a secret
 */
public record SourceAccess(String engine, Map<String, String> settings) {
    private static final Pattern ID = Pattern.compile("^[a-z0-9][a-z0-9.-]*$");

    public SourceAccess {
        Bounds.text("SourceAccess.engine", engine, 1, 64, ID);
        settings = settings == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(settings));
        Bounds.length("SourceAccess.settings", settings.size(), 0, 100, "members");
        settings.values().forEach(value -> Bounds.text("SourceAccess.settings", value, 0, 4096));
    }
}
