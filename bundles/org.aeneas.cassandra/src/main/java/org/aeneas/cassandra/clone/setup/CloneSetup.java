package org.aeneas.cassandra.clone.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

import org.aeneas.cassandra.clone.ClusterSight;
import org.aeneas.cassandra.clone.Discovery;
import org.aeneas.cassandra.clone.HostFacts;
import org.aeneas.cassandra.clone.HostFacts.CassandraProcess;
import org.aeneas.cassandra.clone.HostLogin;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.HostShell;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.Keyspaces;
import org.aeneas.cassandra.clone.NodeReport;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.cassandra.clone.Planner;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.SourceNode;
import org.aeneas.cassandra.clone.YamlText;
import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.ssh.KnownHosts;

/** Finds out on hosts what a clone needs to know. Changes nothing there. Not on a thread that draws. */
public final class CloneSetup {
    private final Doors doors;
    private final BiFunction<ConnectionSettings, Progress, SourceConnection> engine;

    /**
     * @param engine connects to the source by CQL
     */
    public CloneSetup(KnownHosts known, HostKeyQuestion question,
            BiFunction<ConnectionSettings, Progress, SourceConnection> engine) {
        this.doors = new Doors(known, question);
        this.engine = engine;
    }

    /**
     * Looks at the cluster from its first node, with those rights that its login has there.
     *
     * @param first answers to {@link SetupField#FIRST_NODE}, and {@link SetupField#JMX_PORT} where it is another
     * @throws org.aeneas.core.ProblemException those of SSH and of {@link Discovery}; {@code node-unknown} if the
     *         cluster does not know its private address
     */
    public FirstLook look(Answers first, Progress progress) {
        progress.begin("Logging in on " + first.get(first.has(SetupField.PUBLIC) ? SetupField.PUBLIC
                : SetupField.PRIVATE));
        SudoMode mode = rights(first, progress);
        String host = first.host();
        Answers jmx = Answers.NONE.with(SetupField.JMX_PORT, Integer.toString(jmx(first, mode, progress)));
        try (HostLogins hosts = doors.open(List.of(Doors.login(first, jmx, mode)), progress)) {
            Discovery discovery = new Discovery(hosts);
            ClusterSight sight = discovery.look(host, progress);
            NodeStatus status = sight.nodes().stream().filter(node -> node.address().equals(host)).findFirst()
                    .orElseThrow(() -> new Problem("node-unknown", "The cluster knows no node of this private address,"
                            + " but " + sight.nodes().stream().map(NodeStatus::address).sorted().toList() + ".", host,
                            "Type the address that nodetool status shows for this node.").asException());
            NodeReport report = discovery.nodes(new ClusterSight(sight.description(), List.of(status),
                    sight.version()), Map.of(), one -> { }, progress).get(0);
            return new FirstLook(sight, report.node().orElseThrow(() -> report.problem().orElseThrow().asException()),
                    mode, jmx.number(SetupField.JMX_PORT).getAsInt());
        }
    }

    /** Of the Cassandra of that address, where several run; {@link JmxAccess#DEFAULT_PORT} where it cannot be told. */
    private int jmx(Answers first, SudoMode mode, Progress progress) {
        if (first.has(SetupField.JMX_PORT)) {
            return first.number(SetupField.JMX_PORT).getAsInt();
        }
        try (HostLogins hosts = doors.open(List.of(Doors.login(first, Answers.NONE, mode)), progress)) {
            HostShell shell = hosts.shell(first.host(), progress);
            List<CassandraProcess> all = HostFacts.of(shell, progress).processes().stream()
                    .filter(process -> process.jmx().isPresent()).toList();
            return all.stream().filter(process -> all.size() == 1 || isOf(process, first.host(), shell, progress))
                    .findFirst().flatMap(CassandraProcess::jmx).orElse(JmxAccess.DEFAULT_PORT);
        }
    }

    private static boolean isOf(CassandraProcess process, String address, HostShell shell, Progress progress) {
        Optional<YamlText> yaml = process.configuration().map(path -> path.endsWith(".yaml") ? path
                : path + "/" + Installation.YAML).flatMap(path -> shell.read(path, progress)).map(YamlText::new);
        return yaml.filter(text -> text.value("listen_address").equals(Optional.of(address))
                || text.value("broadcast_address").equals(Optional.of(address))).isPresent();
    }

    private SudoMode rights(Answers first, Progress progress) {
        HostLogin login = Doors.login(first, Answers.NONE, SudoMode.LOGIN);
        HostLogin asking = Doors.login(first, Answers.NONE, SudoMode.SUDO_PASSWORD);
        try (HostLogins plain = doors.open(List.of(login), progress);
                HostLogins root = doors.open(List.of(asking), progress)) {
            return SudoMode.offered(plain.shell(login.host(), progress), first.has(SetupField.PASSWORD)
                    ? Optional.of(root.shell(asking.host(), progress)) : Optional.empty(), progress)
                    .orElse(SudoMode.LOGIN);
        }
    }

