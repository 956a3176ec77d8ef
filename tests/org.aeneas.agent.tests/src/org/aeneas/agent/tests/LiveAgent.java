package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.aeneas.agent.nodes.AgentChanges;
import org.aeneas.agent.nodes.AgentSnapshots;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.Jmx;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.FileKeys;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshTarget;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;

/** An agent with real nodes, as far as tasks need one. What is in its folder is there again for the next one. */
final class LiveAgent implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(4);

    private final AgentSnapshots snapshots;
    private final AgentChanges changes;
    private final TaskStore store;
    private final TaskEngine engine;

    /** @param nodes whose host keys, as they are now, are pinned */
    LiveAgent(Path folder, ServiceProfile profile, List<DataProvider> nodes) {
        AgentFolders folders = new AgentFolders(folder.resolve("agent"));
        KnownHosts hosts = new KnownHosts(folders.knownHosts());
        nodes.forEach(node -> hosts.trust(new SshClient(hosts).hostKey(
                new SshTarget(Sshd.user(), node.address(), node.sshPort()), Progress.NONE)));
        AgentSettings initial = AgentSettings.initial();
        AgentSettings settings = new AgentSettings("5", initial.server(), initial.ssl(), "/out", initial.logFolder(),
                initial.mountFolder(), nodes, initial.limits());
        SecretStore secrets = SecretStore.of(folders);
        SSTables sstables = new SSTables(Readers.all());
        snapshots = new AgentSnapshots(settings, folders, secrets, folder.resolve("snapshots"));
        changes = new AgentChanges(sstables, snapshots, settings, folders, secrets, folder.resolve("changes"));
        store = TaskStore.open(folder.resolve("store"));
        engine = TaskEngine.open(store, TableSources.nodes(sstables, snapshots, changes), FileKeys.NONE,
                Services.aws(), EngineSettings.DEFAULT.withEndpoints(profile.endpoints())
                        .withRetries(Duration.ofMillis(200), Duration.ofSeconds(1)),
                profile.credentials());
    }

    /** A node of this machine behind that sshd, by whose address it is known. */
    static DataProvider provider(Sshd sshd, CassandraNode node) {
        return new DataProvider(sshd.target().host(), true, sshd.target().port(),
                new KeyLogin(Sshd.user(), sshd.userKey().toString(), SecretReference.NONE), "/etc/cassandra.yaml",
                List.of(node.dataDirectory().toString()), new Jmx(node.jmxPort(), "", SecretReference.NONE), "");
    }

    /** Lets the user who logs in find the node's files, which are in a folder of ours alone. */
    static void show(CassandraNode node) throws IOException {
        for (Path path = node.dataDirectory(); path.getNameCount() > 1; path = path.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    TaskEngine engine() {
        return engine;
    }

    Task await(String id, Predicate<Task> wanted) throws InterruptedException {
        long begun = System.nanoTime();
        for (Task task = engine.task(id); !wanted.test(task); task = engine.task(id)) {
            boolean ended = task.state() == TaskState.DONE || task.state() == TaskState.FAILED;
            assertTrue(!ended && System.nanoTime() - begun < LONG.toNanos(),
                    "It never became what is wanted: " + task.state() + " " + task.problem());
            Thread.sleep(50);
        }
        return engine.task(id);
    }

    Task await(String id, TaskState state) throws InterruptedException {
        return await(id, task -> task.state() == state);
    }

    Task awaitCycle(String id, long cycle) throws InterruptedException {
        return await(id, task -> task.following().filter(now -> now.cycle() >= cycle).isPresent());
    }

    @Override
    public void close() {
        engine.close();
        store.close();
        changes.close();
        snapshots.close();
    }
}
