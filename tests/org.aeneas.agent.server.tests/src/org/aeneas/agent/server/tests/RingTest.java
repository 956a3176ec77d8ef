package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.NodeReport;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.server.NodeReading;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the service says of the ring of its nodes, over SSH and JMX, and that nobody waits for them. */
@ExtendWith(StandIns.Extension.class)
class RingTest {
    private static final UUID TROY = UUID.randomUUID();
    /** Long before a node that hangs is given up. */
    private static final Duration SOON = Duration.ofSeconds(5);
    @TempDir
    private Path folder;
    private Machine machine;
    private Sshd sshd;

    @BeforeEach
    void prepare() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        machine = new Machine(folder, TestStores.ofAgentAndClient(Files.createDirectory(folder.resolve("keys"))));
        sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")));
        KnownHosts hosts = new KnownHosts(machine.folders.knownHosts());
        hosts.trust(new SshClient(hosts).hostKey(sshd.target(), Progress.NONE));
    }

    @AfterEach
    void close() throws Exception {
        if (sshd != null) {
            sshd.close();
        }
    }

    private void configure(int jmxPort) {
        configure(sshd.target().port(), jmxPort);
    }

    private void configure(int sshPort, int jmxPort) {
        machine.configure(new DataProvider("127.0.0.1", true, sshPort,
                new DataProvider.KeyLogin(Sshd.user(), sshd.userKey().toString(), SecretReference.NONE),
                "/etc/cassandra/cassandra.yaml", List.of(machine.data().toString()),
                new DataProvider.Jmx(jmxPort, "", SecretReference.NONE), ""));
    }

    @Test
    void should_tell_whether_its_nodes_hold_the_ring(StandIns aws) throws Exception {
        try (CassandraNode node = CassandraNode.start(CassandraVersion.V5_0, folder.resolve("node"),
                NodeOptions.defaults(), Cache.ofUser(), Progress.NONE)) {
            try (SourceConnection cql = Services.cassandra().connect(new ConnectionSettings(Map.of("server",
                    node.address(), "port", "9042")), Progress.NONE)) {
                cql.execute("CREATE KEYSPACE shop WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1}");
            }
            configure(node.jmxPort());
            try (ChildJvm agent = machine.serve(machine.program(aws), NodeReading.SNAPSHOTS);
                    AgentClient client = machine.client(TROY)) {
                client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
                NodeReport shop = await(client, List.of("shop"), report -> report.ring().complete());
                assertEquals(Optional.of("dc1"), shop.ring().datacenter());
                assertEquals(List.of("shop"), shop.ring().keyspaces());
                assertEquals(Optional.empty(), shop.ring().problem());
                assertTrue(shop.nodes().get(0).hostId().isPresent(), shop::toString);
                assertEquals("keyspace-unknown", checked(client, "nowhere").code());
            }
        }
    }

    @Test
    void should_answer_at_once_where_a_node_does_not(StandIns aws) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            configure(silent.getLocalPort(), 7199);
            answersAtOnce(aws);
        }
    }

    private void answersAtOnce(StandIns aws) throws Exception {
        try (ChildJvm agent = machine.serve(machine.program(aws), NodeReading.SNAPSHOTS);
                AgentClient client = machine.client(TROY)) {
            client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
            long begun = System.nanoTime();
            Problem problem = client.nodes(List.of()).ring().problem().orElseThrow();
            assertTrue(System.nanoTime() - begun < SOON.toNanos(), "it waited for the node");
            assertTrue(problem.remedy().contains("again"), problem::toString);
        }
    }

    @Test
    void should_say_why_the_ring_cannot_be_checked(StandIns aws) throws Exception {
        configure(1);
        try (ChildJvm agent = machine.serve(machine.program(aws), NodeReading.SNAPSHOTS);
                AgentClient client = machine.client(TROY)) {
            client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
            Problem problem = checked(client);
            assertEquals("jmx-refused", problem.code());
            assertTrue(problem.object().startsWith("127.0.0.1:1 on "), problem::object);
        }
    }

    private static Problem checked(AgentClient client, String... keyspaces) throws InterruptedException {
        return await(client, List.of(keyspaces), report -> report.ring().problem()
                .filter(problem -> !problem.code().equals("ring-unchecked")).isPresent())
                        .ring().problem().orElseThrow();
    }

    private static NodeReport await(AgentClient client, List<String> keyspaces, Predicate<NodeReport> wanted)
            throws InterruptedException {
        long begun = System.nanoTime();
        NodeReport now = client.nodes(keyspaces);
        while (!wanted.test(now)) {
            if (System.nanoTime() - begun > Machine.patience().toNanos()) {
                throw new AssertionError("It never became what is wanted: " + now);
            }
            Thread.sleep(50);
            now = client.nodes(keyspaces);
        }
        return now;
    }
}
