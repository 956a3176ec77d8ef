package org.aeneas.ssh.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.CommandResult;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.RemoteStream;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;
import org.aeneas.ssh.Tunnel;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final int QUICK_COMMANDS = 200;

    @TempDir
    Path temporary;

    private Path folder;

    private Sshd sshd;
    private SshClient client;
    private SshSession session;

    @BeforeEach
    void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        sshd = new Sshd(Files.createDirectory(temporary.resolve("sshd")));
        folder = sshd.openFolder();
        KnownHosts hosts = new KnownHosts(temporary.resolve("known_hosts"));
        client = new SshClient(hosts);
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));
        session = client.connect(sshd.target(), new Credentials.PrivateKey(sshd.userKey(), new char[0]), Progress.NONE);
    }

    @AfterEach
    void stop() throws Exception {
        if (sshd != null) {
            session.close();
            sshd.close();
        }
    }

    @Test
    void should_give_both_outputs_and_the_status() {
        CommandResult result = session.run(Command.shell("echo out; echo 'err ä' >&2; exit 7"), Progress.NONE);

        assertEquals(new CommandResult(7, "out\n", "err ä\n"), result);
        assertFalse(result.succeeded());
    }

    @Test
    void should_hand_words_over_as_they_are() {
        List<String> words = List.of("a b", "$HOME", "it's", "\"x\"", "", "*", "new\nline", "ä", "`id`", "a\\b");
        String[] command = Stream.concat(Stream.of("printf", "%s|"), words.stream()).toArray(String[]::new);

        assertEquals(String.join("|", words) + "|", session.run(Command.of(command), Progress.NONE).output());
    }

    @Test
    void should_feed_standard_input() {
        byte[] input = "secret\nlines\n".getBytes(StandardCharsets.UTF_8);

        CommandResult result = session.run(Command.of("cat").withInput(input), Progress.NONE);

        assertEquals("secret\nlines\n", result.output());
        assertFalse(Command.of("cat").withInput(input).toString().contains("secret"));
    }

    @Test
    void should_run_what_ends_at_once_whether_or_not_it_reads_its_input() {
        byte[] unread = new byte[1 << 20];
        for (int i = 0; i < QUICK_COMMANDS; i++) {
            Command command = Command.shell("exit 3").withInput(i % 10 == 0 ? unread : new byte[i % 10]);
            assertEquals(new CommandResult(3, "", ""), session.run(command, Progress.NONE));
        }
    }

    @Test
    void should_say_that_a_signal_ended_it() {
        assertEquals(-1, session.run(Command.shell("kill -9 $$"), Progress.NONE).status());
    }

    @Test
    void should_stop_what_takes_too_long() throws Exception {
        Path alive = folder.resolve("alive");
        Command command = Command.shell("trap 'rm " + alive + "; exit' TERM; touch " + alive
                + "; while :; do sleep 0.1; done").withTimeout(Duration.ofSeconds(1));

        Problem problem = assertThrows(ProblemException.class, () -> session.run(command, Progress.NONE)).problem();

        assertEquals("ssh-timeout", problem.code());
        awaitGone(alive);
    }

    @Test
    void should_stop_what_the_user_cancels() throws Exception {
        Path alive = folder.resolve("alive");
        Command command = Command.shell("trap 'rm " + alive + "; exit' TERM; touch " + alive
                + "; while :; do sleep 0.1; done");

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThrows(CancelledException.class,
                () -> session.run(command, Recorded.cancelledAfter(700))));
        awaitGone(alive);
        assertTrue(session.run(Command.of("true"), Progress.NONE).succeeded());
    }

    private static void awaitGone(Path file) throws InterruptedException {
        for (int i = 0; i < 200 && Files.exists(file); i++) {
            Thread.sleep(50);
        }
        assertFalse(Files.exists(file), "the remote command goes on");
    }

    @Test
    void should_bound_what_it_keeps_and_stream_the_rest() {
        Command endless = Command.shell("exec cat /dev/zero");
        Problem problem = assertThrows(ProblemException.class, () -> session.run(endless, Progress.NONE)).problem();
        assertEquals("ssh-output", problem.code());

        AtomicLong bytes = new AtomicLong();
        int status = session.run(Command.shell("head -c 30000000 /dev/zero"), counting(bytes), counting(bytes),
                Progress.NONE);
        assertEquals(0, status);
        assertEquals(30_000_000, bytes.get());
    }

    private static OutputStream counting(AtomicLong bytes) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                bytes.incrementAndGet();
            }

            @Override
            public void write(byte[] buffer, int from, int count) {
                bytes.addAndGet(count);
            }
        };
    }

    @Test
    void should_run_many_commands_at_once() {
        List<CompletableFuture<String>> running = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(
                () -> session.run(Command.of("echo", "n" + i), Progress.NONE).output())).toList();

        assertEquals(IntStream.range(0, 8).mapToObj(i -> "n" + i + "\n").toList(),
                running.stream().map(CompletableFuture::join).toList());
    }

    @Test
    void should_copy_files_up_and_down() throws Exception {
        byte[] content = new byte[3_000_001];
        new Random(7).nextBytes(content);
        Path local = Files.write(folder.resolve("local"), content);
        Path remote = folder.resolve("remote with ä");
        session.run(Command.of("cp", "/dev/null", remote.toString()), Progress.NONE);
        Path back = folder.resolve("back");
        Recorded up = new Recorded(n -> false);

        session.upload(local, remote.toString(), 0640, up);
        session.download(remote.toString(), back, Progress.NONE);

        assertArrayEquals(content, Files.readAllBytes(remote));
        assertArrayEquals(content, Files.readAllBytes(back));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(remote)));
        assertEquals(content.length, up.done.get());
        assertEquals(content.length, up.total);
        assertNoParts();
    }

    @Test
    void should_leave_nothing_behind_when_a_copy_is_cancelled() throws Exception {
        Path local = Files.write(folder.resolve("local"), new byte[5_000_000]);
        Path remote = folder.resolve("remote");
        session.run(Command.shell("echo older > " + remote), Progress.NONE);
        Path back = folder.resolve("back");

        assertThrows(CancelledException.class,
                () -> session.upload(local, remote.toString(), 0600, new Recorded(n -> n > 100_000)));
        assertThrows(CancelledException.class,
                () -> session.download(local.toString(), back, new Recorded(n -> n > 100_000)));

        assertEquals("older\n", Files.readString(remote));
        assertFalse(Files.exists(back));
        assertNoParts();
    }

    private void assertNoParts() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(f -> f.toString().endsWith(".part")).toList());
        }
    }

    @Test
    void should_say_why_a_copy_failed() throws Exception {
        Path local = Files.writeString(folder.resolve("local"), "x");

        Problem up = assertThrows(ProblemException.class,
                () -> session.upload(local, folder + "/none/file", 0600, Progress.NONE)).problem();
        Problem down = assertThrows(ProblemException.class,
                () -> session.download(folder + "/none", folder.resolve("back"), Progress.NONE)).problem();

        assertEquals("ssh-copy-failed", up.code());
        assertTrue(up.what().contains("no such file"), up.what());
        assertEquals("ssh-copy-failed", down.code());
        assertTrue(down.object().contains(folder + "/none"), down.object());
    }

    @Test
    void should_connect_to_a_port_that_only_the_host_reaches() throws Exception {
        try (ServerSocket far = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RemoteStream near = session.stream("127.0.0.1", far.getLocalPort()); Socket accepted = far.accept()) {
            near.output().write("there".getBytes(StandardCharsets.UTF_8));
            near.output().flush();
            assertEquals("there", new String(accepted.getInputStream().readNBytes(5), StandardCharsets.UTF_8));
            accepted.getOutputStream().write("back".getBytes(StandardCharsets.UTF_8));
            accepted.close();
            assertEquals("back", new String(near.input().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void should_say_that_nothing_answers_on_a_port_of_the_host() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        Problem problem = Problems.of("ssh-forward-refused", () -> session.stream("127.0.0.1", port));

        assertEquals("127.0.0.1:" + port + " from " + sshd.target(), problem.object());
    }

    @Test
    void should_say_that_the_host_does_not_allow_to_connect_further() throws Exception {
        Path keys = temporary.resolve("sshd/authorized_keys");
        Files.writeString(keys, "no-port-forwarding " + Files.readString(keys));
        try (SshSession strict = client.connect(sshd.target(),
                new Credentials.PrivateKey(sshd.userKey(), new char[0]), Progress.NONE)) {
            Problems.of("ssh-forward-forbidden", () -> strict.stream("127.0.0.1", sshd.target().port()));
        }
    }

    @Test
    void should_open_tunnels_until_they_are_closed() throws Exception {
        try (ServerSocket far = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Tunnel tunnel = session.tunnel("127.0.0.1", far.getLocalPort());
            try (Socket near = new Socket("127.0.0.1", tunnel.localPort()); Socket accepted = far.accept()) {
                accepted.getOutputStream().write("through".getBytes(StandardCharsets.UTF_8));
                accepted.shutdownOutput();
                assertEquals("through", new String(near.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            tunnel.close();
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThrows(ConnectException.class, () -> {
                while (true) {
                    new Socket("127.0.0.1", tunnel.localPort()).close();
                }
            }));
        }
    }

    @Test
    void should_say_that_the_connection_is_lost() throws Exception {
        CompletableFuture<Problem> running = CompletableFuture.supplyAsync(() -> assertThrows(ProblemException.class,
                () -> session.run(Command.of("sleep", "60"), Progress.NONE)).problem());
        Thread.sleep(500);
        sshd.stop();

        assertEquals("ssh-connection-lost", running.join().code());
        assertEquals("ssh-connection-lost", assertThrows(ProblemException.class,
                () -> session.run(Command.of("true"), Progress.NONE)).problem().code());
        assertFalse(session.isConnected());
    }
}
