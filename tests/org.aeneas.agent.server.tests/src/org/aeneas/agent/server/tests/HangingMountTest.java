package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.NodeMounts;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A node's mount that answers no more while a task reads through it. */
@ExtendWith(StandIns.Extension.class)
@EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true")
class HangingMountTest {
    private static final UUID TROY = UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void should_wait_for_a_mount_that_hangs_and_go_on_when_it_is_back(StandIns aws) throws Exception {
        assumeTrue(FuseMount.possible(), "only root mounts, and only where there is FUSE");
        Machine machine = new Machine(folder, TestStores.ofAgentAndClient(Files.createDirectory(folder.resolve("k"))));
        machine.configure(machine.node(false));
        Path target = new NodeMounts(new SettingsFile(machine.folders.settings()).find().orElseThrow(),
                machine.folders, Duration.ofSeconds(1)).dataFolders(machine.node(false)).get(0);
        String source = "cassandra@127.0.0.1:" + machine.data() + "/";
        Path hang = Files.createFile(folder.resolve("hang"));
        Path said = folder.resolve("said.txt");
        FuseMount mount = FuseMount.of(machine.data(), source, target, hang, said);
        try (ChildJvm agent = machine.serve(machine.program(aws)); AgentClient client = machine.client(TROY)) {
            register(client, aws);
            assertEquals(Node.Mount.MOUNTED, mount(client), agent::output);
            UUID id = client.create(Tables.plain("hangs", aws.bucket("hangs"))).task().id();
            client.start(id);
            await(() -> Files.readString(said).contains(FuseFolder.HANGS), agent);
            await(() -> client.task(id).task().state() == TaskState.WAITING, agent);
            Problem problem = client.task(id).task().problem().orElseThrow();
            assertEquals("source-lost", problem.code());
            assertEquals(target.toString(), problem.object());
            assertTrue(problem.what().contains("does not answer") && problem.remedy().contains("A remount"),
                    problem.toString());
            await(() -> Files.exists(machine.folders.remountRequest()), agent);
            assertEquals(Node.Mount.HANGING, mount(client));

            // As root's unit does what is asked for.
            mount.close();
            Files.delete(hang);
            Files.delete(machine.folders.remountRequest());
            mount = FuseMount.of(machine.data(), source, target, hang, said);
            await(() -> client.task(id).task().state() == TaskState.DONE, agent);
            TaskStatus done = client.task(id);
            assertEquals(Tables.PLAIN_ROWS, done.task().rows());
            assertEquals(Optional.empty(), done.task().problem());
        } finally {
            mount.close();
        }
    }

    private static void register(AgentClient client, StandIns aws) {
        client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
        client.putCredentials(new SessionCredentials(aws.keys().accessKey(), aws.keys().secretKey().toCharArray(),
                Optional.empty(), Optional.empty()));
    }

    private static Node.Mount mount(AgentClient client) {
        return client.nodes(List.of("gen")).nodes().get(0).mount();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition, ChildJvm agent) throws Exception {
        long begun = System.nanoTime();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() - begun < Machine.patience().toNanos(), () -> "it never came: "
                    + agent.output());
            Thread.sleep(50);
        }
    }
}
