package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.NodeReport;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.server.NodeReading;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.JmxGuard;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The service before a node whose JMX asks for a password, which nobody gets to see. */
@ExtendWith(StandIns.Extension.class)
class JmxPasswordTest {
    private static final UUID TROY = UUID.randomUUID();
    private static final String WRONG = "not-the-password-of-jmx";
    private static final SecretReference SECRET = new SecretReference("node.127.0.0.1.jmx-password");

    @TempDir
    private Path folder;
    private Machine machine;

    private void configure(Sshd sshd, int jmxPort, String user, String password) {
        SecretStore.of(machine.folders).put(SECRET, password.toCharArray());
        machine.configure(new DataProvider("127.0.0.1", true, sshd.target().port(),
                new DataProvider.KeyLogin(Sshd.user(), sshd.userKey().toString(), SecretReference.NONE),
                "/etc/cassandra/cassandra.yaml", List.of(machine.data().toString()),
                new DataProvider.Jmx(jmxPort, user, user.isEmpty() ? SecretReference.NONE : SECRET), ""));
    }

    @Test
    void should_use_the_password_and_never_show_it(StandIns aws) throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        machine = new Machine(folder.resolve("machine"), TestStores.ofAgentAndClient(
                Files.createDirectories(folder.resolve("machine/keys"))));
        JmxGuard guard = JmxGuard.in(Files.createDirectory(folder.resolve("guard")));
        try (CassandraNode node = CassandraNode.start(CassandraVersion.V5_0, folder.resolve("node"),
                NodeOptions.builder().jvmOptions(guard.jvmOptions(CassandraVersion.V5_0)).build(), Cache.ofUser(),
                Progress.NONE); Sshd sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")))) {
            KnownHosts hosts = new KnownHosts(machine.folders.knownHosts());
            hosts.trust(new SshClient(hosts).hostKey(sshd.target(), Progress.NONE));
            String there = "127.0.0.1:" + node.jmxPort() + " on " + sshd.target();

            configure(sshd, node.jmxPort(), JmxGuard.USER, WRONG);
            Problem wrong = checked(aws, WRONG).ring().problem().orElseThrow();
            assertEquals("jmx-password-wrong", wrong.code(), wrong.toString());
            assertEquals(JmxGuard.USER + " at " + there, wrong.object());
            assertTrue(wrong.remedy().contains("--configure"), wrong::remedy);

            configure(sshd, node.jmxPort(), "", WRONG);
            Problem missing = checked(aws, WRONG).ring().problem().orElseThrow();
            assertEquals("jmx-password-required", missing.code(), missing.toString());
            assertEquals(there, missing.object());
            assertTrue(missing.remedy().contains("--configure"), missing::remedy);

            configure(sshd, node.jmxPort(), JmxGuard.USER, guard.password());
            NodeReport right = checked(aws, guard.password());
            assertEquals(Optional.empty(), right.ring().problem());
            assertTrue(right.nodes().get(0).hostId().isPresent(), right::toString);
        }
    }

    /** What the service says of its nodes, when it has asked them; it and its files are looked through for the secret. */
    private NodeReport checked(StandIns aws, String secret) throws Exception {
        try (ChildJvm agent = machine.serve(machine.program(aws, "-Daeneas.log.level=DEBUG",
                "-Daeneas.console.level=DEBUG"), NodeReading.SNAPSHOTS); AgentClient client = machine.client(TROY)) {
            client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
            NodeReport report = await(client);
            assertFalse(report.toString().contains(secret), report::toString);
            assertFalse(agent.output().contains(secret), agent::output);
            assertEquals(List.of(), showing(secret));
            return report;
        }
    }

    /** Whatever has the secret in it, of the machine's files and of the arguments and variables of all processes. */
    private List<Path> showing(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("machine"));
                Stream<Path> processes = Files.list(Path.of("/proc"))) {
            Stream<Path> said = processes.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .flatMap(path -> Stream.of(path.resolve("cmdline"), path.resolve("environ")));
            return Stream.concat(files.filter(Files::isRegularFile), said).filter(file -> shows(file, secret)).toList();
        }
    }

    private static boolean shows(Path file, String secret) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
        } catch (IOException e) {
            return false; // a process that has ended, or is somebody else's
        }
    }

    private static NodeReport await(AgentClient client) throws InterruptedException {
        long begun = System.nanoTime();
        NodeReport now = client.nodes(List.of());
        while (now.ring().problem().filter(problem -> problem.code().equals("ring-unchecked")).isPresent()) {
            if (System.nanoTime() - begun > Machine.patience().toNanos()) {
                throw new AssertionError("The nodes were never asked: " + now);
            }
            Thread.sleep(50);
            now = client.nodes(List.of());
        }
        return now;
    }
}
