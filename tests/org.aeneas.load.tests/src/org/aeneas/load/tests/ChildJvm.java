package org.aeneas.load.tests;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A Java process of its own that runs a main class of these tests with all bundles on a plain class path. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final Path log;

    /** @param classPath of {@link #classPath} */
    ChildJvm(Path log, String classPath, Class<?> main, String... arguments) throws IOException {
        this.log = log;
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-Xmx96m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** @return whether it has ended meanwhile */
    boolean await(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** @return false if it has ended without having printed that */
    boolean awaitMessage(String message, long millis) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!output().contains(message)) {
            if (await(2)) {
                return output().contains(message);
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("The child process hangs: " + output());
            }
        }
        return true;
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /**
     * This one's class path, or that of the framework's bundles.
     *
     * @param unpacked an empty folder for the jars inside of sealed bundles, which a class path cannot name
     */
    static String classPath(Path unpacked) throws IOException {
        Bundle self = FrameworkUtil.getBundle(ChildJvm.class);
        if (self == null) {
            return System.getProperty("java.class.path");
        }
        String installed = self.getBundleContext().getProperty("osgi.install.area");
        List<String> entries = new ArrayList<>(List.of(framework().toString()));
        for (Bundle bundle : self.getBundleContext().getBundles()) {
            String name = String.valueOf(bundle.getSymbolicName());
            if (bundle.getBundleId() != 0 && !name.matches("org\\.aeneas\\.(sstable\\.v.|cassandra)")) {
                Path location = location(bundle, installed);
                entries.add(location.toString());
                if (name.equals("org.aeneas.aws")) {
                    entries.addAll(inside(location, unpacked));
                }
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path framework() {
        try {
            return Path.of(FrameworkUtil.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A bundle may be located relatively to where the framework is installed. */
    private static Path location(Bundle bundle, String installed) {
        Path root = Path.of(path(installed)).resolve(path(bundle.getLocation())).normalize();
        Path compiled = root.resolve("target/classes");
        return Files.isDirectory(compiled) ? compiled : root;
    }

    private static String path(String location) {
        return location.replaceFirst("^(initial@)?(reference:)?file:", "");
    }

    private static List<String> inside(Path bundle, Path unpacked) throws IOException {
        if (Files.isDirectory(bundle)) {
            File[] jars = bundle.resolve("lib").toFile().listFiles((folder, name) -> name.endsWith(".jar"));
            return jars == null ? List.of() : Arrays.stream(jars).map(File::getPath).toList();
        }
        List<String> entries = new ArrayList<>();
        try (JarFile jar = new JarFile(bundle.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().matches("lib/[^/]+\\.jar")) {
                    Path file = unpacked.resolve(FileSystems.getDefault().getPath(entry.getName()).getFileName());
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                    entries.add(file.toString());
                }
            }
        }
        return entries;
    }
}
