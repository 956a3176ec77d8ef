package org.aeneas.clone.tests;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.CloneRun;
import org.aeneas.cassandra.clone.CloneUndo;
import org.aeneas.cassandra.clone.ClusterSight;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Discovery;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.Keyspace;
import org.aeneas.cassandra.clone.Keyspaces;
import org.aeneas.cassandra.clone.Planner;
import org.aeneas.cassandra.clone.Service;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.YamlText;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.staging.FileForm;

/** A running source on {@link Hosts}, a bare host for its clone, and the clone that is made there and taken back. */
final class Stage {
    private static final String HOME = "/opt/cassandra";
    private static final String DATA = "/srv/clone/cassandra";

    private final Hosts hosts;
    private final List<TestHost> sources;
    private final TestHost target;
    private final Path journal;
    private final FileForm form;

    /** @param sources run */
    Stage(Hosts hosts, List<TestHost> sources, CassandraVersion version) throws Exception {
        this.hosts = hosts;
        this.sources = List.copyOf(sources);
        this.target = hosts.addBare(version, Layout.TARBALL);
        this.journal = hosts.folder().resolve("clone.journal");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.form = FileForm.encrypted(key);
    }

    TestHost target() {
        return target;
    }

    List<TestHost> sources() {
        return sources;
    }

    Keyspaces keyspaces() {
        return new Keyspaces(sources.get(0)::cql);
    }

    /** Replications as text, in order. */
    List<String> replications() {
        return keyspaces().list().stream().sorted(Comparator.comparing(Keyspace::name)).map(Keyspace::cql).toList();
    }

    SourceCluster discover(HostLogins logins) {
        Discovery discovery = new Discovery(logins);
        ClusterSight sight = discovery.look(sources.get(0).address(), Progress.NONE);
        return Discovery.cluster(sight, discovery.nodes(sight, Map.of(), report -> { }, Progress.NONE),
                keyspaces().list());
    }

    private CloneNode node(SourceCluster cluster) {
        Service service = Service.tarball(TestHost.CASSANDRA, HOME, HOME + "/conf", target.java());
        Installation there = new Installation(TestHost.CASSANDRA, HOME, HOME + "/conf", List.of(dataDirectory()),
                DATA + "/commitlog", DATA + "/saved_caches", target.java(), service);
        return new CloneNode(target.address(), target.address(), "rack1", cluster.version(), there, new YamlText(""),
                "", "", true, OptionalInt.of(Clusters.HEAP_MEGABYTES), OptionalInt.empty(), true);
    }

    /** Of the clone. */
    static String dataDirectory() {
        return DATA + "/data";
    }

    /** Name of the clone's datacenter. */
    static String datacenter(SourceCluster cluster) {
        return cluster.nodes().get(0).status().datacenter() + CloneChoices.SUFFIX;
    }

    /** Makes the clone, with every consent that the plan asks for. */
    ClonePlan make(Set<String> keyspaces, Set<Consistency> levels, CloneListener listener) {
        try (HostLogins logins = new Logins(hosts, hosts.folder()).all()) {
            SourceCluster cluster = discover(logins);
            CloneChoices choices = new CloneChoices(cluster.nodes().get(0).status().datacenter(), CloneChoices.SUFFIX,
                    List.of(node(cluster)), keyspaces, levels, false, OptionalInt.of(150), false);
            Set<String> consents = Planner.plan(cluster, choices).consents().stream().map(ClonePlan.Consent::id)
                    .collect(Collectors.toSet());
            CloneJournal begun = CloneJournal.begin(journal, form, cluster, choices, consents);
            new CloneRun(begun, logins, keyspaces(), listener).run(Progress.NONE);
            return begun.plan();
        }
    }

    /** As a later run of the program does it. */
    void resume() {
        try (HostLogins logins = new Logins(hosts, hosts.folder()).all()) {
            new CloneRun(journal(), logins, keyspaces(), CloneListener.NONE).run(Progress.NONE);
        }
    }

    void undo() {
        try (HostLogins logins = new Logins(hosts, hosts.folder()).all()) {
            new CloneUndo(journal(), logins, keyspaces(), CloneListener.NONE).undo(true, Progress.NONE);
        }
    }

    CloneJournal journal() {
        return CloneJournal.open(journal, form);
    }

    /** What a command of nodetool says of the clone's node. */
    String nodetool(String arguments) throws Exception {
        return target.shell("JAVA_HOME=" + target.java() + " " + HOME + "/bin/nodetool " + arguments);
    }
}
