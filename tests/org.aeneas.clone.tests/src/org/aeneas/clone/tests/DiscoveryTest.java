package org.aeneas.clone.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.cassandra.clone.ClusterSight;
import org.aeneas.cassandra.clone.Discovery;
import org.aeneas.cassandra.clone.HostFacts;
import org.aeneas.cassandra.clone.HostFacts.CassandraProcess;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.HostShell;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.NodeReport;
import org.aeneas.cassandra.clone.Privilege;
import org.aeneas.cassandra.clone.Service;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.SourceNode;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.ssh.SshSession;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is found out about hosts, through SSH, however Cassandra is installed and whoever logs in. */
@EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
@ExtendWith(Hosts.Extension.class)
class DiscoveryTest {
    private static Hosts hosts;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(Hosts made) throws Exception {
        hosts = made;
        // In the order of the layouts.
        Clusters.start(hosts, CassandraVersion.V4_1, NodeOptions.builder());
    }

    private static TestHost host(Layout layout) {
        return hosts.all().get(layout.ordinal());
    }

    private HostFacts facts(TestHost host, String user, Privilege privilege) {
        try (SshSession session = new Logins(hosts, folder).connect(host, user)) {
            return HostFacts.of(new HostShell(host.name(), session, privilege), Progress.NONE);
        }
    }

    @Test
    void should_find_where_cassandra_is_and_by_whom_it_runs_in_every_layout() {
        for (Layout layout : Layout.values()) {
            TestHost host = host(layout);
            HostFacts facts = facts(host, TestHost.OPERATOR, new Privilege.Sudo());
            assertEquals("debian 12", facts.system());
            assertEquals(1, facts.processes().size(), facts::toString);
            CassandraProcess process = facts.processes().get(0);
            assertEquals(TestHost.CASSANDRA, process.user());
            assertEquals(Optional.of(host.configuration()), process.configuration(), layout::name);
            assertEquals(Optional.of(host.home()), process.home(), layout::name);
            assertEquals(Optional.of(TestHost.JMX_PORT), process.jmx());
            assertEquals(layout == Layout.SYSTEMD ? Optional.of("cassandra.service") : Optional.empty(),
                    process.unit());
            assertEquals(layout == Layout.INIT_SCRIPT ? Optional.of("/etc/init.d/cassandra") : Optional.empty(),
                    process.script());
        }
    }

    @Test
    void should_find_how_cassandra_is_started_and_where_its_data_are() {
        SourceCluster cluster = cluster();
        assertEquals("GossipingPropertyFileSnitch", cluster.snitch());
        for (Layout layout : Layout.values()) {
            TestHost host = host(layout);
            SourceNode node = cluster.nodes().stream().filter(found -> found.host().equals(host.address())).findFirst()
                    .orElseThrow();
            assertEquals("4.1.10", node.version().toString());
            Installation there = node.installation();
            assertEquals(List.of(host.storage() + "/data"), there.dataDirectories());
            assertEquals(host.storage() + "/commitlog", there.commitLog());
            assertEquals(host.storage() + "/saved_caches", there.savedCaches());
            assertEquals(Service.Kind.valueOf(layout.name()),
                    there.service().kind());
            assertEquals("dc=dc1", node.place().lines().skip(1).findFirst().orElseThrow());
        }
    }

    private SourceCluster cluster() {
        try (HostLogins logins = new Logins(hosts, folder).all()) {
            Discovery discovery = new Discovery(logins);
            ClusterSight sight = discovery.look(host(Layout.TARBALL).address(), Progress.NONE);
            List<NodeReport> reports = discovery.nodes(sight, Map.of(), report -> { }, Progress.NONE);
            return Discovery.cluster(sight, reports, List.of());
        }
    }

    @Test
    void should_stop_and_start_cassandra_by_the_commands_that_were_found() throws Exception {
        try (HostLogins logins = new Logins(hosts, folder).all()) {
            for (SourceNode node : cluster().nodes()) {
                Service service = node.installation().service();
                HostShell shell = logins.shell(node.host(), Progress.NONE);
                TestHost host = hosts.all().stream().filter(one -> one.address().equals(node.host())).findFirst()
                        .orElseThrow();
                // What was started by these commands does not look as what was there before.
                for (int times = service.kind() == Service.Kind.TARBALL ? 2 : 1; times > 0; times--) {
                    shell.require(service.stop(), Progress.NONE);
                    assertEquals(1, host.run("pgrep", "-u", TestHost.CASSANDRA, "java").status(), service.kind()::name);
                    shell.require(service.start(), Progress.NONE);
                    host.awaitNodes(hosts.all().size());
                    assertEquals(TestHost.CASSANDRA, host.shell("ps -o user:20= -C java"));
                }
            }
        }
    }

    private CassandraProcess only(TestHost host) {
        return facts(host, TestHost.OPERATOR, new Privilege.Sudo()).processes().get(0);
    }

    @Test
    void should_find_a_java_that_starts() throws Exception {
        for (TestHost host : hosts.all()) {
            String version = host.shell(only(host).java() + "/bin/java -version 2>&1");
            assertTrue(version.contains("version \"11"), version);
        }
    }

    @Test
    void should_find_the_same_with_a_password_for_sudo() {
        TestHost host = host(Layout.SYSTEMD);
        assertEquals(facts(host, TestHost.OPERATOR, new Privilege.Sudo()).processes(), facts(host,
                TestHost.ADMINISTRATOR, new Privilege.SudoPassword(Sshd.PASSWORD.toCharArray())).processes());
    }

    @Test
    void should_find_the_configuration_without_any_rights() {
        for (TestHost host : hosts.all()) {
            CassandraProcess process = facts(host, TestHost.GUEST, new Privilege.Login()).processes().get(0);
            assertEquals(Optional.of(host.configuration()), process.configuration(), host::name);
            assertEquals(TestHost.CASSANDRA, process.user());
        }
    }

    @Test
    void should_see_that_a_clock_is_off() throws Exception {
        TestHost host = host(Layout.INIT_SCRIPT);
        host.shiftClock("+90s");
        try {
            HostFacts facts = facts(host, TestHost.OPERATOR, new Privilege.Sudo());
            Duration off = Duration.between(Instant.now(), facts.clock());
            assertTrue(off.toSeconds() > 80 && off.toSeconds() < 100, off::toString);
        } finally {
            host.resetClock();
        }
    }

    @Test
    void should_lose_a_host_whose_cable_is_out_and_find_it_again() throws Exception {
        TestHost other = host(Layout.TARBALL);
        TestHost host = host(Layout.SYSTEMD);
        host.cut();
        try {
            assertFalse(reaches(other, host, 22));
        } finally {
            host.mend();
        }
        host.block(other, TestHost.STORAGE_PORT);
        try {
            assertTrue(reaches(other, host, 22));
            assertFalse(reaches(other, host, TestHost.STORAGE_PORT));
        } finally {
            host.unblock();
        }
        assertTrue(reaches(other, host, TestHost.STORAGE_PORT));
    }

    private static boolean reaches(TestHost from, TestHost to, int port) throws Exception {
        return from.run("timeout", "2", "bash", "-c", "exec 3<>/dev/tcp/" + to.address() + "/" + port).status() == 0;
    }
}
