package org.aeneas.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.fetch.MavenJars;
import org.aeneas.sandbox.internal.node.NodeCommands;
import org.aeneas.sandbox.internal.node.NodeControl;
import org.aeneas.sandbox.internal.node.NodeDirectory;
import org.aeneas.sandbox.internal.node.NodeJmx;
import org.aeneas.sandbox.internal.process.Loopback;
import org.aeneas.sandbox.internal.process.OwnedProcess;
import org.aeneas.sandbox.internal.process.Readiness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real node of Apache Cassandra, as a process on a loopback address of its own (ports 9042 and 7000); its JMX is on
 * 127.0.0.1. Closing it stops it; its directory stays.
 */
public final class CassandraNode implements AutoCloseable {
    public static final int CQL_PORT = 9042;

    private static final Logger LOG = LoggerFactory.getLogger(CassandraNode.class);
    private static final int STORAGE_PORT = 7000;
    private static final long START_SECONDS = 300;
    private static final long NEIGHBOUR_POLL_MILLIS = 200;
    private static final Duration STOP_GRACE = Duration.ofSeconds(60);

    private final NodeOptions options;
    private final NodeCommands commands;
    private final Ownership ownership;
    private OwnedProcess process;

    private CassandraNode(NodeOptions options, NodeCommands commands, Ownership ownership) {
        this.options = options;
        this.commands = commands;
        this.ownership = ownership;
    }

    /** What a run of nodetool gave: {@code output} is standard output and error. */
    public record NodetoolResult(int status, String output) {
    }

    /**
     * Starts a node and waits until it answers CQL. Fetches that Cassandra, and the Java that it needs, if the cache
     * lacks them.
     *
     * @param directory of this node alone; what an earlier node left there is used again
     */
    public static CassandraNode start(CassandraVersion version, Path directory, NodeOptions options, Cache cache,
            Progress progress) {
        return start(version, directory, options, Ownership.ofThisJvm(cache), cache, progress);
    }

    /** As {@link #start(CassandraVersion, Path, NodeOptions, Cache, Progress)}, and lives as long as is said. */
    public static CassandraNode start(CassandraVersion version, Path directory, NodeOptions options,
            Ownership ownership, Cache cache, Progress progress) {
        String address = options.address()
                .orElseGet(() -> Loopback.freeAddress(CQL_PORT, STORAGE_PORT));
        NodeDirectory place = new NodeDirectory(directory.toAbsolutePath().normalize());
        CassandraNode node = new CassandraNode(options, commands(version, place, address, cache, progress), ownership);
        node.launch(progress);
        return node;
    }

    /** The command lines of a node, wherever it was started. Fetches what they run if the cache lacks it. */
    static NodeCommands commands(CassandraVersion version, NodeDirectory place, String address, Cache cache,
            Progress progress) {
        Path jars = jars(version, cache, progress);
        Path java = new JavaRuntimes(cache).launcher(version.java(), progress);
        return new NodeCommands(version, java, jars, place, address);
    }

    /** Fetches what a version needs, if the cache lacks it, so that no start waits for it. */
    public static void fetch(CassandraVersion version, Cache cache, Progress progress) {
        jars(version, cache, progress);
        new JavaRuntimes(cache).launcher(version.java(), progress);
    }

    /** The directory with the jars of a version, which also hold its tools; fetches them if the cache lacks them. */
    public static Path jars(CassandraVersion version, Cache cache, Progress progress) {
        return cache.entry("cassandra/" + version.release(), progress, (directory, p) -> {
            p.begin("Fetching Apache Cassandra " + version.release(), "files", -1);
            MavenJars.copy(version.artifacts(), directory, p);
        });
    }

    /** The {@code java} program that runs a version; fetches it if the cache lacks it. */
    public static Path java(CassandraVersion version, Cache cache, Progress progress) {
        return new JavaRuntimes(cache).launcher(version.java(), progress);
    }

