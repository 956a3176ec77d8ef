package org.aeneas.agent.internal.mount;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;

/**
 * Runs a program that may never come back: one that touches a dead mount cannot even be killed. So a process of its own
 * does it, and nobody waits for that beyond a time.
 */
final class Run {

    private Run() {
    }

    /** @return its exit status; empty if it did not end in time */
    static Optional<Integer> run(List<String> command, Map<String, String> environment, byte[] input, Path output,
            Duration most) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException e) {
                // It ended without reading: its exit status says why.
                Files.writeString(output, "(did not read its input: " + e.getMessage() + ")\n",
                        StandardOpenOption.APPEND);
            }
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(process.exitValue());
        } catch (IOException e) {
            throw new Problem("program-missing", "The program cannot be run: " + e.getMessage(), command.get(0),
                    "Install it (" + command.get(0) + "), and check the log's folder " + output.getParent() + ".")
                            .asException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** What a program prints that is run for its answer; empty if it did not end in time. */
    static Optional<String> ask(List<String> command, Duration most) {
        try {
            Path output = Files.createTempFile("aeneas-", ".out");
            try {
                Optional<Integer> status = run(command, Map.of(), new byte[0], output, most);
                return status.isEmpty() ? Optional.empty()
                        : Optional.of(Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new Problem("temporary-file", "A temporary file cannot be used: " + e,
                    System.getProperty("java.io.tmpdir"), "Check the folder's rights and room.").asException(e);
        }
    }
}
