package org.aeneas.logging;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;

/** Levels of logback's loggers, changed while the program runs, at once. For many threads. */
public final class LogLevels {
    /** Of loggers that were changed, as logback's own configuration has them. */
    private static final Map<String, Optional<ch.qos.logback.classic.Level>> CONFIGURED = new ConcurrentHashMap<>();

    private LogLevels() {
    }

    /** @param level empty for what the configuration of logback says; nothing happens where another library logs */
    public static void set(String logger, Optional<Level> level) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger changed = context.getLogger(logger);
            Optional<ch.qos.logback.classic.Level> configured = CONFIGURED.computeIfAbsent(logger,
                    name -> Optional.ofNullable(changed.getLevel()));
            ch.qos.logback.classic.Level wanted = level.map(ch.qos.logback.classic.Level::convertAnSLF4JLevel)
                    .orElse(configured.orElse(null));
            if (!Objects.equals(wanted, changed.getLevel())) {
                changed.setLevel(wanted);
            }
        }
    }
}
