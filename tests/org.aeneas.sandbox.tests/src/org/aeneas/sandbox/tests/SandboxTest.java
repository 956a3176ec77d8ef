package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.Dynalite;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Ownership;
import org.aeneas.sandbox.Sandbox;
import org.aeneas.sandbox.SandboxEndpoints;
import org.aeneas.sandbox.SandboxKeys;
import org.aeneas.sandbox.SandboxNode;
import org.aeneas.sandbox.SandboxOptions;
import org.aeneas.sandbox.SandboxStatus;
import org.aeneas.sandbox.SandboxStatus.State;
import org.aeneas.tests.support.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    @TempDir
    Path folder;

    private final Cache cache = Cache.ofUser();

    private SandboxOptions options() {
        return SandboxOptions.defaults(cache).in(folder.resolve("sandbox"));
    }

    @Test
    void should_start_answer_and_leave_nothing() throws Exception {
        List<SandboxStatus.ProcessStatus> processes;
        try (Sandbox sandbox = Sandbox.start(options(), cache, Progress.NONE)) {
            SandboxEndpoints endpoints = sandbox.endpoints();
            answers(endpoints);
            sandbox.traffic().inject(Fault.always(Service.DYNAMODB, "*", Fault.Kind.THROTTLE));
            assertEquals(400, new SignedClient(endpoints.keys())
                    .dynamoDb(endpoints.services().get(Service.DYNAMODB), "ListTables", "{}").status());
            SandboxStatus status = Sandbox.status(sandbox.directory());
            assertEquals(State.RUNNING, status.state());
            assertEquals(endpoints, status.endpoints().orElseThrow());
            SandboxNode node = status.nodes().get(0);
            assertEquals(endpoints.contactPoints(), List.of(node.address()));
            assertTrue(Files.isDirectory(node.dataDirectory().resolve("system")), node.toString());
            assertTrue(Files.size(node.log()) > 0, node.toString());
            assertTrue(node.nodetool(List.of("status"), cache, Progress.NONE).output()
                    .contains("UN  " + node.address()));
            processes = status.processes();
            assertEquals(4, processes.size(), processes.toString());
            secretsAreHidden(sandbox.directory(), endpoints, processes);
            ProblemException second = assertThrows(ProblemException.class,
                    () -> Sandbox.start(options(), cache, Progress.NONE));
            assertEquals("sandbox-exists", second.problem().code());
            assertEquals(State.RUNNING, Sandbox.status(sandbox.directory()).state());
            ListeningSockets.assertOnLoopback(processes);
            namesTheProcessThatEnded(sandbox.directory(), processes);
        }
        assertFalse(Files.exists(options().directory()));
        assertEquals(State.ABSENT, Sandbox.status(options().directory()).state());
        processes.forEach(process -> assertFalse(isAlive(process.pid()), process.name()));
    }

    @Test
    void should_use_the_dynamodb_local_that_the_user_started_and_leave_it_running() throws Exception {
        String table = "{\"TableName\":\"kept\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":"
                + "[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],\"KeySchema\":[{\"AttributeName\":\"id\","
                + "\"KeyType\":\"HASH\"}]}";
        try (Dynalite own = Dynalite.start(folder.resolve("own"), "eu-west-1", Ownership.ofThisJvm(cache), cache,
                Progress.NONE)) {
            try (Sandbox sandbox = Sandbox.start(options().withDynamoDb(own.endpoint()), cache, Progress.NONE)) {
                SandboxEndpoints endpoints = sandbox.endpoints();
                SignedClient client = new SignedClient(endpoints.keys());
                URI front = endpoints.services().get(Service.DYNAMODB);
                assertEquals(200, client.dynamoDb(front, "CreateTable", table).status());
                assertFalse(Files.exists(sandbox.directory().resolve("dynalite")));
            }
            SignedClient client = new SignedClient(SandboxKeys.random());
            assertTrue(client.dynamoDb(own.endpoint(), "ListTables", "{}").body().contains("kept"));
        }
    }

    @Test
    void should_name_the_dynamodb_local_that_does_not_answer_and_leave_nothing() {
        URI nobody = URI.create("http://127.0.0.1:1");
        ProblemException refused = assertThrows(ProblemException.class,
                () -> Sandbox.start(options().withDynamoDb(nobody), cache, Progress.NONE));
        assertEquals("dynamodb-local-silent", refused.problem().code());
        assertEquals(nobody.toString(), refused.problem().object());
        assertEquals("Nothing answers there: connection refused.", refused.problem().what());
        assertFalse(Files.exists(options().directory()));
    }

    private static void namesTheProcessThatEnded(Path directory, List<SandboxStatus.ProcessStatus> processes) {
        long victim = processes.stream().filter(process -> process.name().contains("S3Proxy")).findFirst().orElseThrow()
                .pid();
        ProcessHandle process = ProcessHandle.of(victim).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        SandboxStatus broken = Sandbox.status(directory);
        assertEquals(State.BROKEN, broken.state());
        assertEquals(processes.size(), broken.processes().size(), broken.processes().toString());
        broken.processes().forEach(left -> assertEquals(left.pid() != victim, left.running(), left.toString()));
    }

    private static void answers(SandboxEndpoints endpoints) throws IOException {
        SignedClient client = new SignedClient(endpoints.keys());
        Map<Service, URI> services = endpoints.services();
        assertEquals(200, client.dynamoDb(services.get(Service.DYNAMODB), "ListTables", "{}").status());
        assertEquals(200,
                client.s3("HEAD", services.get(Service.S3), "/" + endpoints.bucket(), "", Map.of()).status());
        assertEquals(200, client.query("iam", services.get(Service.IAM), "Action=ListRoles").status());
        assertEquals(200, client.query("sts", services.get(Service.STS), "Action=GetCallerIdentity").status());
    }

    private static void secretsAreHidden(Path directory, SandboxEndpoints endpoints,
            List<SandboxStatus.ProcessStatus> processes) throws IOException {
        assertEquals("rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("sandbox.json"))));
        for (SandboxStatus.ProcessStatus process : processes) {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            assertFalse(line.contains(endpoints.keys().secretKey()), process.name());
        }
        assertFalse(endpoints.toString().contains(endpoints.keys().secretKey()));
    }

    /** Where nobody collects them, dead processes stay as zombies. */
    private static boolean isAlive(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(status) && !read(status).contains("State:\tZ");
    }

    @Test
    void should_end_what_a_dead_owner_was_starting() throws Exception {
        Path directory = options().directory();
        try (ChildJvm child = Owner.start(folder, Map.of(), "sandbox", directory.toString())) {
            while (Sandbox.status(directory).processes().size() < 2) {
                assertTrue(child.process().isAlive(), child::output);
                Thread.sleep(50);
            }
            child.kill();
        }
        SandboxStatus left = Sandbox.status(directory);
        assertEquals(State.INCOMPLETE, left.state());
        assertFalse(left.processes().isEmpty());
        assertTrue(Sandbox.stop(directory));
        left.processes().forEach(process -> assertFalse(isAlive(process.pid()), process.name()));
        assertFalse(Files.exists(directory));
        assertFalse(Sandbox.stop(directory));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void should_end_what_outlived_its_owner_and_nothing_else() throws Exception {
        Path other = Files.createDirectories(folder.resolve("other"));
        Path notes = folder.resolve("notes");
        long orphan;
        try (ChildJvm child = Owner.start(folder, Map.of(), "own", folder.toString())) {
            child.awaitLine("started").orElseThrow();
            orphan = child.process().children().findFirst().orElseThrow().pid();
            child.kill();
        }
        assertTrue(isAlive(orphan));
        // A note of a pid that means another process by now.
        String mine = Files.readString(files(notes).get(0));
        long self = ProcessHandle.current().pid();
        Files.writeString(notes.resolve(self + "-1"), mine.replaceFirst("^\\d+ \\d+", self + " 1"));
        try (Dynalite next = Dynalite.start(other, "eu-west-1", new Ownership(notes, false), cache, Progress.NONE)) {
            assertFalse(isAlive(orphan));
            assertFalse(Files.exists(notes.resolve(self + "-1")));
            assertTrue(next.endpoint().toString().startsWith("http://127.0.0.1:"));
        }
        assertEquals(List.of(), files(notes));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    @Test
    void should_not_take_a_folder_that_holds_something_else() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("sandbox"));
        Files.writeString(taken.resolve("letter"), "to Dido");
        ProblemException refused = assertThrows(ProblemException.class,
                () -> Sandbox.start(options(), cache, Progress.NONE));
        assertEquals("sandbox-directory-taken", refused.problem().code());
        assertFalse(Sandbox.stop(taken));
        assertEquals("to Dido", Files.readString(taken.resolve("letter")));
    }
}
