package org.aeneas.sandbox.internal.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraNode.NodetoolResult;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.fetch.Tool;
import org.aeneas.sandbox.internal.process.OwnedProcess;

/** What can be asked of a node that runs, whoever started it. */
public record NodeControl(NodeDirectory directory, String address) {
    private static final long DELETION_SECONDS = 60;
    private static final long DELETION_POLL_MILLIS = 20;

    /** @param commands of the same node */
    public NodetoolResult nodetool(NodeCommands commands, List<String> arguments, Progress progress) {
        try {
            List<String> command = commands.nodetool(arguments);
            Map<String, String> noOptions = Tool.JAVA_OPTIONS.stream()
                    .collect(Collectors.toMap(name -> name, name -> ""));
            Tool.Result result = new Tool(Path.of(command.get(0)), "").run(directory.temporary(), noOptions, progress,
                    command.subList(1, command.size()));
            return new NodetoolResult(result.status(), result.output());
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(directory.root(), e);
        }
    }

    /** Writes memtables to SSTables: of those tables, or of the whole keyspace if none is named. */
    public void flush(String keyspace, String... tables) {
        storage("forceKeyspaceFlush", new Object[] { keyspace, tables }, String.class.getName(),
                String[].class.getName());
    }

    /** Merges SSTables: of those tables, or of the whole keyspace; returns when the node has deleted the old ones. */
    public void compact(CassandraVersion version, String keyspace, String... tables) {
        if (version.isAtLeast(CassandraVersion.V2_2)) {
            storage("forceKeyspaceCompaction", new Object[] { false, keyspace, tables }, boolean.class.getName(),
                    String.class.getName(), String[].class.getName());
        } else {
            storage("forceKeyspaceCompaction", new Object[] { keyspace, tables }, String.class.getName(),
                    String[].class.getName());
        }
        awaitDeletions(keyspace);
    }

    /** Cassandra answers before it has deleted what it merged; who then lists the files would see rows twice. */
    private void awaitDeletions(String keyspace) {
        long deadline = System.nanoTime() + DELETION_SECONDS * 1_000_000_000L;
        try {
            while (!onlyLiveFiles(keyspace)) {
                if (System.nanoTime() > deadline) {
                    throw SandboxProblems.late("The deletion of merged SSTables", directory.log(), DELETION_SECONDS,
                            OwnedProcess.tail(directory.log()));
                }
                Thread.sleep(DELETION_POLL_MILLIS);
            }
        } catch (IOException e) {
            throw refused("LiveSSTableCount", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxProblems.interrupted(address, e);
        }
    }

    private boolean onlyLiveFiles(String keyspace) throws IOException {
        for (Map.Entry<String, Integer> table : new NodeJmx(directory.jmxPort()).liveSsTables(keyspace).entrySet()) {
            Optional<Path> folder = directory.table(keyspace, table.getKey());
            if (folder.isPresent() && !holds(folder.get(), table.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the folder holds components of just so many SSTables, and no transaction (since 3.0) is under way. */
    private static boolean holds(Path folder, int ssTables) throws IOException {
        Set<String> found = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = file.getFileName().toString();
                if (name.contains("_txn_")) {
                    return false;
                }
                found.add(name.substring(0, Math.max(0, name.lastIndexOf('-'))));
            }
        }
        return found.size() == ssTables;
    }

    /** Calls an operation of {@code StorageServiceMBean}. */
    public void storage(String operation, Object[] arguments, String... signature) {
        try {
            new NodeJmx(directory.jmxPort()).invoke(operation, arguments, signature);
        } catch (IOException e) {
            throw refused(operation, e);
        }
    }

    private ProblemException refused(String operation, IOException cause) {
        return new Problem("node-operation-failed", "The node refused " + operation + ": " + cause.getMessage(),
                address, "Read its log " + directory.log() + ".").asException(cause);
    }

    /** The folder of a table's SSTables; of several (a table dropped and made again), the one made last. */
    public Path table(String keyspace, String table) {
        return directory.table(keyspace, table)
                .orElseThrow(() -> new Problem("table-directory-missing", "The node has no folder of that table.",
                        keyspace + "." + table, "Name a table that exists on the node.").asException());
    }
}
