package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service says when it cannot start, or can but needs someone. */
class StartTest {
    @TempDir
    private static Path keys;
    private static TestStores stores;
    @TempDir
    private Path folder;
    private Machine machine;

    @BeforeAll
    static void makeStores() throws Exception {
        stores = TestStores.ofAgentAndClient(keys);
    }

    @BeforeEach
    void prepare() throws Exception {
        machine = new Machine(folder, stores);
    }

    @Test
    void should_say_that_the_password_for_the_keystore_is_incorrect() throws Exception {
        Path settings = machine.folders.settings();
        Files.writeString(settings, Files.readString(settings).replace("key-store-password: secret:stores",
                "key-store-password: secret:other"));
        SecretStore.of(machine.folders).put(
                new SecretReference("other"), "not this one".toCharArray());
        assertRefused("The agent could not start with SSL mode enabled. Please reconfigure the agent. Reason: The "
                + "password for keystore is incorrect. [" + stores.file("agent.p12") + "]");
    }

    @Test
    void should_name_a_port_that_is_in_use() throws Exception {
        try (ServerSocket other = new ServerSocket(machine.port(), 1, InetAddress.getLoopbackAddress())) {
            assertRefused("The agent could not start. Please reconfigure the agent. Reason: The port is in use, or the "
                    + "address is not of this machine. [127.0.0.1:" + other.getLocalPort() + "]");
        }
    }

    @Test
    void should_name_a_folder_that_it_cannot_write_to() throws Exception {
        Files.writeString(machine.output, "a file where the folder should be");
        assertRefused("The agent could not start. Reason: It cannot write to its output folder: A part of this path is "
                + "a file and not a folder. [" + machine.output + "]");
    }

    @Test
    void should_name_the_place_of_wrong_yaml() throws Exception {
        Files.writeString(machine.folders.settings(), "server:\n  prot: 8080\n");
        Machine.Said said = refused();
        assertTrue(said.text().contains("line 2, column 3: unknown key \"prot\""), said::text);
    }

    @Test
    void should_name_what_is_not_configured() throws Exception {
        Files.delete(machine.folders.settings());
        assertRefused("The settings name no data providers. [agent-settings.yaml]");
    }

    @Test
    void should_keep_a_damaged_task_store_and_tell_until_it_is_started_again() throws Exception {
        Files.createDirectories(machine.folders.state());
        Files.writeString(machine.folders.state().resolve("tasks.db"), "damaged".repeat(2000));
        whileItServes(() -> {
            Machine.Said said = machine.run("--status");
            assertEquals(1, said.status());
            assertTrue(said.text().contains("The file of the tasks was damaged; it is kept as tasks.db.corrupt-"),
                    said::text);
        });
        assertEquals(1, files(machine.folders.state(), "tasks.db.corrupt-"));
    }

    @Test
    void should_ask_for_a_remount_of_folders_that_are_not_mounted() throws Exception {
        machine.configure(machine.node(false));
        whileItServes(() -> {
            assertTrue(Files.exists(machine.folders.remountRequest()));
            Machine.Said said = machine.run("--status");
            assertEquals(1, said.status());
            assertTrue(said.text().contains("Node 127.0.0.1: not mounted. A folder of the node 127.0.0.1 is not "
                    + "mounted."), said::text);
        });
    }

    @Test
    void should_show_its_health_where_its_own_certificate_is_not_let_in() throws Exception {
        stores.authority("alien-ca.p12", "alien-trust.p12");
        whileItServes(() -> {
            Path settings = machine.folders.settings();
            Files.writeString(settings, Files.readString(settings).replace(stores.file("trust.p12").toString(),
                    stores.file("alien-trust.p12").toString()));
            Machine.Said status = machine.run("--status");
            assertEquals(1, status.status());
            assertTrue(status.lines().get(0).startsWith("The agent is up and well, but its API is closed to us:"),
                    status::text);
            assertTrue(status.text().contains("The agent serves its clients all the same."), status::text);
            assertFalse(status.text().contains("Choose the trust store"), "it would shut the workbench out");
            Machine.Said said = machine.run("--unregister");
            assertEquals(1, said.status());
            assertTrue(said.text().contains("sudo systemctl stop aws-cassandra-extractor"), said::text);
        });
    }

    /** Something that a test does. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void whileItServes(Work work) throws Exception {
        List<AgentCommand> commands = machine.commands();
        CompletableFuture<Machine.Said> served = CompletableFuture.supplyAsync(() -> machine.run(commands));
        try {
            long begun = System.nanoTime();
            while (!listens() && !served.isDone()) {
                assertTrue(System.nanoTime() - begun < Machine.patience().toNanos(), "it never listened");
                Thread.sleep(20);
            }
            work.run();
        } finally {
            commands.forEach(AgentCommand::stop);
        }
        Machine.Said said = served.get(Machine.patience().toSeconds(), TimeUnit.SECONDS);
        assertEquals(0, said.status(), said::text);
    }

    private boolean listens() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), machine.port())) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    private void assertRefused(String what) throws Exception {
        Machine.Said said = refused();
        assertEquals(2, said.lines().size(), said::text);
        assertEquals(what, said.lines().get(0));
    }

    private Machine.Said refused() throws Exception {
        List<AgentCommand> commands = machine.commands();
        CompletableFuture<Machine.Said> served = CompletableFuture.supplyAsync(() -> machine.run(commands));
        try {
            Machine.Said said = served.get(Machine.patience().toSeconds(), TimeUnit.SECONDS);
            assertEquals(1, said.status());
            return said;
        } finally {
            commands.forEach(AgentCommand::stop);
        }
    }

    private static long files(Path folder, String beginning) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(beginning)).count();
        }
    }
}
