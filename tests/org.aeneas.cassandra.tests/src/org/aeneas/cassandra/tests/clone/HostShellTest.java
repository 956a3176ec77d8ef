package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.aeneas.cassandra.clone.HostFacts;
import org.aeneas.cassandra.clone.HostFacts.CassandraProcess;
import org.aeneas.cassandra.clone.HostFile;
import org.aeneas.cassandra.clone.HostShell;
import org.aeneas.cassandra.clone.Privilege;
import org.aeneas.cassandra.clone.Service;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and commands on a host, through a real sshd, with the rights of the login. */
class HostShellTest {
    @TempDir
    private Path temporary;
    private Sshd sshd;
    private SshSession session;
    private HostShell shell;
    private Path folder;

    @BeforeEach
    void logIn() throws Exception {
        assumeFalse(Sshd.missing(), "no sshd");
        sshd = new Sshd(Files.createDirectory(temporary.resolve("sshd")));
        folder = sshd.openFolder();
        KnownHosts hosts = new KnownHosts(temporary.resolve("known-hosts"));
        SshClient client = new SshClient(hosts);
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));
        session = client.connect(sshd.target(), new Credentials.PrivateKey(sshd.userKey(), new char[0]), Progress.NONE);
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
    void should_read_and_write_files_whatever_is_in_them() {
        String path = folder.resolve("it's a file.yaml").toString();
        String text = "a: 'b'\n# $HOME `id` \\ ä\n";
        assertEquals(Optional.empty(), shell.read(path, Progress.NONE));
        shell.write(path, text, Progress.NONE);
        assertEquals(Optional.of(text), shell.read(path, Progress.NONE));
        shell.remove(path, Progress.NONE);
        assertFalse(Files.exists(Path.of(path)));
        shell.remove(path, Progress.NONE);
    }

    @Test
    void should_keep_the_rights_of_a_file_that_it_replaces() throws IOException {
        String path = folder.resolve("cassandra.yaml").toString();
        shell.write(path, "password: a\n", Progress.NONE);
        shell.require("chmod 0640 " + path, Progress.NONE);
        shell.write(path, "password: b\n", Progress.NONE);
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path))));
    }

    @Test
    void should_apply_a_change_once_and_refuse_to_overwrite_another_one() {
        String path = folder.resolve("cassandra-rackdc.properties").toString();
        HostFile change = new HostFile(path, "dc=dc1\n", "dc=dc2\n");
        shell.write(path, "dc=dc1\n", Progress.NONE);
        shell.apply(change, Progress.NONE);
        shell.apply(change, Progress.NONE);
        assertEquals(Optional.of("dc=dc2\n"), shell.read(path, Progress.NONE));
        shell.apply(change.reversed(), Progress.NONE);
        shell.write(path, "dc=other\n", Progress.NONE);
        Problem problem = Problems.of("host-file-changed", () -> shell.apply(change, Progress.NONE));
        assertTrue(problem.object().contains("node 1") && problem.object().contains(path), problem.object());
        assertEquals(Optional.of("dc=other\n"), shell.read(path, Progress.NONE));
    }

    @Test
    void should_name_the_file_that_the_login_may_not_write() {
        assumeFalse(Sshd.user().equals("root"), "root may write everywhere");
        Problem problem = Problems.of("host-file-unusable",
                () -> shell.write("/etc/aeneas-test.yaml", "a: b\n", Progress.NONE));
        assertEquals("node 1:/etc/aeneas-test.yaml", problem.object());
        assertTrue(problem.what().contains("Permission denied"), problem.what());
    }

    @Test
    void should_say_what_a_failed_command_said() {
        Problem problem = Problems.of("command-failed", () -> shell.require("echo no such node >&2; exit 3",
                Progress.NONE));
        assertTrue(problem.what().contains("status 3") && problem.what().contains("no such node"), problem.what());
    }

    @Test
    void should_tell_the_system_and_its_clock() {
        HostFacts facts = HostFacts.of(shell, Progress.NONE);
        assertFalse(facts.system().isBlank());
        assertTrue(Duration.between(facts.clock(), Instant.now()).abs().toSeconds() < 60, facts.clock().toString());
    }

    @Test
    void should_not_take_the_shell_that_looks_for_cassandra_for_cassandra() {
        assertEquals(List.of(), HostFacts.of(shell, Progress.NONE).processes().stream()
                .filter(process -> process.configuration().isEmpty() && process.jmx().isEmpty()).toList());
    }

    @Test
    void should_find_and_stop_an_archive_that_was_started_by_relative_names() {
        shell.require("cd " + folder + "; mkdir bin conf lib; : >conf/cassandra.yaml; : >lib/a.jar", Progress.NONE);
        // A shell that has a node's arguments.
        String pid = shell.require("cd " + folder + "; nohup sh -c 'while :; do sleep 0.1; done' java"
                + " -Dcassandra.storagedir=bin/../data -cp bin/../conf:bin/../lib/a.jar"
                + " org.apache.cassandra.service.CassandraDaemon >/dev/null 2>&1 </dev/null & echo $!", Progress.NONE)
                .strip();
        CassandraProcess process = process(pid).orElseThrow();
        assertEquals(Optional.of(folder + "/conf"), process.configuration());
        assertEquals(Optional.of(folder.toString()), process.home());
        Service other = Service.tarball(Sshd.user(), folder.toString(), folder + "/lib", "");
        shell.require(other.stop(), Progress.NONE);
        assertTrue(process(pid).isPresent(), "of another configuration");
        Service service = Service.tarball(Sshd.user(), folder.toString(), folder + "/conf", "");
        shell.require(service.stop(), Progress.NONE);
        assertEquals(Optional.empty(), process(pid));
    }

    private Optional<CassandraProcess> process(String pid) {
        return HostFacts.of(shell, Progress.NONE).processes().stream()
                .filter(found -> found.pid() == Long.parseLong(pid)).findFirst();
    }
}
