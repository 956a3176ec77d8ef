package org.aeneas.agent.server.internal.command;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;

import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;

/** Where the service logs: its settings say so, and are read only when logging has begun. */
final class ServiceLog {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceLog.class);
    /** What the product's logback.xml asks for. */
    private static final String FILE = "aeneas.log";
    private static final String CONSOLE = "aeneas.console.level";
    private static final String CONFIGURATION = "logback.configurationFile";

    private ServiceLog() {
    }

    /** From now on into rotating files of that folder, and to standard error, where the system's journal takes it. */
    static void in(Path folder) {
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        String configuration = System.getProperty(CONFIGURATION, "");
        if (configuration.isEmpty() || !(loggers instanceof LoggerContext context)) {
            LOG.debug("Logging is left as it is");
            return;
        }
        System.setProperty(FILE, folder.resolve("agent.log").toString());
        System.setProperty(CONSOLE, System.getProperty(CONSOLE, "INFO"));
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(url(configuration));
        } catch (JoranException | MalformedURLException e) {
            LOG.warn("Logging could not be led to {}", folder, e);
        }
    }

    /** As logback itself takes it: a URL, or a path. */
    private static URL url(String configuration) throws MalformedURLException {
        return configuration.matches("[a-z]{2,}:.*") ? URI.create(configuration).toURL()
                : Path.of(configuration).toUri().toURL();
    }
}
