package org.aeneas.clone.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.SshSession;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.FreshSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({FreshSystem.Extension.class, Hosts.Extension.class})
class HostsTest {
    @TempDir
    private Path folder;

    @Test
    void should_be_a_cluster_of_three_hosts_that_leaves_nothing_behind(Hosts hosts) throws Exception {
        List<TestHost> nodes = Clusters.start(hosts, CassandraVersion.V3_11, NodeOptions.builder());
        for (TestHost node : nodes) {
            assertEquals(List.of("dc1/rack1", "dc1/rack1", "dc1/rack1"), node.status().stream()
                    .map(seen -> seen.datacenter() + "/" + seen.rack()).toList());
            assertEquals(node.name(), overSsh(hosts, node, "hostname"));
        }
        List<String> names = new ArrayList<>();
        nodes.get(0).status().stream().map(NodeStatus::address).sorted().forEach(names::add);
        assertEquals(nodes.stream().map(TestHost::address).toList(), names);
        hosts.close();
        assertEquals(List.of(), hosts.traces());
    }

    @Test
    @EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
    void should_leave_nothing_behind_either_when_the_jvm_is_killed(FreshSystem possible) throws Exception {
        String classPath = BundlesClassPath.of(folder.resolve("jars"), "org.aeneas.cassandra");
        List<Path> traces;
        try (ChildJvm jvm = new ChildJvm.Program(Orphans.class, classPath, "-Xmx128m").start(folder.resolve("out"))) {
            String said = jvm.awaitLine(Orphans.SAY_TRACES).orElseThrow(() -> new AssertionError(jvm.output()));
            traces = Arrays.stream(said.split(" ")).map(Path::of).toList();
            assertTrue(traces.size() >= 4 && traces.stream().allMatch(Files::exists), said);
            jvm.kill();
        }
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (traces.stream().anyMatch(Files::exists)) {
            assertTrue(System.nanoTime() < deadline, () -> "still there: " + traces.stream().filter(Files::exists)
                    .toList());
            Thread.sleep(200);
        }
    }

    private String overSsh(Hosts hosts, TestHost host, String line) {
        try (SshSession session = new Logins(hosts, folder).connect(host, TestHost.OPERATOR)) {
            return session.run(Command.shell(line), Progress.NONE).output().strip();
        }
    }
}
