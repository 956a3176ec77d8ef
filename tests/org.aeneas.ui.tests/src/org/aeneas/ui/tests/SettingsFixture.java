package org.aeneas.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.Workspace;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Begins each test with settings as they come, and closes what it leaves open: else the workbench would not end. */
final class SettingsFixture implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        save(GlobalSettings.DEFAULT);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        SettingsPage.closeAll();
        save(GlobalSettings.DEFAULT);
    }

    private static void save(GlobalSettings settings) {
        UiThread.act(() -> Workspace.ofWindow().save(settings));
    }

    static GlobalSettings settings() {
        return UiThread.ask(() -> Workspace.ofWindow().folder().settings());
    }

    /** All that is in the data folder, where no secret may be readable. */
    static String everything() {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Workspace.ofWindow().folder().path())) {
            for (Path file : files.filter(SettingsFixture::mayBeRead).toList()) {
                text.append(file.getFileName()).append('\n').append(Files.readString(file,
                        StandardCharsets.ISO_8859_1)).append('\n');
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To close the lock's file would end the lock. */
    private static boolean mayBeRead(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("aeneas.lock");
    }
}
