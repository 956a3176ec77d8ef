package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.cassandra.node.NodeAdmin;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.ssh.SshSession;
import org.aeneas.tests.support.JmxGuard;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes whose JMX asks for a user and a password, behind a real sshd. */
@ExtendWith(WithClusters.class)
class GuardedNodeTest {
    private static final String WRONG = "not-the-password-of-jmx";
    private static final TableName TABLE = new TableName("snapped", "filled");
    private static final String SNAPSHOT = "aeneas-guarded";

    @TempDir
    private Path folder;
    private NodeDoor door;
    private int port;

    /** Who opens JMX, which is another one in each generation of cassandra-env.sh. */
    enum Opener {
        /** Cassandra since 3.6, with LOCAL_JMX=yes. */
        LOCAL,
        /** Cassandra since 3.6, with LOCAL_JMX=no. */
        REMOTE,
        /** Java itself, with LOCAL_JMX=no before. */
        JAVA
    }

    /** A node, and how its JMX is opened. */
    record Kind(CassandraVersion version, Opener opener) {
    }

    static Stream<Kind> kinds() {
        Kind newest = new Kind(CassandraVersion.V5_0, Opener.LOCAL);
        return Boolean.getBoolean("aeneas.tests.all") ? Stream.of(newest,
                new Kind(CassandraVersion.V5_0, Opener.REMOTE), new Kind(CassandraVersion.V3_11, Opener.REMOTE),
                new Kind(CassandraVersion.V2_1, Opener.JAVA)) : Stream.of(newest);
    }

    private CassandraNode start(Kind kind, JmxGuard guard, Clusters clusters) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String java = "-Dcom.sun.management.jmxremote.";
        String[] more = switch (kind.opener()) {
            case LOCAL -> new String[0];
            case REMOTE -> new String[] {"-Dcassandra.jmx.remote.port=" + free, java + "rmi.port=" + free};
            case JAVA -> new String[] {java + "port=" + free, java + "rmi.port=" + free, java + "host=127.0.0.1"};
        };
        CassandraNode node = clusters.start(kind.version(), "guarded-" + kind.version() + "-" + kind.opener(),
                NodeOptions.builder().jvmOptions(guard.jvmOptions(kind.version(), more)).build());
        port = kind.opener() == Opener.LOCAL ? node.jmxPort() : free;
        return node;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void should_let_in_by_the_password_and_say_why_not_otherwise(Kind kind, Clusters clusters) throws Exception {
        JmxGuard guard = JmxGuard.in(Files.createDirectory(folder.resolve("guard")));
        try (CassandraNode node = start(kind, guard, clusters)) {
            door = NodeDoor.open(folder);
            NodeAdminTest.fill(node);
            NodeDoor.show(node);

            snapshots(guard.password());
            onlyLooks(guard.password());
            String there = "127.0.0.1:" + port + " on " + door.sshd().target();
            Problem missing = refused("jmx-password-required", "", "");
            assertEquals(there, missing.object());
            for (String[] wrong : List.of(new String[] {JmxGuard.USER, WRONG}, new String[] {JmxGuard.USER, ""},
                    new String[] {"nobody", guard.password()})) {
                Problem problem = refused("jmx-password-wrong", wrong[0], wrong[1]);
                assertEquals(wrong[0] + " at " + there, problem.object());
            }
        } finally {
            if (door != null) {
                door.close();
            }
        }
    }

    private NodeAdmin connect(String user, String password) {
        return NodeAdmin.connect(door.login(), new JmxAccess(port, user, password.toCharArray()), Progress.NONE);
    }

    private void snapshots(String password) {
        try (NodeAdmin admin = connect(JmxGuard.USER, password)) {
            assertTrue(admin.state(Progress.NONE).isNormal());
            admin.flush(List.of(TABLE), Progress.NONE);
            admin.snapshot(SNAPSHOT, List.of(TABLE), Progress.NONE);
            assertEquals(Set.of(TABLE), admin.snapshots(Progress.NONE).get(SNAPSHOT));
            admin.clearSnapshot(SNAPSHOT, Progress.NONE);
            assertEquals(List.of(), admin.folders(SNAPSHOT, List.of(TABLE), Progress.NONE));
        }
    }

    private void onlyLooks(String password) {
        try (NodeAdmin admin = connect(JmxGuard.READER, password)) {
            ProblemException refusal = assertThrows(ProblemException.class,
                    () -> admin.snapshot(SNAPSHOT, List.of(TABLE), Progress.NONE));
            assertEquals("jmx-forbidden", refusal.problem().code(), refusal.toString());
            assertTrue(refusal.problem().object().startsWith(JmxGuard.READER + " at 127.0.0.1:" + port),
                    refusal.problem()::object);
            assertTrue(refusal.problem().remedy().contains("readwrite"), refusal.problem()::remedy);
            assertSecret(refusal, password);
        }
    }

    private Problem refused(String code, String user, String password) {
        SshSession session = door.login();
        JmxAccess access = new JmxAccess(port, user, password.toCharArray());
        ProblemException refusal = assertThrows(ProblemException.class,
                () -> NodeAdmin.connect(session, access, Progress.NONE));
        assertFalse(session.isConnected(), "the session is closed");
        assertEquals(code, refusal.problem().code(), refusal.toString());
        assertTrue(refusal.problem().remedy().contains("JMX user and password by --configure"),
                refusal.problem()::remedy);
        assertSecret(refusal, password);
        return refusal.problem();
    }

    /** In no message of all that is thrown with it. */
    private static void assertSecret(ProblemException refusal, String password) {
        StringWriter trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));
        assertFalse(!password.isEmpty() && (trace + refusal.problem().toString()).contains(password),
                () -> "the password is in: " + trace);
    }
}
