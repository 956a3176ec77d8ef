package org.aeneas.cli.internal;

import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads, on another processor, the libraries that a command will ask for in a moment. A start is mostly that: reading,
 * checking and linking classes, one after the other, in one thread.
 */
final class WarmUp {
    /** The option of whatever reads them. */
    private static final String SSTABLES = "--data";

    private WarmUp() {
    }

    /** @param arguments of the command line */
    static void begin(List<String> arguments) {
        Thread thread = new Thread(() -> load(arguments), "aeneas-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load(List<String> arguments) {
        Logger log = LoggerFactory.getLogger(WarmUp.class);
        try {
            if (arguments.contains(SSTABLES)) {
                Services.sstables().prepare();
            }
            log.debug("JSON is ready: {}", Json.of(Map.of("warm", List.of(true))));
        } catch (RuntimeException | LinkageError e) {
            log.debug("The command itself will say what is wrong", e);
        }
    }
}
