package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.logging.LogFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;

/** The log file, configured as in the products, while something is logged. */
class LogFileTest {
    private static final String APPENDER = "FILE";
    private static final int MANY = 60;

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @TempDir
    private Path folder;
    private Path own;

    @BeforeEach
    void configure() {
        own = folder.resolve("own/workbench.log");
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setName(APPENDER);
        appender.setContext(context);
        appender.setFile(own.toString());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(own + ".%i.gz");
        rolling.start();
        appender.setRollingPolicy(rolling);
        SizeBasedTriggeringPolicy<ILoggingEvent> triggering = new SizeBasedTriggeringPolicy<>();
        triggering.setContext(context);
        triggering.start();
        appender.setTriggeringPolicy(triggering);
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void remove() {
        root.getAppender(APPENDER).stop();
        root.detachAppender(APPENDER);
    }

    @Test
    void should_log_in_another_folder_at_once_and_in_the_own_one_again() throws IOException {
        log("first");
        Path other = Files.createDirectories(folder.resolve("other"));
        LogFile.use(Optional.of(other), 1, MANY);
        log("second");
        assertEquals("first\n", Files.readString(own));
        assertEquals("second\n", Files.readString(other.resolve("workbench.log")));
        assertEquals(MANY, ((FixedWindowRollingPolicy) appender().getRollingPolicy()).getMaxIndex());

        LogFile.use(Optional.of(other), 2, 1);
        log("third");
        assertEquals("second\nthird\n", Files.readString(other.resolve("workbench.log")));

        LogFile.use(Optional.empty(), 2, 1);
        log("fourth");
        assertEquals("first\nfourth\n", Files.readString(own));
        assertTrue(appender().isStarted());
    }

    private RollingFileAppender<?> appender() {
        return (RollingFileAppender<?>) root.getAppender(APPENDER);
    }

    private static void log(String message) {
        LoggerFactory.getLogger(LogFileTest.class).error(message);
    }
}
