package org.aeneas.sandbox.internal.fetch;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/**
 * A program of this machine that fetches things.
 *
 * @param executable where it is
 * @param debianPackage what installs it, for messages
 */
public record Tool(Path executable, String debianPackage) {
    /** Variables from which every Java takes options. */
    public static final List<String> JAVA_OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final int TAIL_LINES = 15;
    private static final long POLL_MILLIS = 100;
    private static final Pattern NO_NETWORK = Pattern.compile(
            "Unknown host|UnknownHost|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|Temporary failure|Could not resolve"
                    + "|Could not connect|Connection refused|timed out|unreachable|offline mode",
            Pattern.CASE_INSENSITIVE);

    /** Exit status and everything that it said. */
    public record Result(int status, String output) {

        public String tail() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES)).collect(Collectors.joining("\n"));
        }
    }

    public static Tool onPath(String name, String debianPackage) {
        return find(name).map(path -> new Tool(path, debianPackage))
                .orElseThrow(() -> missing(name, debianPackage));
    }

    public static Optional<Path> find(String name) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path candidate = Path.of(directory.isEmpty() ? "." : directory, name);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return Optional.of(candidate.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    static ProblemException missing(String name, String debianPackage) {
        return new Problem("tool-missing", "A program that the sandbox fetches its parts with is not installed.", name,
                "Install it: sudo apt-get install " + debianPackage).asException();
    }

    /**
     * Runs it and returns its output. Cancelling ends it.
     *
     * @param environment variables to set, or with an empty value to unset
     */
    public Result run(Path directory, Map<String, String> environment, Progress progress, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.addAll(arguments);
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectInput(new File("/dev/null")).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(String::isEmpty);
        Process process = builder.start();
        try {
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.check();
            }
            return new Result(process.exitValue(), read(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + executable.getFileName() + " ran", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            Files.deleteIfExists(output);
        }
    }

    /** As {@link #run}, and any other exit status than 0 is a Problem that names what was being fetched. */
    public String fetch(String what, Path directory, Map<String, String> environment, Progress progress,
            List<String> arguments) throws IOException {
        Result result = run(directory, environment, progress, arguments);
        if (result.status() == 0) {
            return result.output();
        }
        IOException said = new IOException(executable + " ended with status " + result.status() + ":\n"
                + result.tail());
        if (NO_NETWORK.matcher(result.output()).find()) {
            throw new Problem("network-unreachable", "A part of the sandbox could not be fetched: no answer from the "
                    + "network.", what, "Check the network (and " + executable.getFileName()
                            + "'s own settings for mirrors and proxies), then start again.").asException(said);
        }
        throw new Problem("fetch-failed", "A part of the sandbox could not be fetched: "
                + executable.getFileName() + " ended with status " + result.status() + ".", what,
                "Read what it said (--verbose), mend that, and start again.").asException(said);
    }

    private static String read(Path output) throws IOException {
        // A tool may print in any encoding; what cannot be decoded is of no use here.
        try (BufferedReader reader = Files.newBufferedReader(output, StandardCharsets.ISO_8859_1)) {
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }
}
