package org.aeneas.sandbox.tests;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.sandbox.FrontLauncher;

/** A JVM of its own that runs a class of these tests: what it does to itself, it does not do to us. */
record ChildJvm(Process process, Path output) implements AutoCloseable {
    private static final long SECONDS = 240;

    static ChildJvm start(Class<?> main, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        FrontLauncher.SeparateProcess front = (FrontLauncher.SeparateProcess) FrontLauncher.sameClasses();
        int classPath = front.command().indexOf("-cp") + 1;
        List<String> command = new ArrayList<>(List.of(front.command().get(0), "-Xmx128m", "-cp",
                front.command().get(classPath) + ":" + origin(main), main.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "child", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), output);
    }

    private static Path origin(Class<?> type) {
        try {
            Path path = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            String file = type.getName().replace('.', '/') + ".class";
            return Stream.of("target/classes", "target/test-classes", "bin").map(path::resolve)
                    .filter(classes -> Files.exists(classes.resolve(file))).findFirst().orElse(path);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it printed a line that begins so, and returns the rest of that line. */
    String await(String beginning) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < deadline) {
            for (String line : Files.readAllLines(output)) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The child never said " + beginning + ":\n" + Files.readString(output));
    }

    /** As a power failure would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
