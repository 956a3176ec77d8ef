package org.aeneas.tests.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that has ended: its exit status, and what it printed. */
public record Execution(int status, String text) {
    private static final long MOST_MINUTES = 10;

    public static Execution run(List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("aeneas-", ".out");
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile())
                    .redirectInput(new File("/dev/null")).start();
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("it did not end: " + words + "\n" + Files.readString(output));
            }
            return new Execution(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    /** What it prints; it must end with status 0. */
    public static String text(String... words) throws IOException, InterruptedException {
        Execution ended = run(List.of(words));
        assertEquals(0, ended.status(), () -> String.join(" ", words) + "\n" + ended.text());
        return ended.text();
    }

    /** Whether this machine has the program. */
    public static boolean exists(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
