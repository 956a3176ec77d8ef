package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.cassandra.clone.HostShell;
import org.aeneas.cassandra.clone.Nodetool;
import org.aeneas.cassandra.clone.Privilege;
import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.cassandra.tests.GuardedJmx;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;
import org.aeneas.ssh.SshTarget;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodetool runs on a host without telling anybody the password, and says plainly what kept it from the node. */
class NodetoolTest {
    @TempDir
    private Path temporary;
    private Sshd sshd;
    private SshSession session;
    private HostShell shell;

    @BeforeEach
    void logIn() throws Exception {
        assumeFalse(Sshd.missing(), "no sshd");
        sshd = new Sshd(Files.createDirectory(temporary.resolve("sshd")));
        SshTarget target = new SshTarget(System.getProperty("user.name"), "127.0.0.1", sshd.target().port());
        KnownHosts hosts = new KnownHosts(temporary.resolve("known-hosts"));
        SshClient client = new SshClient(hosts);
        hosts.trust(client.hostKey(target, Progress.NONE));
        session = client.connect(target, new Credentials.PrivateKey(sshd.userKey(), new char[0]), Progress.NONE);
        shell = new HostShell("node 1", session, new Privilege.Login());
    }

    @AfterEach
    void logOut() throws Exception {
        if (session != null) {
            session.close();
        }
        if (sshd != null) {
            sshd.close();
        }
    }

    @Test
    void should_hand_the_password_over_in_a_file_that_is_gone_afterwards() throws Exception {
        Path program = Files.createDirectories(temporary.resolve("bin")).resolve("nodetool");
        Files.writeString(program, "#!/bin/sh\necho \"$@\"\nstat -c %a \"$8\"\ncat \"$8\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Nodetool nodetool = new Nodetool(shell, temporary.toString(), "", new JmxAccess(7199, "admin",
                "it's $ecret".toCharArray()));
        List<String> said = nodetool.run(Progress.NONE, "status", "a b").lines().toList();
        String file = said.get(0).split(" ")[7];
        assertEquals(List.of("-h 127.0.0.1 -p 7199 -u admin -pwf " + file + " status a b", "600",
                "admin it's $ecret"), said);
        assertFalse(Files.exists(Path.of(file)));
    }

    @Test
    void should_say_that_there_is_no_nodetool() {
        Nodetool nodetool = new Nodetool(shell, temporary.resolve("nowhere").toString(), "", JmxAccess.open(7199));
        assertTrue(Problems.of("nodetool-missing", () -> nodetool.status(Progress.NONE)).object().contains("node 1"));
    }

    static Stream<CassandraVersion> versions() {
        return Boolean.getBoolean("aeneas.tests.all") ? Stream.of(CassandraVersion.V2_1, CassandraVersion.V3_11,
                CassandraVersion.V4_1, CassandraVersion.V5_0) : Stream.of(CassandraVersion.V3_11);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_say_what_jmx_refuses(CassandraVersion version) throws Exception {
        Tarball tarball = Tarball.unpack(version, temporary.resolve("home"), List.of(), "SimpleSnitch");
        try (GuardedJmx jmx = new GuardedJmx(false)) {
            Problem wrong = refused(tarball, new JmxAccess(jmx.port(), GuardedJmx.USER, "guess".toCharArray()));
            assertEquals("jmx-login", wrong.code(), wrong.what());
            assertFalse(wrong.toString().contains("guess"), wrong.toString());
            assertEquals("jmx-login", refused(tarball, JmxAccess.open(jmx.port())).code());
            // Behind this door is no Cassandra.
            assertEquals("nodetool-failed", refused(tarball, new JmxAccess(jmx.port(), GuardedJmx.USER,
                    GuardedJmx.PASSWORD.toCharArray())).code());
        }
        assertEquals("jmx-refused", refused(tarball, JmxAccess.open(1)).code());
    }

    private Problem refused(Tarball tarball, JmxAccess access) {
        return Problems.of(() -> new Nodetool(shell, tarball.home().toString(), tarball.java().toString(), access)
                .run(Progress.NONE, "info"));
    }
}