    /** Options of Java that each version needs on its Java; none on Java 8. */
    public static List<String> moduleOptions(CassandraVersion version) {
        try {
            return NodeCommands.moduleOptions(version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again on its data after {@link #stop} or {@link #kill}. */
    public void restart(Progress progress) {
        launch(progress);
    }

    private void launch(Progress progress) {
        progress.begin("Starting Cassandra " + version().release() + " on " + address());
        NodeDirectory directory = commands.directory();
        long begin = System.nanoTime();
        try {
            directory.write(version(), options, address(), Loopback.freePort());
            process = OwnedProcess.start(new OwnedProcess.Start("Cassandra " + version().release() + " on " + address(),
                    commands.daemon(options), directory.root(), Map.of(), directory.output()), ownership);
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(directory.root(), e);
        }
        new Readiness("Cassandra " + version().release(), address(), CQL_PORT,
                List.of(directory.log(), directory.output()), START_SECONDS).await(process, progress);
        LOG.info("Cassandra {} answers on {} after {} ms", version().release(), address(),
                (System.nanoTime() - begin) / 1_000_000);
    }

    public CassandraVersion version() {
        return commands.version();
    }

    /** The loopback address that it listens on. */
    public String address() {
        return commands.address();
    }

    /** The port of 127.0.0.1 on which its JMX answers; another one after each start. */
    public int jmxPort() {
        try {
            return commands.directory().jmxPort();
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(directory(), e);
        }
    }

    public String datacenter() {
        return options.datacenter();
    }

    public NodeOptions options() {
        return options;
    }

    public Path directory() {
        return commands.directory().root();
    }

    /** Cassandra's own log. */
    public Path log() {
        return commands.directory().log();
    }

    /** {@code data_file_directories}: below it {@code keyspace/table-id}. */
    public Path dataDirectory() {
        return commands.directory().data();
    }

    /** The folder of a table's SSTables; of several (a table dropped and made again), the one made last. */
    public Path tableDirectory(String keyspace, String table) {
        return control().table(keyspace, table);
    }

    OwnedProcess process() {
        return process;
    }

    public boolean isUp() {
        return process.isAlive() && Loopback.answers(address(), CQL_PORT);
    }

    /** Waits until the node sees so many nodes up, itself included, and none on its way in or out. */
    void awaitNeighbours(int count, Progress progress) {
        long deadline = System.nanoTime() + START_SECONDS * 1_000_000_000L;
        try {
            NodeJmx jmx = new NodeJmx(commands.directory().jmxPort());
            while (jmx.names("LiveNodes").size() != count || !jmx.names("JoiningNodes").isEmpty()) {
                progress.check();
                if (System.nanoTime() > deadline) {
                    throw SandboxProblems.late("The cluster", log(), START_SECONDS, OwnedProcess.tail(log()));
                }
                Thread.sleep(NEIGHBOUR_POLL_MILLIS);
            }
        } catch (IOException e) {
            throw SandboxProblems.died("Cassandra " + version().release(), log(), OwnedProcess.tail(log()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxProblems.interrupted(address(), e);
        }
    }

    public NodetoolResult nodetool(String... arguments) {
        return control().nodetool(commands, List.of(arguments), Progress.NONE);
    }

    /** Writes memtables to SSTables: of those tables, or of the whole keyspace if none is named. */
    public void flush(String keyspace, String... tables) {
        control().flush(keyspace, tables);
    }

    /**
     * Merges the SSTables of those tables, or of the whole keyspace if none is named, to one each, and waits until the
     * node has deleted those that it merged.
     */
    public void compact(String keyspace, String... tables) {
        control().compact(version(), keyspace, tables);
    }

    /** Flushes the keyspaces (all if none is named) and links their SSTables into {@code snapshots/tag}. */
    public void snapshot(String tag, String... keyspaces) {
        storage("takeSnapshot", new Object[] { tag, keyspaces }, String.class.getName(), String[].class.getName());
    }

    public void clearSnapshot(String tag, String... keyspaces) {
        storage("clearSnapshot", new Object[] { tag, keyspaces }, String.class.getName(), String[].class.getName());
    }

    private void storage(String operation, Object[] arguments, String... signature) {
        control().storage(operation, arguments, signature);
    }

    private NodeControl control() {
        return new NodeControl(commands.directory(), address());
    }

    /** Stops it in order: it drains first. */
    public void stop() {
        process.stop(STOP_GRACE);
    }

    /** Ends it at once, as a power failure would. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        stop();
    }
}
