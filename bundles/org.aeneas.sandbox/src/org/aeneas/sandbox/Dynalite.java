package org.aeneas.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.fetch.NpmPackage;
import org.aeneas.sandbox.internal.process.Loopback;
import org.aeneas.sandbox.internal.process.OwnedProcess;
import org.aeneas.sandbox.internal.process.Readiness;

/**
 * A stand-in for DynamoDB: dynalite, which enforces DynamoDB's validations and keeps its tables in memory. It checks no
 * signatures; a {@link Front} does.
 */
public final class Dynalite implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String ENTRY = "dynalite/4.0.0";
    private static final long START_SECONDS = 60;
    /** Long enough that a caller who does not wait for a table to be active finds out. */
    private static final int TABLE_MILLIS = 200;

    private final OwnedProcess process;
    private final int port;

    private Dynalite(OwnedProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it on a free port and waits until it listens.
     *
     * @param directory gets its log
     */
    public static Dynalite start(Path directory, String region, Ownership ownership, Cache cache, Progress progress) {
        fetch(cache, progress);
        Path home = cache.root().resolve(ENTRY);
        int port = Loopback.freePort();
        Path log = directory.resolve("dynalite.log");
        try {
            Files.createDirectories(directory);
            String tableMillis = Integer.toString(TABLE_MILLIS);
            List<String> command = List.of(NpmPackage.node(progress).toString(),
                    home.resolve("node_modules/dynalite/cli.js").toString(), "--host", HOST, "--port",
                    Integer.toString(port), "--createTableMs", tableMillis, "--deleteTableMs", tableMillis,
                    "--updateTableMs", tableMillis);
            Map<String, String> environment = Map.of("AWS_REGION", region, "AWS_ACCOUNT_ID", SandboxEndpoints.ACCOUNT);
            OwnedProcess process = OwnedProcess
                    .start(new OwnedProcess.Start("dynalite", command, directory, environment, log), ownership);
            new Readiness("dynalite", HOST, port, List.of(log), START_SECONDS).await(process, progress);
            return new Dynalite(process, port);
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(directory, e);
        }
    }

    /** Fetches it, if the cache lacks it. */
    public static void fetch(Cache cache, Progress progress) {
        cache.entry(ENTRY, progress, (directory, p) -> {
            p.begin("Fetching dynalite 4.0.0", "files", -1);
            NpmPackage.install("dynalite", directory, p);
        });
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + port);
    }

    OwnedProcess process() {
        return process;
    }

    /** Stops it; its tables are gone. */
    @Override
    public void close() {
        process.stop(Duration.ofSeconds(5));
    }
}
