package org.aeneas.cassandra.internal.node;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import org.aeneas.cassandra.internal.jmx.JmxLink;
import org.aeneas.cassandra.node.Host;
import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.cassandra.node.NodeAdmin;
import org.aeneas.cassandra.node.NodeState;
import org.aeneas.cassandra.node.Ring;
import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.SshSession;

/** What {@code StorageServiceMBean} of Cassandra 2.1 to 5.0 offers; the names are those of its methods. */
public final class JmxNodeAdmin implements NodeAdmin {
    private static final Duration TO_ASK = Duration.ofSeconds(60);
    private static final Duration TO_WRITE = Duration.ofMinutes(30);
    private static final Duration TO_REPAIR = Duration.ofDays(10);
    private static final String LIST = String[].class.getName();
    private static final String TEXT = String.class.getName();

    private final SshSession session;
    private final String commandUser;
    private final JmxLink link;

    private JmxNodeAdmin(SshSession session, String commandUser, JmxLink link) {
        this.session = session;
        this.commandUser = commandUser;
        this.link = link;
    }

    public static JmxNodeAdmin connect(SshSession session, String commandUser, JmxAccess access,
            Progress progress) {
        try {
            return new JmxNodeAdmin(session, commandUser, JmxLink.open(session, access, progress));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public boolean isOpen() {
        return link.isOpen() && session.isConnected();
    }

    @Override
    public NodeState state(Progress progress) {
        return link.call("telling its state", TO_ASK, progress, server -> {
            StorageService storage = new StorageService(server);
            String id = storage.text("LocalHostId");
            Host host = storage.hosts().stream().filter(known -> known.id().equals(id)).findFirst()
                    .orElseThrow(() -> new IllegalStateException("the node is not in its own ring yet"));
            return new NodeState(session.target().host(), storage.text("ReleaseVersion"), storage.text("ClusterName"),
                    host, storage.text("OperationMode"), Arrays.stream((String[]) storage.get("AllDataFileLocations")).distinct()
                            .toList());
        });
    }

    @Override
    public Set<String> keyspaces(Progress progress) {
        return link.call("telling its keyspaces", TO_ASK, progress, server -> new StorageService(server).ofUsers());
    }

    @Override
    public Ring ring(Set<String> keyspaces, Progress progress) {
        return link.call("telling the ring", TO_ASK, progress, server -> {
            StorageService storage = new StorageService(server);
            storage.requireReplicated(keyspaces, session.target().host());
            Map<String, List<Ring.Segment>> segments = new TreeMap<>();
            for (String keyspace : keyspaces) {
                segments.put(keyspace, storage.segments(keyspace));
            }
            List<String> moving = new ArrayList<>();
            for (String way : List.of("JoiningNodes", "LeavingNodes", "MovingNodes")) {
                moving.addAll(storage.texts(way));
            }
            return new Ring(storage.text("ClusterName"), storage.text("PartitionerName"), storage.hosts(), moving,
                    segments);
        });
    }

    @Override
    public void flush(Collection<TableName> tables, Progress progress) {
        byKeyspace(tables).forEach((keyspace, names) -> link.call("flushing " + keyspace, TO_WRITE, progress,
                server -> invoke(server, "forceKeyspaceFlush", new Object[] { keyspace, names.toArray(String[]::new) },
                        TEXT, LIST)));
    }

    private static Map<String, Set<String>> byKeyspace(Collection<TableName> tables) {
        Map<String, Set<String>> byKeyspace = new TreeMap<>();
        tables.forEach(name -> byKeyspace.computeIfAbsent(name.keyspace(), k -> new TreeSet<>()).add(name.table()));
        return byKeyspace;
    }

    @Override
    public void snapshot(String name, Collection<TableName> tables, Progress progress) {
        String[] names = tables.stream().map(TableName::toString).sorted().toArray(String[]::new);
        try {
            link.call("making the snapshot " + name, TO_WRITE, progress, server -> {
                StorageService storage = new StorageService(server);
                return invoke(server, storage.snapshotOperation(), new Object[] { name, names }, TEXT, LIST);
            });
        } catch (ProblemException e) {
            if (e.problem().what().contains("already exists")) {
                throw new Problem("snapshot-exists", "The node has a snapshot of that name.", name + " on "
                        + session.target().host(), "Clear it first: nodetool clearsnapshot -t " + name + ".")
                                .asException(e);
            }
            throw e;
        }
    }

    @Override
    public void clearSnapshot(String name, Progress progress) {
        link.call("clearing the snapshot " + name, TO_WRITE, progress,
                server -> invoke(server, "clearSnapshot", new Object[] { name, new String[0] }, TEXT, LIST));
    }

    @Override
    public Map<String, Set<TableName>> snapshots(Progress progress) {
        return link.call("listing snapshots", TO_WRITE, progress, server -> {
            Map<String, Set<TableName>> found = new TreeMap<>();
            Map<?, ?> details = (Map<?, ?>) new StorageService(server).get("SnapshotDetails");
            for (Map.Entry<?, ?> snapshot : details.entrySet()) {
                Set<TableName> tables = found.computeIfAbsent((String) snapshot.getKey(), k -> new TreeSet<>());
                for (Object row : ((TabularData) snapshot.getValue()).values()) {
                    CompositeData data = (CompositeData) row;
                    tables.add(new TableName((String) data.get("Keyspace name"),
                            (String) data.get("Column family name")));
                }
            }
            return found;
        });
    }

    @Override
    public List<SnapshotFolder> folders(String name, Collection<TableName> tables, Progress progress) {
        return look(progress).find("snapshots/" + name, tables, progress);
    }

    private SnapshotFolders look(Progress progress) {
        return new SnapshotFolders(session, commandUser, state(progress).dataFolders());
    }

    @Override
    public boolean incrementalBackups(Progress progress) {
        return link.call("telling whether it makes incremental backups", TO_ASK, progress,
                server -> (Boolean) new StorageService(server).get("IncrementalBackupsEnabled"));
    }

    @Override
    public boolean servesClients(Progress progress) {
        return link.call("telling whether it serves clients", TO_ASK, progress,
                server -> (Boolean) new StorageService(server).get("NativeTransportRunning"));
    }

    @Override
    public void incrementalBackups(boolean on, Progress progress) {
        link.call("switching incremental backups", TO_ASK, progress, server -> {
            server.setAttribute(new ObjectName(StorageService.NAME), new Attribute("IncrementalBackupsEnabled", on));
            return on;
        });
    }

    @Override
    public List<SnapshotFolder> links(Collection<TableName> tables, Progress progress) {
        return look(progress).find("backups", tables, progress);
    }

    @Override
    public List<SnapshotFolder> truncations(Collection<TableName> tables, Progress progress) {
        return look(progress).find("snapshots/truncated-*", tables, progress);
    }

    @Override
    public void removeLinks(Collection<SnapshotFolder> links, Progress progress) {
        SnapshotFolders folders = new SnapshotFolders(session, commandUser, List.of());
        links.forEach(folder -> folders.remove(folder, progress));
    }

    @Override
    public void repair(Collection<TableName> tables, Progress progress) {
        byKeyspace(tables).forEach((keyspace, names) -> {
            progress.begin("Repairing " + keyspace + " on " + session.target().host());
            boolean repaired = link.call("repairing " + keyspace, TO_REPAIR, progress,
                    server -> new Repair(server).run(keyspace, names));
            if (!repaired) {
                throw new Problem("repair-failed", "The repair of " + keyspace + " failed.", session.target().host(),
                        "Look into the node's system.log, see that all nodes are up, and try again.").asException();
            }
        });
    }

    @Override
    public void close() {
        link.close();
        session.close();
    }

    private static Object invoke(MBeanServerConnection server, String operation, Object[] arguments,
            String... signature) throws IOException, JMException {
        return server.invoke(new ObjectName(StorageService.NAME), operation, arguments, signature);
    }
}
