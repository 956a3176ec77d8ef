package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshTarget;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.ProfileFile;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;

/** An agent beside one node, as far as tasks need one: in this process, or in one of its own that may be killed. */
final class FollowingAgent implements AutoCloseable {
    static final String WORKS = "goes to work";
    private static final Duration LONG = Duration.ofMinutes(4);

    private final AgentSnapshots snapshots;
    private final AgentChanges changes;
    private final TaskStore store;
    private final TaskEngine engine;

    /**
     * Where an agent keeps its things, and the node that it follows.
     *
     * @param key  the login's private key
     * @param data the node's data directory
     */
    record Place(Path home, SshTarget login, Path key, int jmxPort, Path data) {

        List<String> arguments() {
            return List.of(home.toString(), login.user(), login.host(), Integer.toString(login.port()), key.toString(),
                    Integer.toString(jmxPort), data.toString());
        }

        static Place of(List<String> arguments) {
            return new Place(Path.of(arguments.get(0)),
                    new SshTarget(arguments.get(1), arguments.get(2), Integer.parseInt(arguments.get(3))),
                    Path.of(arguments.get(4)), Integer.parseInt(arguments.get(5)), Path.of(arguments.get(6)));
        }
    }

    FollowingAgent(Place place, ServiceProfile profile) {
        AgentFolders folders = new AgentFolders(place.home().resolve("agent"));
        KnownHosts hosts = new KnownHosts(folders.knownHosts());
        hosts.trust(new SshClient(hosts).hostKey(place.login(), Progress.NONE));
        DataProvider provider = new DataProvider(place.login().host(), true, place.login().port(),
                new KeyLogin(place.login().user(), place.key().toString(), SecretReference.NONE),
                "/etc/cassandra.yaml", List.of(place.data().toString()),
                new Jmx(place.jmxPort(), "", SecretReference.NONE), "");
        AgentSettings initial = AgentSettings.initial();
        AgentSettings settings = new AgentSettings("5", initial.server(), initial.ssl(), "/out", initial.logFolder(),
                initial.mountFolder(), List.of(provider), initial.limits());
        SecretStore secrets = SecretStore.of(folders);
        SSTables sstables = new SSTables(Readers.all());
        snapshots = new AgentSnapshots(settings, folders, secrets, place.home().resolve("snapshots"));
        changes = new AgentChanges(sstables, snapshots, settings, folders, secrets, place.home().resolve("changes"));
        store = TaskStore.open(place.home().resolve("store"));
        engine = TaskEngine.open(store, TableSources.nodes(sstables, snapshots, changes), FileKeys.NONE,
                Services.aws(), EngineSettings.DEFAULT.withEndpoints(profile.endpoints())
                        .withRetries(Duration.ofMillis(200), Duration.ofSeconds(1)),
                profile.credentials());
    }

    /** The profile's file and a {@link Place}: works at its tasks until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> all = List.of(arguments);
        try (FollowingAgent agent = new FollowingAgent(Place.of(all.subList(1, all.size())),
                ProfileFile.read(Path.of(arguments[0])))) {
            System.out.println(WORKS);
            Thread.sleep(LONG.toMillis()); // a test that was killed itself leaves no agent for ever
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
