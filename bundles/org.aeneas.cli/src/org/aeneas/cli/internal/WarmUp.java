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

    private WarmUp() {
    }

    static void begin() {
        Thread thread = new Thread(WarmUp::load, "aeneas-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        Logger log = LoggerFactory.getLogger(WarmUp.class);
        log.debug("JSON is ready: {}", Json.of(Map.of("warm", List.of(true))));
    }
}
