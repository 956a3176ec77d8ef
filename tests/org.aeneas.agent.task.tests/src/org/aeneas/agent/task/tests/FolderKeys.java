package org.aeneas.agent.task.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.agent.task.FileKeys;
import org.aeneas.staging.DurableFiles;

/** Keys in files, so that a test may lose and exchange them. */
record FolderKeys(Path folder) implements FileKeys {

    Path file(String task) {
        return folder.resolve(task);
    }

    @Override
    public Optional<byte[]> find(String task) {
        try {
            return Files.exists(file(task)) ? Optional.of(Files.readAllBytes(file(task))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String task, byte[] key) {
        DurableFiles.write(file(task), key);
    }

    @Override
    public void forget(String task) {
        try {
            Files.deleteIfExists(file(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
