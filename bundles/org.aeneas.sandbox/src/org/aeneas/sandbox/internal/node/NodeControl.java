package org.aeneas.sandbox.internal.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraNode.NodetoolResult;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.fetch.Tool;

/** What can be asked of a node that runs, whoever started it. */
public record NodeControl(NodeDirectory directory, String address) {

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

    /** Calls an operation of {@code StorageServiceMBean}. */
    public void storage(String operation, Object[] arguments, String... signature) {
        try {
            new NodeJmx(directory.jmxPort()).invoke(operation, arguments, signature);
        } catch (IOException e) {
            throw new Problem("node-operation-failed", "The node refused " + operation + ": " + e.getMessage(),
                    address, "Read its log " + directory.log() + ".").asException(e);
        }
    }

    /** The folder of a table's SSTables; of several (a table dropped and made again), the one made last. */
    public Path table(String keyspace, String table) {
        return directory.table(keyspace, table)
                .orElseThrow(() -> new Problem("table-directory-missing", "The node has no folder of that table.",
                        keyspace + "." + table, "Name a table that exists on the node.").asException());
    }
}
