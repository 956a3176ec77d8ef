package org.aeneas.bench.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/**
 * A process that is measured. It never outlives the call that runs it.
 *
 * @param name        for people
 * @param environment in addition to ours
 * @param keepsOutput whether standard output is wanted; else it goes nowhere, at no cost
 */
record ChildProcess(String name, List<String> command, Map<String, String> environment, boolean keepsOutput) {
    private static final long POLL_MILLIS = 100;
    private static final long GRACE_SECONDS = 10;
    private static final int TAIL_LINES = 15;
    private static final String PEAK = "VmHWM:";

    /**
     * How it went. Processor time and memory are as of at most {@value ChildProcess#POLL_MILLIS} ms before its end.
     *
     * @param seconds   from its start to its end
     * @param peakBytes resident, 0 where the system does not say
     * @param output    what it wrote on standard output, if that was wanted
     */
    record Outcome(double seconds, double cpuSeconds, long peakBytes, String output) {
    }

    static ChildProcess of(String name, List<String> command) {
        return new ChildProcess(name, List.copyOf(command), Map.of(), true);
    }

    ChildProcess with(Map<String, String> variables) {
        return new ChildProcess(name, command, Map.copyOf(variables), keepsOutput);
    }

    ChildProcess silent() {
        return new ChildProcess(name, command, environment, false);
    }

    /**
     * @param folder for its output; it is the working directory too
     * @throws org.aeneas.core.ProblemException   if it fails or takes longer than the limit
     * @throws org.aeneas.core.CancelledException if cancelled; the process is gone then
     */
    Outcome run(Path folder, Duration limit, Progress progress) throws IOException {
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile()).redirectError(errors.toFile())
                .redirectOutput(keepsOutput ? ProcessBuilder.Redirect.to(output.toFile())
                        : ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            Outcome outcome = await(process, begun, limit, progress);
            if (process.exitValue() != 0) {
                progress.check();
                throw failed("It ended with status " + process.exitValue() + ": " + tail(errors, output));
            }
            return keepsOutput ? new Outcome(outcome.seconds(), outcome.cpuSeconds(), outcome.peakBytes(),
                    Files.readString(output, StandardCharsets.UTF_8)) : outcome;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CancelledException.of(e);
        } finally {
            end(process);
        }
    }

    private Outcome await(Process process, long begun, Duration limit, Progress progress)
            throws IOException, InterruptedException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        Duration cpu = Duration.ZERO;
        long peak = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            progress.check();
            cpu = process.info().totalCpuDuration().orElse(cpu);
            peak = Math.max(peak, peak(status));
            if (System.nanoTime() - begun > limit.toNanos()) {
                throw failed("It did not end within " + limit.toSeconds() + " s.");
            }
        }
        return new Outcome((System.nanoTime() - begun) / 1e9, cpu.toNanos() / 1e9, peak, "");
    }

    private static long peak(Path status) throws IOException {
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(PEAK)).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).orElse(0L);
        } catch (NoSuchFileException | UncheckedIOException e) {
            // It ended while its status was read.
            return 0;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private RuntimeException failed(String why) {
        return new Problem("bench-process-failed", "A part of the benchmark failed: " + why, name,
                "Read what it said, mend that, and run the benchmark again.").asException();
    }

    private static String tail(Path... files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                text.append(lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES))
                        .collect(Collectors.joining(System.lineSeparator())));
            }
        }
        return text.toString();
    }
}
