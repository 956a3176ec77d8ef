package org.aeneas.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.fetch.MavenJars;
import org.aeneas.sandbox.internal.process.Loopback;
import org.aeneas.sandbox.internal.process.OwnedProcess;
import org.aeneas.sandbox.internal.process.Readiness;

/**
 * A stand-in for S3: S3Proxy, which keeps objects as files. It refuses encryption headers; a {@link Front} before it
 * does not.
 */
public final class S3Proxy implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String VERSION = "4.1.0";
    private static final long START_SECONDS = 90;

    private final OwnedProcess process;
    private final int port;

    private S3Proxy(OwnedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it on a free port and waits until it listens.
     *
     * @param directory of this S3Proxy alone: buckets below {@code buckets}, its log and configuration
     * @param keys      whose signatures it accepts; empty to accept everybody, for use behind a {@link Front}
     */
    public static S3Proxy start(Path directory, Optional<SandboxKeys> keys, Ownership ownership,
            Cache cache, Progress progress) {
        Path jars = fetch(cache, progress);
        int port = Loopback.freePort();
        Path log = directory.resolve("s3proxy.log");
        try {
            Path buckets = Files.createDirectories(directory.resolve("buckets"));
            Path configuration = directory.resolve("s3proxy.conf");
            Files.deleteIfExists(configuration);
            Files.createFile(configuration,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(configuration, configuration(buckets, port, keys));
            OwnedProcess process = OwnedProcess.start(new OwnedProcess.Start("S3Proxy", command(jars, configuration),
                    directory, Map.of("LOG_LEVEL", "warn"), log), ownership);
            new Readiness("S3Proxy", HOST, port, List.of(log), START_SECONDS).await(process, progress);
            return new S3Proxy(process, port);
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(directory, e);
        }
    }

    /** Fetches it, if the cache lacks it. */
    public static Path fetch(Cache cache, Progress progress) {
        return cache.entry("s3proxy/" + VERSION, progress, (directory, p) -> {
            p.begin("Fetching S3Proxy " + VERSION, "files", -1);
            MavenJars.copy(List.of(MavenJars.Artifact.alone(
                    "org.gaul:s3proxy:" + VERSION + ":jar-with-dependencies")), directory, p);
        });
    }

    private static List<String> configuration(Path buckets, int port, Optional<SandboxKeys> keys) {
        List<String> lines = new ArrayList<>(List.of(
                "s3proxy.endpoint=http://" + HOST + ":" + port,
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + buckets,
                "jclouds.identity=unused",
                "jclouds.credential=unused"));
        if (keys.isEmpty()) {
            lines.add("s3proxy.authorization=none");
            // Session tokens and the like, which were checked before they come here.
            lines.add("s3proxy.ignore-unknown-headers=true");
        } else {
            lines.add("s3proxy.authorization=aws-v4");
            lines.add("s3proxy.identity=" + keys.get().accessKey());
            lines.add("s3proxy.credential=" + keys.get().secretKey());
        }
        return lines;
    }

    private static List<String> command(Path jars, Path configuration) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        try (Stream<Path> files = Files.list(jars)) {
            Path jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst()
                    .orElseThrow(() -> new IOException("There is no jar in " + jars));
            return List.of(java.toString(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData", "-jar", jar.toString(), "--properties", configuration.toString());
        }
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + port);
    }

    OwnedProcess process() {
        return process;
    }

    /** Stops it; its objects stay in its directory. */
    @Override
    public void close() {
        process.stop(Duration.ofSeconds(5));
    }
}
