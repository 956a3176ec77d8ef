package org.aeneas.agent.server.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;

/** A record of the contract in a file that is durable when it is written. */
record StateFile<T>(Path file, Class<T> type) {

    /** @throws ProblemException if it is there and cannot be read */
    Optional<T> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(AgentJson.readAnswer(Files.readAllBytes(file), type));
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        } catch (ProblemException e) {
            throw new Problem("state-damaged", "A file that the agent keeps is damaged.", file.toString(),
                    "Restore it from a backup, or move it away: then what it says is to be done again.")
                            .asException(e);
        }
    }

    void write(T value) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
        DurableFiles.write(file, AgentJson.write(value));
    }

    void delete() {
        try {
            if (Files.deleteIfExists(file)) {
                DurableFiles.syncFolder(file.getParent());
            }
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
