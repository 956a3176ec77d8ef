package org.aeneas.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;
import org.aeneas.ssh.SshTarget;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    @TempDir
    Path folder;

    private Sshd sshd;
    private KnownHosts hosts;
    private SshClient client;

    @BeforeEach
    void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")));
        hosts = new KnownHosts(folder.resolve("ours/known_hosts"));
        client = new SshClient(hosts);
    }

    @AfterEach
    void stop() throws Exception {
        if (sshd != null) {
            sshd.close();
        }
    }

    @Test
    void should_ask_before_it_trusts_a_host_and_know_it_from_then_on() throws Exception {
        Problem first = problemOf(sshd.target(), key(sshd.userKey()));
        assertEquals("ssh-host-unknown", first.code());
        assertEquals(sshd.target().hostAndPort(), first.object());

        HostKey shown = client.hostKey(sshd.target(), Progress.NONE);
        assertEquals(sshd.fingerprint("host_" + shown.type().replace("ssh-", "")), shown.fingerprint());
        assertTrue(first.what().contains(shown.fingerprint()), first.what());
        assertTrue(hosts.find(sshd.target().hostAndPort()).isEmpty());

        hosts.trust(shown);
        assertEquals(Optional.of(shown), new KnownHosts(folder.resolve("ours/known_hosts")).find(shown.host()));
        assertEquals("rw-------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("ours/known_hosts"))));
        try (SshSession session = client.connect(sshd.target(), key(sshd.userKey()), Progress.NONE)) {
            assertEquals(Sshd.user(), session.run(Command.of("id", "-un"), Progress.NONE).output().strip());
        }
    }

    @Test
    void should_refuse_a_host_whose_key_changed() throws Exception {
        HostKey old = client.hostKey(sshd.target(), Progress.NONE);
        hosts.trust(old);
        sshd.stop();
        sshd.key("other", "ed25519", "");
        sshd.start("other");

        Problem problem = problemOf(sshd.target(), key(sshd.userKey()));

        assertEquals("ssh-host-changed", problem.code());
        assertEquals(sshd.target().hostAndPort(), problem.object());
        assertTrue(problem.what().contains(sshd.fingerprint("other")), problem.what());
        assertTrue(problem.what().contains(old.fingerprint()), problem.what());

        hosts.forget(old.host());
        assertEquals("ssh-host-unknown", problemOf(sshd.target(), key(sshd.userKey())).code());
    }

    @Test
    void should_be_shown_the_pinned_key_by_a_host_that_has_several() throws Exception {
        sshd.stop();
        sshd.start("host_rsa");
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));
        sshd.stop();
        sshd.start("host_ed25519", "host_rsa");

        try (SshSession session = client.connect(sshd.target(), key(sshd.userKey()), Progress.NONE)) {
            assertTrue(session.isConnected());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "rsa", "ecdsa"})
    void should_log_in_with_keys_of_every_type_and_a_passphrase(String type) throws Exception {
        Path file = sshd.key("guarded", type, "open sesame ä");
        sshd.authorize(file);
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));

        Credentials right = new Credentials.PrivateKey(file, "open sesame ä".toCharArray());
        try (SshSession session = client.connect(sshd.target(), right, Progress.NONE)) {
            assertTrue(session.run(Command.of("true"), Progress.NONE).succeeded());
        }
        Problem wrong = problemOf(sshd.target(), new Credentials.PrivateKey(file, "sesame".toCharArray()));
        assertEquals("ssh-passphrase-wrong", wrong.code());
        assertFalse(wrong.toString().contains("sesame"));
        assertEquals("ssh-passphrase-required", problemOf(sshd.target(), key(file)).code());
    }

    @Test
    void should_log_in_by_password() throws Exception {
        assumeTrue(Sshd.knowsPasswords(), "only root can give sshd a password of its own");
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));

        Credentials right = new Credentials.Password(Sshd.PASSWORD.toCharArray());
        try (SshSession session = client.connect(sshd.target(), right, Progress.NONE)) {
            assertTrue(session.isConnected());
        }
        Problem wrong = problemOf(sshd.target(), new Credentials.Password("incorrect horse".toCharArray()));
        assertEquals("ssh-login-refused", wrong.code());
        assertEquals(sshd.target().toString(), wrong.object());
        assertFalse(wrong.toString().contains("horse"));
    }

    @Test
    void should_say_that_a_key_is_not_authorized() throws Exception {
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));
        Path stranger = sshd.key("stranger", "ed25519", "");

        Problem problem = problemOf(sshd.target(), key(stranger));

        assertEquals("ssh-login-refused", problem.code());
        assertTrue(problem.remedy().contains("authorized_keys"), problem.remedy());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rwxrwx---"})
    void should_refuse_a_key_that_others_may_use(String permissions) throws Exception {
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));
        Files.setPosixFilePermissions(sshd.userKey(), PosixFilePermissions.fromString(permissions));

        Problem problem = problemOf(sshd.target(), key(sshd.userKey()));

        assertEquals("ssh-key-open", problem.code());
        assertEquals("Run: chmod 600 " + sshd.userKey(), problem.remedy());
    }

    @Test
    void should_name_a_key_that_is_missing_or_no_key() throws Exception {
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));
        Path text = Files.writeString(folder.resolve("text"), "no key at all");
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));

        assertEquals("ssh-key-missing", problemOf(sshd.target(), key(folder.resolve("none"))).code());
        assertEquals("ssh-key-unreadable", problemOf(sshd.target(), key(text)).code());
    }

    @Test
    void should_tell_a_closed_port_from_an_unknown_host() throws Exception {
        sshd.stop();

        Problem refused = assertThrows(ProblemException.class,
                () -> client.hostKey(sshd.target(), Progress.NONE)).problem();
        Problem unknown = problemOf(new SshTarget("me", "no-such-host.invalid", 22), key(sshd.userKey()));

        assertEquals("connection-refused", refused.code());
        assertEquals("host-unknown", unknown.code());
        assertEquals("no-such-host.invalid", unknown.object());
    }

    @Test
    void should_stop_connecting_when_cancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SshTarget target = new SshTarget("me", "127.0.0.1", silent.getLocalPort());

            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThrows(CancelledException.class,
                    () -> client.hostKey(target, Recorded.cancelledAfter(300))));
        }
    }

    @Test
    void should_name_a_damaged_line_of_the_known_hosts() throws Exception {
        Path file = Files.writeString(folder.resolve("damaged"), "# ours\n\nhost ssh-ed25519\n");

        Problem problem = assertThrows(ProblemException.class, () -> new KnownHosts(file).find("host")).problem();

        assertEquals("ssh-known-hosts", problem.code());
        assertEquals(file + ":3", problem.object());
    }

    private Problem problemOf(SshTarget target, Credentials credentials) {
        return assertThrows(ProblemException.class,
                () -> client.connect(target, credentials, Progress.NONE).close()).problem();
    }

    private static Credentials key(Path file) {
        return new Credentials.PrivateKey(file, new char[0]);
    }
}
