package org.aeneas.agent.nodes;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SecretSource;
import org.aeneas.agent.task.NodeSnapshots;
import org.aeneas.agent.task.Task;
import org.aeneas.cassandra.node.RingReport;
import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.SnapshotSession;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.cassandra.node.TaskSnapshot;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of the agent's data-provider nodes: made and cleared over the agent's own SSH logins, read through the
 * mounts, or where they are if a node is on this machine.
 */
public final class AgentSnapshots implements NodeSnapshots, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentSnapshots.class);

    private final AgentFolders folders;
    private final Map<String, NodeFolders> places = new LinkedHashMap<>();
    private final SnapshotSession session;
    private final Map<String, TaskSnapshot> begun = new ConcurrentHashMap<>();

    /**
     * Connects to nobody yet.
     *
     * @param notes a folder of this alone, in which it is remembered what is on the nodes
     */
    public AgentSnapshots(AgentSettings settings, AgentFolders folders, SecretSource secrets, Path notes) {
        this.folders = folders;
        NodeLogins logins = new NodeLogins(new SshClient(new KnownHosts(folders.knownHosts())), secrets);
        List<DataProvider> nodes = settings.dataProviders();
        nodes.forEach(node -> places.put(node.address(), NodeFolders.of(node, folders, settings.mountFolder())));
        this.session = new SnapshotSession(notes, nodes.stream().map(logins::connector).toList());
    }

    @Override
    public void begin(Task task, Progress progress) {
        List<TableName> tables = task.spec().tables().stream().map(table -> TableName.of(table.name())).toList();
        TaskSnapshot snapshot = session.begin(task.id(), tables, progress);
        // What is not to be seen from here is better known before the first table is read.
        snapshot.nodes().forEach(node -> node.folders().forEach(folder -> places.get(node.node())
                .find(folder.dataFolder(), folder.relative())));
        begun.put(task.id(), snapshot);
    }

    @Override
    public Found find(Task task, TableSchema table) {
        return find(snapshot(task), table);
    }

    /** @throws ProblemException {@code snapshot-none} */
    TaskSnapshot snapshot(Task task) {
        return Optional.ofNullable(begun.get(task.id())).orElseThrow(() -> new Problem("snapshot-none",
                "There is no snapshot for the task.", task.id(), "Resume the task.").asException());
    }

    /** Where the table is in a snapshot. */
    Found find(TaskSnapshot snapshot, TableSchema table) {
        TableName name = new TableName(table.keyspace(), table.name());
        List<Directory> directories = snapshot.nodes().stream().flatMap(node -> node.folders(name).stream()
                .map(folder -> new Directory(node.node(), places.get(node.node())
                        .find(folder.dataFolder(), folder.relative()), folder.files()))).toList();
        Map<String, String> names = new HashMap<>();
        snapshot.nodes().forEach(node -> names.put(node.host().address(), node.node()));
        List<Part> parts = snapshot.coverage().keyspaces().get(name.keyspace()).stream()
                .map(part -> new Part(part.range(), part.addresses().stream().map(names::get)
                        .collect(Collectors.toSet()))).toList();
        return new Found(snapshot.coverage().partitioner(), directories, parts);
    }

    /** Where this machine sees a folder of a node. */
    Path find(String node, SnapshotFolder folder) {
        return places.get(node).find(folder.dataFolder(), folder.relative());
    }

    /**
     * Whether the nodes hold the whole ring, as {@link SnapshotSession#ring} says.
     *
     * @param keyspaces empty for all that are not Cassandra's own
     */
    public RingReport ring(Set<String> keyspaces) {
        return session.ring(keyspaces, Progress.NONE);
    }

    /** Asks whoever mounts, which is not this process, to look after the mounts. */
    @Override
    public Optional<Problem> lost(Directory directory) {
        if (places.get(directory.node()).node().local()) {
            return Optional.empty();
        }
        Path request = folders.remountRequest();
        try {
            Files.createFile(request);
            LOG.info("{} is not to be read: the mounts are to be looked after", directory.path());
        } catch (FileAlreadyExistsException e) {
            LOG.debug("{} is asked for already", request, e);
        } catch (IOException e) {
            LOG.warn("It could not be asked for mounts to be looked after", e);
        }
        return Optional.empty();
    }

    /** {@inheritDoc} What is not to be reached now is cleared by {@link #clearLeftOvers}. */
    @Override
    public void end(Task task) {
        begun.remove(task.id());
        try {
            session.end(task.id(), Progress.NONE).ifPresent(AgentSnapshots::tell);
        } catch (ProblemException e) {
            tell(e.problem());
        }
    }

    /**
     * Clears what tasks that are no more have left on the nodes, as far as these are to be reached: to be called on a
     * thread of its own when the agent starts, and now and then.
     *
     * @param living whether there is a task of that id that is not done: asked for each, right before it is cleared
     */
    public void clearLeftOvers(Predicate<String> living) {
        session.clearLeftOvers(living, Progress.NONE).forEach(AgentSnapshots::tell);
    }

    private static void tell(Problem problem) {
        if (problem.code().equals("snapshot-left")) {
            LOG.warn("{} [{}] {}", problem.what(), problem.object(), problem.remedy());
        } else {
            LOG.warn("A snapshot that nobody needs is still on the nodes, and is cleared later: {} [{}]",
                    problem.what(), problem.object());
        }
    }

    /** Closes the connections to the nodes; snapshots stay. */
    @Override
    public void close() {
        session.close();
    }
}
