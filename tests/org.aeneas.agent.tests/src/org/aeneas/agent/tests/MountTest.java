package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.DataProvider.Login;
import org.aeneas.agent.settings.DataProvider.PasswordLogin;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real sshfs, where there is one. */
class MountTest {
    @TempDir
    Path folder;

    private Machine machine;
    private Path home;

    @BeforeEach
    void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        machine = new Machine(folder);
        home = machine.folders.at("/mnt/cassandra-data-extractor/127.0.0.1_node");
        Script user = machine.withoutSsl(machine.files(machine.login(machine.begun(),
                machine.sshd.userKey().toString())), folder.resolve("out"));
        assertEquals(0, machine.run(user, "--configure"), user::text);
        user.assertShown("Node [127.0.0.1] is on this machine: its files are read without a mount.");
    }

    @AfterEach
    void stop() throws Exception {
        if (machine != null) {
            for (String name : List.of("conf", "data/data", "data/data2")) {
                if (mounted(home.resolve(name))) {
                    new ProcessBuilder("umount", "-l", home.resolve(name).toString()).inheritIO().start().waitFor();
                }
            }
            machine.close();
        }
    }

    private void requireSshfs() {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "sshfs"))),
                "sshfs is missing: apt-get install sshfs");
        assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts for others");
        assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "this machine has no FUSE");
    }

    private static boolean mounted(Path target) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.anyMatch(line -> line.contains(" " + target + " "));
        }
    }

    private Script mount(int status) {
        Script user = new Script();
        assertEquals(status, machine.run(user, "-mnt"), user::text);
        return user;
    }

    private void remote() {
        machine.edit(node -> with(node, node.login(), node.dataDirectories()));
    }

    private static DataProvider with(DataProvider node, Login login, List<String> directories) {
        return new DataProvider(node.address(), false, node.sshPort(), login, node.cassandraYaml(), directories,
                node.jmx(), node.commandUser());
    }

    @Test
    void should_show_the_command_that_it_runs_without_a_secret() throws Exception {
        remote();
        Path request = machine.folders.remountRequest();
        Files.createDirectories(request.getParent());
        Files.createFile(request);
        Script user = new Script();

        machine.run(user, "--mount");

        assertTrue(Files.notExists(request), "what was asked for is done");
        assertEquals("===== Mounting process started =====", user.lines().get(0));
        assertEquals("Node [127.0.0.1] mounting started.", user.lines().get(1));
        assertEquals("===== Mounting process was over =====", user.lines().get(user.lines().size() - 1));
        String command = user.lines().get(2);
        assertTrue(command.startsWith("Will be executed command: sshfs " + Sshd.user() + "@127.0.0.1:"
                + machine.onNode("conf") + "/ " + home.resolve("conf") + " -p " + machine.sshd.target().port()),
                command);
        assertTrue(command.endsWith(" > " + machine.folders.at("/var/log/cassandra-data-extractor/conf_127.0.0.1.log")
                + " 2>&1"), command);
        for (String option : List.of("ro", "allow_other", "default_permissions", "reconnect", "dir_cache=no",
                "StrictHostKeyChecking=yes", "UserKnownHostsFile=" + machine.folders.knownHosts())) {
            assertTrue(command.contains(" -o " + option + " "), option + " in " + command);
        }
        user.assertShown(home.resolve("data/data2").toString());
    }

    @Test
    void should_show_the_files_of_the_service_alone_where_the_packages_made_its_user() throws Exception {
        Path passwd = machine.folders.at("/etc/passwd");
        Files.writeString(passwd, "daemon:x:1:1::/:/bin/sh\naws-cassandra-extractor:x:987:986::/:/bin/false\n");
        remote();
        Script user = new Script();

        machine.run(user, "--mount");

        user.assertShown(" -o umask=0277 -o uid=987 -o gid=986 ");
    }

    @Test
    void should_mount_for_reading_and_change_nothing_the_second_time() throws Exception {
        requireSshfs();
        remote();

        Script first = mount(0);

        first.assertShown(home.resolve("data/data2") + " is mounted.");
        assertEquals("cluster_name: Troy\n", Files.readString(home.resolve("conf/cassandra.yaml")));
        Path table = home.resolve("data/data/shop/orders-5a1c395e7f7e11ef9cd2325096b39f47");
        assertThrows(IOException.class, () -> Files.createFile(table.resolve("new")));
        machine.write("data/shop/orders-5a1c395e7f7e11ef9cd2325096b39f47/me-9-big-Data.db", "later");
        assertEquals("later", Files.readString(table.resolve("me-9-big-Data.db")), "seen at once");

        Script second = mount(0);
        assertFalse(second.text().contains("Will be executed"), second::text);
        second.assertShown(home.resolve("conf") + " is mounted.");
    }

    @Test
    void should_mount_by_password_and_by_a_key_with_a_passphrase() throws Exception {
        requireSshfs();
        SecretReference secret = new SecretReference("test");
        Path guarded = machine.sshd.key("guarded", "ed25519", "open sesame");
        machine.sshd.authorize(guarded);
        machine.edit(node -> with(node, new KeyLogin(Sshd.user(), guarded.toString(), secret),
                node.dataDirectories().subList(0, 1)));
        SecretStore.of(machine.folders).put(secret, "open sesame".toCharArray());
        mount(0);
        stopMounts();

        machine.edit(node -> with(node, new PasswordLogin(Sshd.user(), secret), node.dataDirectories()));
        SecretStore.of(machine.folders).put(secret, Sshd.PASSWORD.toCharArray());
        Script user = mount(0);

        assertFalse(user.text().contains(Sshd.PASSWORD), user::text);
        assertEquals("rows", Files.readString(home.resolve(
                "data/data/shop/orders-5a1c395e7f7e11ef9cd2325096b39f47/me-1-big-Data.db")));
    }

    private void stopMounts() throws Exception {
        for (String name : List.of("conf", "data/data")) {
            assertEquals(0, new ProcessBuilder("umount", home.resolve(name).toString()).start().waitFor());
        }
    }

    @Test
    void should_say_of_each_folder_what_is_wrong_with_it() throws Exception {
        requireSshfs();
        Path empty = Files.createDirectories(machine.write("empty/file", "").getParent());
        Files.delete(empty.resolve("file"));
        machine.edit(node -> with(node, node.login(), List.of(empty.toString(), machine.onNode("conf"),
                machine.onNode("none"))));

        Script user = mount(1);

        user.assertShown(home.resolve("conf") + " is mounted.");
        user.assertShown(home.resolve("data/data") + " is mounted, but empty.");
        user.assertShown(home.resolve("data/data2") + " is mounted, but has nothing of Cassandra's in it.");
        user.assertShown(home.resolve("data/data3") + " is not mounted: sshfs said: ");
        user.assertShown("No such file or directory");
    }

    @Test
    void should_notice_a_mount_that_hangs_and_mount_it_anew() throws Exception {
        requireSshfs();
        machine.edit(node -> with(node, node.login(), node.dataDirectories().subList(0, 1)));
        mount(0);
        machine.sshd.freezeSessions(true);
        try {
            Script user = mount(0);

            user.assertShown(home.resolve("conf") + " does not answer: the node or the network is gone; "
                    + "it is mounted anew.");
            assertEquals("cluster_name: Troy\n", Files.readString(home.resolve("conf/cassandra.yaml")));
        } finally {
            machine.sshd.freezeSessions(false);
        }
    }

    @Test
    void should_not_hide_files_of_this_machine_under_a_mount() throws Exception {
        requireSshfs();
        remote();
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/mine"), "of this machine");

        Script user = mount(1);

        user.assertShown(home.resolve("conf") + " is not mounted: The folder has files of this machine in it.");
        user.assertShown(home.resolve("data/data") + " is mounted.");
    }
}
