package org.aeneas.sandbox;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraNode.NodetoolResult;
import org.aeneas.sandbox.internal.node.NodeControl;
import org.aeneas.sandbox.internal.node.NodeDirectory;

/**
 * A node of a sandbox, whoever started it.
 *
 * @param number    from 1, as {@code sandbox nodetool --node} counts
 * @param address   answers CQL on port 9042
 * @param directory of this node alone
 */
public record SandboxNode(int number, String address, CassandraVersion version, Path directory) {

    /** {@code data_file_directories}: below it {@code keyspace/table-id}. */
    public Path dataDirectory() {
        return place().data();
    }

    /** Cassandra's own log. */
    public Path log() {
        return place().log();
    }

    /** The folder of a table's SSTables; of several (a table dropped and made again), the one made last. */
    public Path tableDirectory(String keyspace, String table) {
        return control().table(keyspace, table);
    }

    /** Runs the nodetool of the node's own version. */
    public NodetoolResult nodetool(List<String> arguments, Cache cache, Progress progress) {
        return control().nodetool(CassandraNode.commands(version, place(), address, cache, progress), arguments,
                progress);
    }

    /** Writes the keyspace's memtables to SSTables. */
    public void flush(String keyspace) {
        control().flush(keyspace);
    }

    private NodeControl control() {
        return new NodeControl(place(), address);
    }

    private NodeDirectory place() {
        return new NodeDirectory(directory);
    }
}
