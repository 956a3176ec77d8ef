package org.aeneas.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.SandboxStatus.ProcessStatus;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.SandboxStart;
import org.aeneas.sandbox.internal.SandboxState;
import org.aeneas.sandbox.internal.fetch.FileTree;
import org.aeneas.sandbox.internal.process.ProcessRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cassandra and stand-ins for AWS on this machine, in one directory and on loopback only. Closing it stops it and
 * deletes the directory.
 */
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final String PROCESSES = "processes";

    private final Path directory;
    private final SandboxEndpoints endpoints;
    private final CassandraCluster cluster;
    private final Optional<Front> front;

    private Sandbox(Path directory, SandboxStart.Parts parts, SandboxEndpoints endpoints) {
        this.directory = directory;
        this.endpoints = endpoints;
        this.cluster = parts.cluster();
        this.front = parts.front();
    }

    /** Starts a sandbox and waits until all of it answers. What is missing in the cache is fetched first. */
    public static Sandbox start(SandboxOptions options, Cache cache, Progress progress) {
        Path directory = options.directory().toAbsolutePath().normalize();
        SandboxStart start = new SandboxStart(options, directory, notes(directory), cache, progress);
        start.check();
        start.fetch();
        claim(directory, options);
        // Whoever is interrupted while it starts wants none of it.
        Thread undo = new Thread(() -> stop(directory), "sandbox-undo");
        Runtime.getRuntime().addShutdownHook(undo);
        try {
            SandboxStart.Parts parts = start.start();
            SandboxEndpoints endpoints = parts.endpoints();
            new SandboxState(options.version().release(), running(directory), Optional.of(endpoints))
                    .write(directory);
            return new Sandbox(directory, parts, endpoints);
        } catch (IOException e) {
            stop(directory);
            throw SandboxProblems.directoryUnusable(directory, e);
        } catch (RuntimeException e) {
            stop(directory);
            throw e;
        } finally {
            removeHook(undo);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM ends: the hook runs", e);
        }
    }

    private static void claim(Path directory, SandboxOptions options) {
        try {
            if (SandboxState.read(directory).isEmpty() && Files.isDirectory(directory) && !isEmpty(directory)) {
                throw new Problem("sandbox-directory-taken", "The folder holds something else than a sandbox.",
                        directory.toString(), "Name an empty or new folder with --dir.").asException();
            }
            if (!SandboxState.claim(directory, options.version().release())) {
                throw new Problem("sandbox-exists", "There is a sandbox already.", directory.toString(),
                        "Use it, or stop it first: aeneas sandbox stop").asException();
            }
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(directory, e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** How the sandbox of a directory is, whoever started it. */
    public static SandboxStatus status(Path directory) {
        Path place = directory.toAbsolutePath().normalize();
        try {
            Optional<SandboxState> found = SandboxState.read(place);
            if (found.isEmpty()) {
                return new SandboxStatus(place, SandboxStatus.State.ABSENT, "", Optional.empty(), List.of(), List.of());
            }
            SandboxState state = found.get();
            List<ProcessStatus> processes = processes(state, running(place));
            return new SandboxStatus(place, state(state, processes), state.version(), state.endpoints(),
                    nodes(place, state), processes);
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(place, e);
        }
    }

    private static List<SandboxState.Part> running(Path directory) {
        return ProcessRegistry.open(notes(directory)).alive().stream()
                .map(noted -> new SandboxState.Part(noted.name(), noted.process().identity().pid())).toList();
    }

    private static List<ProcessStatus> processes(SandboxState state, List<SandboxState.Part> running) {
        List<SandboxState.Part> all = state.endpoints().isEmpty() ? running : state.parts();
        return all.stream().map(part -> new ProcessStatus(part.name(), part.pid(), running.contains(part))).toList();
    }

    private static List<SandboxNode> nodes(Path directory, SandboxState state) {
        List<String> addresses = state.endpoints().map(SandboxEndpoints::contactPoints).orElse(List.of());
        return IntStream.rangeClosed(1, addresses.size()).mapToObj(number -> new SandboxNode(number,
                addresses.get(number - 1), CassandraVersion.of(state.version()),
                CassandraCluster.nodeDirectory(SandboxStart.cassandra(directory), number))).toList();
    }

    private static SandboxStatus.State state(SandboxState state, List<ProcessStatus> processes) {
        if (state.endpoints().isEmpty()) {
            return SandboxStatus.State.INCOMPLETE;
        }
        return processes.stream().allMatch(ProcessStatus::running) ? SandboxStatus.State.RUNNING
                : SandboxStatus.State.BROKEN;
    }

    /**
     * Ends the processes of a directory's sandbox, whoever started it, and deletes the directory.
     *
     * @return false if there was none
     */
    public static boolean stop(Path directory) {
        Path place = directory.toAbsolutePath().normalize();
        try {
            if (SandboxState.read(place).isEmpty()) {
                return false;
            }
            // Its data goes too: nothing is gained by an orderly end.
            ProcessRegistry.open(notes(place)).alive().parallelStream()
                    .forEach(noted -> noted.process().stop(Duration.ZERO));
            FileTree.delete(place);
            return true;
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(place, e);
        }
    }

    private static Path notes(Path directory) {
        return directory.resolve(PROCESSES);
    }

    public SandboxEndpoints endpoints() {
        return endpoints;
    }

    public CassandraCluster cluster() {
        return cluster;
    }

    public Path directory() {
        return directory;
    }

    /** What passes through the proxies, wherever they run. */
    public Traffic traffic() {
        return front.map(Front::traffic).orElseGet(() -> Front.traffic(endpoints.control()));
    }

    /** Stops it and deletes its directory. */
    @Override
    public void close() {
        front.ifPresent(Front::close);
        stop(directory);
    }
}
