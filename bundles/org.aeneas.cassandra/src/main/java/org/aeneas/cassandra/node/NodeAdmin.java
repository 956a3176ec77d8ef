package org.aeneas.cassandra.node;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.aeneas.cassandra.internal.node.JmxNodeAdmin;
import org.aeneas.core.Progress;
import org.aeneas.ssh.SshSession;

/**
 * A node of Cassandra 2.1 to 5.x, administered over one JMX connection through SSH, which stays open. Calls of several
 * threads come one after the other. Each may throw {@link org.aeneas.core.ProblemException}: {@code jmx-lost} and
 * {@code jmx-timeout} once the connection is of no more use, {@code jmx-forbidden}, {@code node-operation-failed} with
 * the node's own words; and {@link org.aeneas.core.CancelledException}, after which the connection is closed.
 */
public interface NodeAdmin extends AutoCloseable {

    /**
     * Connects to the node on which the session has logged in.
     *
     * @param session closed with the node
     * @throws org.aeneas.core.ProblemException {@code jmx-refused}, {@code jmx-not-spoken}, {@code jmx-tls},
     *         {@code jmx-password-required}, {@code jmx-password-wrong}, {@code jmx-timeout} and those of SSH; the
     *         session is closed then
     */
    static NodeAdmin connect(SshSession session, JmxAccess access, Progress progress) {
        return connect(session, "", access, progress);
    }

    /**
     * The same, where another user than the login looks for files.
     *
     * @param commandUser by sudo, without a password; empty for the login itself
     */
    static NodeAdmin connect(SshSession session, String commandUser, JmxAccess access, Progress progress) {
        return JmxNodeAdmin.connect(session, commandUser, access, progress);
    }

    /** Whether it can still be asked. */
    boolean isOpen();

    NodeState state(Progress progress);

    /** The keyspaces that are not Cassandra's own. */
    Set<String> keyspaces(Progress progress);

    /**
     * The ring for these keyspaces, as the node sees it.
     *
     * @throws org.aeneas.core.ProblemException {@code keyspace-unknown}; {@code keyspace-local} if each node keeps it
     *                                          for itself
     */
    Ring ring(Set<String> keyspaces, Progress progress);

    /** Writes what is in memory only to SSTables. May take minutes. */
    void flush(Collection<TableName> tables, Progress progress);

    /**
     * Links all SSTables of the tables into folders of that name. Memory is flushed once more.
     *
     * @throws org.aeneas.core.ProblemException {@code snapshot-exists} if one of them has a snapshot of that name
     */
    void snapshot(String name, Collection<TableName> tables, Progress progress);

    /** Removes the snapshot of that name, of all tables; nothing happens where there is none. */
    void clearSnapshot(String name, Progress progress);

    /** The tables of each snapshot that the node has. Takes long on nodes that have many. */
    Map<String, Set<TableName>> snapshots(Progress progress);

    /**
     * Where a snapshot is: looked up on the node by SSH, with the rights of its login.
     *
     * @throws org.aeneas.core.ProblemException {@code node-file-unreadable}, {@code command-user-refused}
     */
    List<SnapshotFolder> folders(String name, Collection<TableName> tables, Progress progress);

    /** Whether the node links each new SSTable into the folder {@code backups} of its table. */
    boolean incrementalBackups(Progress progress);

    /** Whether clients can connect to it: never to a node of a clone datacenter. */
    boolean servesClients(Progress progress);

    /** Until the node is started again: then its cassandra.yaml counts. */
    void incrementalBackups(boolean on, Progress progress);

    /**
     * The folders {@code backups} of the tables, with what is linked there now; looked up as {@link #folders} does.
     *
     * @throws org.aeneas.core.ProblemException as {@link #folders}
     */
    List<SnapshotFolder> links(Collection<TableName> tables, Progress progress);

    /** The snapshots that the node made by itself before it truncated the tables; as {@link #folders}. */
    List<SnapshotFolder> truncations(Collection<TableName> tables, Progress progress);

    /**
     * Removes these files of folders {@code backups}; nothing happens where they are gone.
     *
     * @throws org.aeneas.core.ProblemException {@code links-not-removed}, {@code command-user-refused}
     */
    void removeLinks(Collection<SnapshotFolder> links, Progress progress);

    /**
     * Repairs all that the node replicates of the tables, in full. Takes as long as it takes.
     *
     * @throws org.aeneas.core.ProblemException {@code repair-failed}
     */
    void repair(Collection<TableName> tables, Progress progress);

    @Override
    void close();
}
