package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.Engine;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.SourceAccess;
import org.aeneas.agent.api.TableOptions;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskLoad;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.SampleEngine;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The agent's product in a framework of its own, with a folder of further engines. */
@ExtendWith(StandIns.Extension.class)
class EngineFolderTest {
    private static final UUID TROY = UUID.randomUUID();
    private static final int ROWS = 500;
    private static final int JAVA_99 = 44 + 99;

    @TempDir
    private Path folder;
    private Path engines;
    private StandIns aws;
    private Machine machine;

    @BeforeEach
    void prepare(StandIns standIns) throws Exception {
        assumeTrue(BundlesClassPath.inFramework(), "there are no bundles on a class path");
        aws = standIns;
        machine = new Machine(folder, TestStores.ofAgentAndClient(Files.createDirectory(folder.resolve("keys"))));
        engines = Files.createDirectory(folder.resolve("engines"));
    }

    @Test
    void should_move_tables_of_an_engine_that_it_has_only_by_its_folder() throws Exception {
        SampleEngine.copyTo(engines);
        Path source = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(source.resolve("orders.csv"), IntStream.range(0, ROWS)
                .mapToObj(i -> i / 10 + "," + i % 10 + ",\"note, " + i + "\"," + i + ".5,")
                .collect(Collectors.joining("\n", "customer:int,line:int:sort,note,price:double,paid:boolean\n",
                        "\n")));
        try (ChildJvm agent = machine.serveInFramework(aws, Optional.of(engines));
                AgentClient client = machine.client(TROY)) {
            client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
            assertEquals(List.of("cassandra", "sample-csv"),
                    client.greet().agent().engines().stream().map(Engine::id).toList(), agent::output);
            client.putCredentials(new SessionCredentials(aws.keys().accessKey(), aws.keys().secretKey().toCharArray(),
                    Optional.empty(), Optional.empty()));
            UUID id = client.create(request("csv", new SourceAccess("sample-csv", Map.of("folder",
                    source.toString())))).task().id();
            client.start(id);
            assertEquals(ROWS, await(client, id).task().rows(), agent::output);
            List<Item> items = new ArrayList<>();
            aws.session().items().scan("shop.orders", 0, 1, items::addAll);
            assertEquals(ROWS, items.size());
            Problem missing = Problems.of("engine-missing", () -> client.create(request("other",
                    new SourceAccess("oracle", Map.of()))));
            assertEquals("oracle", missing.object());
            assertTrue(missing.what().contains("it has cassandra, sample-csv"), missing::what);
        }
    }

    @Test
    void should_start_without_engines_that_cannot_be_used_and_name_their_files() throws Exception {
        Files.writeString(engines.resolve("a-text.jar"), "this is no jar");
        bundle("b-library.jar", Map.of(), 0);
        bundle("c-needy.jar", Map.of("Bundle-SymbolicName", "needy", "Import-Package", "org.nowhere"), 0);
        bundle("d-newer.jar", Map.of("Bundle-SymbolicName", "newer"), JAVA_99);
        bundle("e-environment.jar", Map.of("Bundle-SymbolicName", "environment", "Require-Capability",
                "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""), 0);
        try (ChildJvm agent = machine.serveInFramework(aws, Optional.of(engines));
                AgentClient client = machine.client(TROY)) {
            client.register(new RegistrationRequest(TROY, "Troy", Optional.empty()));
            assertEquals(List.of("cassandra"), client.greet().agent().engines().stream().map(Engine::id).toList());
            String said = agent.output();
            assertSaid(said, "The file is no OSGi bundle", "a-text.jar");
            assertSaid(said, "The file is no OSGi bundle: its manifest names no Bundle-SymbolicName", "b-library.jar");
            assertSaid(said, "The engine needs what is not installed: Import-Package: org.nowhere", "c-needy.jar");
            assertSaid(said, "The engine needs Java 99, and this is Java", "d-newer.jar");
            assertSaid(said, "The engine needs Java 99, and this is Java", "e-environment.jar");
        }
    }

    private void assertSaid(String said, String what, String file) {
        assertTrue(said.lines().anyMatch(line -> line.startsWith(what)
                && line.contains("[" + engines.resolve(file) + "]")), said);
    }

    /** @param classFile the version of its only class; 0 for none */
    private void bundle(String file, Map<String, String> headers, int classFile) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        headers.forEach(manifest.getMainAttributes()::putValue);
        try (OutputStream out = Files.newOutputStream(engines.resolve(file));
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            if (classFile > 0) {
                jar.putNextEntry(new JarEntry("some/Thing.class"));
                jar.write(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, (byte) classFile});
            }
        }
    }

    private TaskRequest request(String name, SourceAccess access) {
        TaskStaging staging = new TaskStaging(TaskStaging.Format.DYNAMODB_JSON, TaskStaging.Compression.NONE,
                aws.bucket("engines"), Optional.of(name), "eu-west-1", true, Encryption.NONE);
        TaskSource source = new TaskSource("CREATE TABLE shop.orders (customer int, line int, note text, price double, "
                + "paid boolean, PRIMARY KEY (customer, line));", List.of(new TaskTable("shop", "orders",
                TableOptions.DEFAULT)), false, false, Optional.of(access));
        return new TaskRequest(name, TaskKind.LOCAL, MigrationType.FULL_LOAD, source, staging,
                new TaskLoad(TaskLoad.Preparation.DO_NOTHING, OptionalDouble.empty()), 4, TaskRequest.LogLevel.INFO,
                Optional.empty());
    }

    private static TaskStatus await(AgentClient client, UUID id) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            TaskStatus now = client.task(id);
            if (now.task().state() == TaskState.DONE) {
                return now;
            }
            if (now.task().state() == TaskState.FAILED
                    || System.nanoTime() - begun > Machine.patience().toNanos()) {
                throw new AssertionError("It was never done: " + now);
            }
            Thread.sleep(20);
        }
    }
}
