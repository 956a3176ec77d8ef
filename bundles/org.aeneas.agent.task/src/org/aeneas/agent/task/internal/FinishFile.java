package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.aeneas.agent.task.Finish;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.JsonFiles;

/** How far the cut-over of a task is, durable in a small file. For many threads. */
final class FinishFile {
    private final Path file;
    private Optional<Finish> known;

    /** @param folder of the task */
    FinishFile(Path folder) {
        this.file = folder.resolve("finish.json");
        this.known = read();
    }

    synchronized Optional<Finish> now() {
        return known;
    }

    /** Somebody asks for it, who says that nobody writes any more. Asked for again, it goes on. */
    synchronized void begin() {
        if (known.isEmpty()) {
            write(Finish.begin(Instant.now()));
        }
    }

    synchronized void step(Finish.Kind kind, Finish.State state, Optional<Problem> problem) {
        known.ifPresent(finish -> write(finish.with(kind, state, Instant.now(), problem)));
    }

    /** Changes are followed on as if nobody had asked. */
    synchronized void forget() {
        try {
            Files.deleteIfExists(file);
            known = Optional.empty();
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private void write(Finish finish) {
        DurableFiles.write(file, JsonFiles.pretty(finish));
        known = Optional.of(finish);
    }

    private Optional<Finish> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(JsonFiles.MAPPER.readValue(Files.readAllBytes(file), Finish.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