    /**
     * Looks at every node, several at once.
     *
     * @param listener told for each line, by its host, what stands in its way, or nothing; by several threads
     * @return with the cluster, and lines completed by what was found
     * @throws org.aeneas.core.ProblemException that of the first line; {@code snitch-mixed},
     *         {@code schema-disagrees}, {@code version-mixed}, {@code snitch-unsupported}, those of CQL
     */
    public SetupState verify(SetupState state, BiConsumer<String, Optional<Problem>> listener, Progress progress) {
        Answers parameters = state.parameters();
        NodeTable.requireFirst(state.first().host(), state.rows());
        List<HostLogin> logins = state.rows().stream().map(row -> Doors.login(row, parameters)).toList();
        try (HostLogins hosts = doors.open(logins, progress)) {
            Discovery discovery = new Discovery(hosts);
            ClusterSight sight = look(discovery, state.first().host(), listener, progress);
            NodeTable.requireSame(sight, state.rows());
            Map<String, NodeReport> reports = new ConcurrentHashMap<>();
            for (NodeReport report : discovery.nodes(sight, Map.of(), one -> {
                NodeReport mended = new Overrides(state, hosts).apply(one, progress);
                reports.put(one.address(), mended);
                listener.accept(one.host(), mended.problem());
            }, progress)) {
                reports.putIfAbsent(report.address(), report);
            }
            List<NodeReport> ordered = sight.nodes().stream().map(node -> reports.get(node.address())).toList();
            Planner.requireSource(Discovery.cluster(sight, ordered, List.of()));
            progress.begin("Reading the keyspaces");
            SourceCluster whole = Discovery.cluster(sight, ordered, keyspaces(state, progress).list());
            return completed(state, whole).withCluster(whole);
        }
    }

    private static ClusterSight look(Discovery discovery, String host,
            BiConsumer<String, Optional<Problem>> listener, Progress progress) {
        try {
            return discovery.look(host, progress);
        } catch (ProblemException e) {
            listener.accept(host, Optional.of(e.problem()));
            throw e;
        }
    }

    private static SetupState completed(SetupState state, SourceCluster cluster) {
        List<Answers> rows = new ArrayList<>();
        for (Answers row : state.rows()) {
            SourceNode node = cluster.nodes().stream().filter(it -> it.host().equals(row.host())).findFirst()
                    .orElseThrow();
            rows.add(row.over(NodeTable.found(node), SetupField.NODE));
        }
        return state.withRows(rows);
    }

    /** For CQL: what the project knows of the connection, and what was answered of it. */
    public Keyspaces keyspaces(SetupState state, Progress progress) {
        Map<String, String> settings = new HashMap<>(state.connection());
        Answers first = state.first();
        settings.putIfAbsent("server", Endpoint.of(first.get(first.has(SetupField.PUBLIC) ? SetupField.PUBLIC
                : SetupField.PRIVATE)).host());
        Answers parameters = state.parameters();
        settings.put("port", parameters.get(SetupField.CQL_PORT));
        settings.put("user", parameters.get(SetupField.CQL_USER));
        settings.put("password", parameters.get(SetupField.CQL_PASSWORD));
        return new Keyspaces(() -> engine.apply(new ConnectionSettings(settings), progress));
    }

    /**
     * Looks at a host that shall become a node of the clone.
     *
     * @throws org.aeneas.core.ProblemException those of SSH; {@code clone-user}, {@code clone-java},
     *         {@code command-failed}
     */
    public NewNode test(SetupState state, Answers node, Progress progress) {
        progress.begin("Looking at " + node.host());
        HostLogin login = Doors.login(node, state.parameters());
        try (HostLogins hosts = doors.open(List.of(login), progress)) {
            return NewNode.look(node, state.cluster().orElseThrow().version(), hosts.shell(login.host(), progress),
                    progress);
        }
    }

    /** Looks at all of them; the first of them is a seed where nobody else is. */
    public SetupState prepare(SetupState state, Progress progress) {
        boolean seeds = state.newNodes().stream().anyMatch(node -> node.is(SetupField.SEED));
        return state.withTargets(state.newNodes().stream().map(node -> {
            try {
                return test(state, node.with(SetupField.SEED, seeds ? node.get(SetupField.SEED) : Answers.YES),
                        progress).node();
            } catch (ProblemException e) {
                Problem problem = e.problem();
                throw new Problem(problem.code(), problem.what(), node.host() + (problem.object().contains(node.host())
                        ? "" : ": " + problem.object()), problem.remedy()).asException(e);
            }
        }).toList());
    }

    /** Logins on all hosts of a state; to be closed by whoever takes them. */
    public HostLogins hosts(SetupState state, Progress progress) {
        List<HostLogin> all = new ArrayList<>();
        state.rows().forEach(row -> all.add(Doors.login(row, state.parameters())));
        state.newNodes().forEach(node -> all.add(Doors.login(node, state.parameters())));
        return doors.open(all, progress);
    }
}
