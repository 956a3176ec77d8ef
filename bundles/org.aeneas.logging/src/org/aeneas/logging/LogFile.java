package org.aeneas.logging;

import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;

/** The log file of logback's configuration, in another folder, of another size and number. For many threads. */
public final class LogFile {
    /** As the configuration calls it. */
    private static final String APPENDER = "FILE";
    private static final String NUMBERED = ".%i.gz";
    private static final long MEGABYTE = 1 << 20;

    private static Optional<Path> configured = Optional.empty();

    private LogFile() {
    }

    /**
     * At once: what is logged from now on goes there. Nothing happens where the log is no such file.
     *
     * @param folder    must be there and writable; empty for the configured one
     * @param megabytes after which a file is put aside, compressed
     * @param kept      how many of those are kept, 1 to 100
     */
    public static synchronized void use(Optional<Path> folder, int megabytes, int kept) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            if (root.getAppender(APPENDER) instanceof RollingFileAppender<ILoggingEvent> before) {
                Path own = configured.orElseGet(() -> Path.of(before.getFile()));
                configured = Optional.of(own);
                Path file = folder.map(other -> other.resolve(own.getFileName())).orElse(own);
                replace(root, before, appender(context, before, file, megabytes, kept));
            }
        }
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context,
            RollingFileAppender<ILoggingEvent> before, Path file, int megabytes, int kept) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(APPENDER);
        appender.setFile(file.toString());
        appender.setEncoder(before.getEncoder());
        Numbered rolling = new Numbered();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + NUMBERED);
        rolling.setMinIndex(1);
        rolling.setMaxIndex(kept);
        SizeBasedTriggeringPolicy<ILoggingEvent> triggering = new SizeBasedTriggeringPolicy<>();
        triggering.setContext(context);
        triggering.setMaxFileSize(new FileSize(megabytes * MEGABYTE));
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(triggering);
        rolling.start();
        triggering.start();
        return appender;
    }

    /** The one before must be stopped first: logback lets two appenders not have one file, and stops its encoder. */
    private static void replace(Logger root, RollingFileAppender<ILoggingEvent> before,
            RollingFileAppender<ILoggingEvent> now) {
        root.detachAppender(before);
        before.stop();
        now.getEncoder().start();
        now.start();
        root.addAppender(now);
    }

    /** Logback itself keeps no more than twenty, for the time that it takes to rename them. */
    private static final class Numbered extends FixedWindowRollingPolicy {
        private static final int MOST = 100;

        @Override
        protected int getMaxWindowSize() {
            return MOST;
        }
    }
}
