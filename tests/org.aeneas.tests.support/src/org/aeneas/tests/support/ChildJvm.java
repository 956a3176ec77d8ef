package org.aeneas.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java process of its own that runs a main class of tests: killing it kills nothing else. */
public final class ChildJvm implements AutoCloseable {
    private static final long HANGS_NANOS = TimeUnit.MINUTES.toNanos(4);
    private static final long POLL_MILLIS = 2;

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * What to run.
     *
     * @param vmArguments such as the size of the heap
     * @param environment in addition to this process's
     */
    public record Program(String main, String classPath, List<String> vmArguments, Map<String, String> environment) {

        public Program(Class<?> main, String classPath, List<String> vmArguments, Map<String, String> environment) {
            this(main.getName(), classPath, vmArguments, environment);
        }

        public Program(Class<?> main, String classPath, String... vmArguments) {
            this(main, classPath, List.of(vmArguments), Map.of());
        }

        public Program within(Map<String, String> otherEnvironment) {
            return new Program(main, classPath, vmArguments, otherEnvironment);
        }

        /** Another main class, of this one jar. */
        public Program ofMain(Path jar, String otherMain) {
            return new Program(otherMain, jar.toString(), vmArguments, environment);
        }

        /** @param output a new file for what it prints, errors included */
        public ChildJvm start(Path output, String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1"));
            command.addAll(vmArguments);
            command.addAll(List.of("-cp", classPath, main));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            return new ChildJvm(builder.start(), output);
        }
    }

    /** @return whether it has ended meanwhile */
    public boolean await(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until it has printed a line that begins so, at most four minutes.
     *
     * @return the rest of that line; empty if the process has ended without it
     */
    public Optional<String> awaitLine(String beginning) throws InterruptedException {
        long begun = System.nanoTime();
        while (line(beginning).isEmpty() && !await(POLL_MILLIS)) {
            if (System.nanoTime() - begun > HANGS_NANOS) {
                throw new AssertionError("It never said " + beginning + ": " + output());
            }
        }
        return line(beginning);
    }

    /** The rest of the first line that begins so, if it has printed one. */
    public Optional<String> line(String beginning) {
        String printed = output();
        // What stands behind the last line feed may be half a line.
        return printed.substring(0, printed.lastIndexOf('\n') + 1).lines().filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length())).findFirst();
    }

    /** All that it has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Of a process that has ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Ends it as {@code kill -9} or a power failure does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
