package org.aeneas.logging;

import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;

/** Tells of what Aeneas logs as warning or error, when it does. */
public final class LogWatch {
    private static final String OURS = "org.aeneas";

    private LogWatch() {
    }

    /** @param error else a warning */
    public record Entry(boolean error, String logger, String text, Optional<Throwable> cause) {
    }

    /**
     * From now on, as long as the program runs. Nothing happens where another library logs.
     *
     * @param listener called by the thread that logs, one at a time; what it logs itself, it is not told of
     */
    public static void begin(Consumer<Entry> listener) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger ours = context.getLogger(OURS);
            AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                        listener.accept(entry(event));
                    }
                }
            };
            appender.setContext(context);
            appender.start();
            ours.addAppender(appender);
        }
    }

    private static Entry entry(ILoggingEvent event) {
        Optional<Throwable> cause = event.getThrowableProxy() instanceof ThrowableProxy proxy
                ? Optional.of(proxy.getThrowable()) : Optional.empty();
        return new Entry(event.getLevel().isGreaterOrEqual(Level.ERROR), event.getLoggerName(),
                event.getFormattedMessage(), cause);
    }
}
