package org.aeneas.ui.internal.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.core.ProblemException;
import org.aeneas.logging.LogFile;
import org.aeneas.logging.LogLevels;
import org.aeneas.project.settings.LogModule;
import org.aeneas.project.settings.LoggingSettings;
import org.aeneas.ui.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the Global Settings of logs take effect: at the start, and whenever they were saved. On the UI thread. */
public final class SettingsEffects {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsEffects.class);

    private final Workspace workspace;
    /** What holds already: logback's configuration has the same. */
    private LoggingSettings logging = LoggingSettings.DEFAULT;

    private SettingsEffects(Workspace workspace) {
        this.workspace = workspace;
    }

    /** To be called when the window is open. */
    public static void begin() {
        Workspace workspace = Workspace.ofWindow();
        SettingsEffects effects = new SettingsEffects(workspace);
        effects.apply();
        workspace.add(effects::apply);
        optionsAreGood();
    }

    /** To be called where it is not the JVM options that keep the window from opening: the next start has them, too. */
    public static void optionsAreGood() {
        try {
            Workspace.ofWindow().folder().jvmOptions().started();
        } catch (ProblemException e) {
            LOG.warn("The next start leaves the JVM options out: {}", e.problem());
        }
    }

    private void apply() {
        LoggingSettings now = workspace.settingsOrDefault().logging();
        if (!now.equals(logging)) {
            levels(now);
            file(now);
            logging = now;
        }
    }

    private static void levels(LoggingSettings settings) {
        for (LogModule module : LogModule.values()) {
            LogLevels.set(module.logger(), Optional.ofNullable(settings.levels().get(module)));
        }
    }

    private void file(LoggingSettings settings) {
        boolean same = settings.folder().equals(logging.folder()) && settings.fileSize() == logging.fileSize()
                && settings.files() == logging.files();
        Optional<Path> folder = settings.folder();
        if (folder.isPresent() && !Files.isWritable(folder.get())) {
            LOG.warn("The log stays where it is: the folder {} cannot be written", folder.get());
        } else if (!same) {
            LogFile.use(folder, settings.fileSize(), settings.files());
        }
    }
}
