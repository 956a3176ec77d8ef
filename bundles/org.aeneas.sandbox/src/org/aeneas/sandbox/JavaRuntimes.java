package org.aeneas.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.fetch.DebianJava;
import org.aeneas.sandbox.internal.fetch.Tool;

/** The Java that a Cassandra needs: this one, one of the machine's, else Debian's, unpacked into the cache. */
final class JavaRuntimes {
    private static final Path SYSTEM = Path.of("/usr/lib/jvm");

    private final Cache cache;

    JavaRuntimes(Cache cache) {
        this.cache = cache;
    }

    /** @return the {@code java} program of that version */
    Path launcher(int version, Progress progress) {
        if (Runtime.version().feature() == version) {
            return Path.of(System.getProperty("java.home"), "bin", "java");
        }
        return installed(version).orElseGet(() -> fetched(version, progress));
    }

    private static Optional<Path> installed(int version) {
        if (!Files.isDirectory(SYSTEM)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(SYSTEM)) {
            return homes.sorted().filter(home -> isVersion(home, version)).flatMap(JavaRuntimes::launchers).findFirst();
        } catch (IOException e) {
            throw SandboxProblems.cacheUnusable(SYSTEM, e);
        }
    }

    /** Told by the folder's name, as Debian, Ubuntu and Adoptium name theirs; not every Java has a release file. */
    private static boolean isVersion(Path home, int version) {
        String name = home.getFileName().toString();
        return name.matches("(java|jdk|openjdk|temurin|adoptopenjdk)-(1\\.)?" + version + "([-.].*)?");
    }

    private static Stream<Path> launchers(Path home) {
        return Stream.of(home.resolve("bin/java"), home.resolve("jre/bin/java")).filter(Files::isExecutable);
    }

    private Path fetched(int version, Progress progress) {
        if (version > 11) {
            throw new Problem("java-missing", "Java " + version + " is needed and is not installed.",
                    SYSTEM.toString(), "Install it: sudo apt-get install openjdk-" + version + "-jre-headless")
                            .asException();
        }
        String name = "java/" + version;
        Path home = cache.root().resolve(name);
        Path entry = cache.entry(name, progress, (directory, p) -> DebianJava.unpack(version, directory, home, p));
        try (Stream<Path> homes = Files.list(entry.resolve("usr/lib/jvm"))) {
            Path launcher = homes.filter(Files::isDirectory).flatMap(JavaRuntimes::launchers).findFirst()
                    .orElseThrow(() -> unusable(entry, new IOException("There is no bin/java")));
            verify(launcher, progress);
            return launcher;
        } catch (IOException e) {
            throw unusable(entry, e);
        }
    }

    private static void verify(Path launcher, Progress progress) throws IOException {
        Tool.Result result = new Tool(launcher, "").run(Path.of(System.getProperty("java.io.tmpdir")), Map.of(),
                progress, List.of("-version"));
        if (result.status() != 0) {
            throw new IOException(result.tail());
        }
    }

    private static RuntimeException unusable(Path entry, IOException cause) {
        return new Problem("java-unusable", "The Java that was fetched does not start: " + cause.getMessage(),
                entry.toString(), "Delete that folder, and start again.").asException(cause);
    }
}
