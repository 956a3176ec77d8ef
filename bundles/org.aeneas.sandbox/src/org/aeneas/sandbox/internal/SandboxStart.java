package org.aeneas.sandbox.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraCluster;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.Dynalite;
import org.aeneas.sandbox.Front;
import org.aeneas.sandbox.FrontLauncher;
import org.aeneas.sandbox.FrontSettings;
import org.aeneas.sandbox.Ownership;
import org.aeneas.sandbox.S3Proxy;
import org.aeneas.sandbox.SandboxEndpoints;
import org.aeneas.sandbox.SandboxKeys;
import org.aeneas.sandbox.SandboxOptions;
import org.aeneas.sandbox.internal.process.OwnedProcess;

/** Starting the parts of a sandbox: the nodes take longest, so the stand-ins start beside them. */
public final class SandboxStart {
    private static final long FRONT_SECONDS = 60;
    private static final long POLL_MILLIS = 25;
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final SandboxOptions options;
    private final Path directory;
    private final Ownership ownership;
    private final Cache cache;
    private final Progress progress;

    public SandboxStart(SandboxOptions options, Path directory, Path notes, Cache cache, Progress progress) {
        this.options = options;
        this.directory = directory;
        this.ownership = new Ownership(notes, options.detached());
        this.cache = cache;
        this.progress = progress;
    }

    /** What runs. {@code front} is there if it runs in this JVM. */
    public record Parts(CassandraCluster cluster, Optional<Front> front, SandboxEndpoints endpoints) {
    }

    private record StandIns(Optional<Front> front, Front.Addresses addresses, SandboxKeys keys) {
    }

    /** The folder of the nodes in a sandbox's own. */
    public static Path cassandra(Path directory) {
        return directory.resolve("cassandra");
    }

    /** Asks for what the user was to start, before anything is fetched or started here. */
    public void check() {
        options.dynamoDb().ifPresent(SandboxStart::requireAnswer);
    }

    public void fetch() {
        CassandraNode.fetch(options.version(), cache, progress);
        if (options.dynamoDb().isEmpty()) {
            Dynalite.fetch(cache, progress);
        }
        S3Proxy.fetch(cache, progress);
    }

    public Parts start() {
        CompletableFuture<StandIns> standIns = CompletableFuture.supplyAsync(this::startStandIns);
        CassandraCluster cluster;
        try {
            cluster = CassandraCluster.start(options.version(), options.nodes(), cassandra(directory),
                    options.node(), ownership, cache, progress);
        } catch (RuntimeException e) {
            // Whoever stops the sandbox now must find all of its processes.
            standIns.exceptionally(other -> null).join();
            throw e;
        }
        StandIns ready = join(standIns);
        List<String> contactPoints = cluster.nodes().stream().map(CassandraNode::address).toList();
        return new Parts(cluster, ready.front(),
                new SandboxEndpoints(contactPoints, options.node().datacenter(), options.region(),
                        ready.addresses().services(), ready.keys(), options.bucket(), ready.addresses().control()));
    }

    private static StandIns join(CompletableFuture<StandIns> standIns) {
        try {
            return standIns.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private StandIns startStandIns() {
        URI dynamoDb = options.dynamoDb().orElseGet(() -> Dynalite
                .start(directory.resolve("dynalite"), options.region(), ownership, cache, Progress.NONE).endpoint());
        S3Proxy s3proxy = S3Proxy.start(directory.resolve("s3proxy"), Optional.empty(), ownership, cache,
                Progress.NONE);
        try {
            createBucket(s3proxy.endpoint());
            SandboxKeys keys = SandboxKeys.random();
            FrontSettings settings = FrontSettings.of(dynamoDb, s3proxy.endpoint(), keys,
                    options.region());
            if (options.front() instanceof FrontLauncher.SeparateProcess launcher) {
                return new StandIns(Optional.empty(), launch(launcher, settings), keys);
            }
            Front front = Front.start(settings);
            return new StandIns(Optional.of(front), front.addresses(), keys);
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxProblems.interrupted(directory.toString(), e);
        }
    }

    /** DynamoDB and its stand-ins answer a GET without credentials: DynamoDB by its health, others by a refusal. */
    private static void requireAnswer(URI dynamoDb) {
        HttpRequest request = HttpRequest.newBuilder(dynamoDb).timeout(ANSWER_TIMEOUT).build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new Problem("dynamodb-local-silent", "Nothing answers there: " + reason(e) + ".",
                    dynamoDb.toString(), "Start DynamoDB Local first, or correct the address.").asException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxProblems.interrupted(dynamoDb.toString(), e);
        }
    }

    /** Java's HTTP client leaves most of its reasons to the causes, and says nothing of the commonest. */
    private static String reason(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the host is unknown";
            }
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                return cause.getMessage();
            }
        }
        return failure instanceof ConnectException ? "connection refused" : "the connection was closed";
    }

    private void createBucket(URI s3) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(s3.resolve("/" + options.bucket()))
                .PUT(HttpRequest.BodyPublishers.noBody()).build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request,
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("The bucket " + options.bucket() + " was refused: " + response.body());
        }
    }

    private Front.Addresses launch(FrontLauncher.SeparateProcess launcher, FrontSettings settings)
            throws IOException, InterruptedException {
        Path place = Files.createDirectories(directory.resolve("front"));
        Path settingsFile = place.resolve("settings.json");
        Path addressesFile = place.resolve("addresses.json");
        Path log = place.resolve("front.log");
        SandboxState.writePrivate(settingsFile, settings);
        List<String> command = new ArrayList<>(launcher.command());
        command.addAll(List.of(settingsFile.toString(), addressesFile.toString()));
        OwnedProcess process = OwnedProcess
                .start(new OwnedProcess.Start("proxies", command, place, Map.of(), log), ownership);
        long deadline = System.nanoTime() + FRONT_SECONDS * 1_000_000_000L;
        while (!Files.exists(addressesFile)) {
            if (!process.isAlive()) {
                throw SandboxProblems.died("The sandbox's proxies", log, OwnedProcess.tail(log));
            }
            if (System.nanoTime() > deadline) {
                throw SandboxProblems.late("The sandbox's proxies", log, FRONT_SECONDS, OwnedProcess.tail(log));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return new ObjectMapper().readValue(Files.readAllBytes(addressesFile), Front.Addresses.class);
    }
}
