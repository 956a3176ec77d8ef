package org.aeneas.cassandra.tests.clone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.ClusterSight;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Discovery;
import org.aeneas.cassandra.clone.HostLogin;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.Keyspaces;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.cassandra.clone.Privilege;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.YamlText;
import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshTarget;
import org.aeneas.staging.FileForm;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;

/** A source of two nodes and a host for a clone, all on this machine behind one sshd, at addresses of their own. */
public final class CloneStage implements AutoCloseable {
    public final List<Tarball> sources = new ArrayList<>();
    public final Tarball clone;
    public final FileForm form;
    private final CassandraVersion version;
    private final Path folder;
    private final Sshd sshd;
    private final SshClient client;
    private final SshTarget target;
    private HostLogins hosts;

    public CloneStage(CassandraVersion version, Path folder, String snitch, int nodes) throws Exception {
        this.version = version;
        this.folder = folder;
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.form = FileForm.encrypted(key);
        this.sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")));
        KnownHosts known = new KnownHosts(folder.resolve("known-hosts"));
        this.client = new SshClient(known);
        this.target = new SshTarget(System.getProperty("user.name"), "127.0.0.1", sshd.target().port());
        known.trust(client.hostKey(target, Progress.NONE));
        this.clone = Tarball.at(version, folder.resolve("clone"));
        for (int i = 0; i < nodes; i++) {
            Tarball node = Tarball.unpack(version, folder.resolve("source-" + i),
                    sources.stream().limit(1).map(Tarball::address).toList(), snitch);
            sources.add(node);
            node.start();
        }
        awaitRing();
    }

    /** A node answers clients before its neighbours have it. */
    private void awaitRing() throws InterruptedException {
        Discovery discovery = new Discovery(hosts());
        ClusterSight sight = discovery.look(sources.get(0).address(), Progress.NONE);
        for (int i = 0; i < 60 && (sight.nodes().stream().filter(NodeStatus::isUpAndNormal).count() < sources.size()
                || !sight.description().hasOneSchema()); i++) {
            Thread.sleep(1_000);
            sight = discovery.look(sources.get(0).address(), Progress.NONE);
        }
    }

    /** Logins as of a new run of the program. */
    HostLogins hosts() {
        if (hosts != null) {
            hosts.close();
        }
        hosts = new HostLogins(client, Stream.concat(sources.stream(), Stream.of(clone)).map(this::login).toList());
        return hosts;
    }

    private HostLogin login(Tarball host) {
        return new HostLogin(host.address(), target,
                () -> new Credentials.PrivateKey(sshd.userKey(), new char[0]), Privilege.Login::new,
                () -> JmxAccess.open(host.jmx()), "");
    }

    SourceCluster discover(HostLogins logins) {
        Discovery discovery = new Discovery(logins);
        ClusterSight sight = discovery.look(sources.get(0).address(), Progress.NONE);
        return Discovery.cluster(sight, discovery.nodes(sight, Map.of(), report -> { }, Progress.NONE),
                keyspaces().list());
    }

    CloneChoices choices(SourceCluster cluster, Set<String> keyspaces, OptionalInt megabits) {
        String home = clone.home().toString();
        Installation there = new Installation(System.getProperty("user.name"), home, home + "/conf",
                List.of(home + "-data/data"), home + "-data/commitlog", home + "-data/saved_caches",
                clone.java().toString(), clone.service());
        CloneNode node = new CloneNode(clone.address(), clone.address(), "rack1", cluster.version(), there,
                new YamlText(""), "", "", true, OptionalInt.of(400), OptionalInt.empty(), true);
        return new CloneChoices(cluster.nodes().get(0).status().datacenter(), CloneChoices.SUFFIX, List.of(node),
                keyspaces, Set.of(Consistency.LOCAL_ONE), false, megabits, false);
    }

    Keyspaces keyspaces() {
        return new Keyspaces(this::connect);
    }

    public SourceConnection connect() {
        return Services.cassandra().connect(new ConnectionSettings(new HashMap<>(sources.get(0).connection())),
                Progress.NONE);
    }

    /** Text of every file of a node's configuration, by name. */
    static Map<String, String> configuration(Tarball node) throws Exception {
        try (Stream<Path> files = Files.list(node.home().resolve("conf"))) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), CloneStage::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path journal() {
        return folder.resolve("clone.journal");
    }

    /** Where the hosts answer SSH, all of them. */
    public String door() {
        return "127.0.0.1:" + target.port();
    }

    /** That logs in, as whoever runs the tests. */
    public Path key() {
        return sshd.userKey();
    }

    public Sshd sshd() {
        return sshd;
    }

    CassandraVersion version() {
        return version;
    }

    @Override
    public void close() throws Exception {
        if (hosts != null) {
            hosts.close();
        }
        clone.stop();
        for (Tarball source : sources) {
            source.stop();
        }
        sshd.close();
    }
}
