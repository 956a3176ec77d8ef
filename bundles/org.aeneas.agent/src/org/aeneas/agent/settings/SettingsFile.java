package org.aeneas.agent.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.agent.internal.yaml.YamlFile;

/** {@code agent-settings.yaml}. A change becomes visible as a whole; of two that write at once the last one wins. */
public record SettingsFile(Path file) {
    private static final String PERMISSIONS = "rw-r-----";

    /** @return the settings, if the file is there */
    public Optional<AgentSettings> find() {
        return Files.exists(file) ? Optional.of(read()) : Optional.empty();
    }

    /**
     * @throws org.aeneas.core.ProblemException {@code settings-invalid} that names each unknown key and wrong value
     *                                          with its line and column
     */
    public AgentSettings read() {
        return new YamlFile(file, "settings-invalid").read(SettingsReader::settings);
    }

    /** Writes every key with its comment; comments of the user's own are lost. Mode 0640. */
    public void write(AgentSettings settings) {
        AtomicFile.of(file, PERMISSIONS).write(SettingsText.of(settings));
    }
}
