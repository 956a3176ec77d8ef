package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.server.tests.Machine;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SourceMetadata;
import org.aeneas.tests.support.StandIns;

/** A project that has loaded its source and knows AWS, made by the command line, and the machine of an agent. */
final class AgentSite {
    static final String BUCKET = "cli-migration";
    private static final String SCHEMA = """
            CREATE TABLE gen.plain (k int PRIMARY KEY, v text, w bigint);
            CREATE TABLE faults.rejects (pk text, ck text, v text, PRIMARY KEY (pk, ck));
            """;

    final Machine machine;
    final TestStores stores;
    private final Path folder;
    private final StandIns aws;

    AgentSite(Path folder, StandIns aws) throws IOException {
        this.folder = folder;
        this.aws = aws;
        aws.bucket(BUCKET);
        stores = TestStores.ofAgentAndClient(Files.createDirectory(folder.resolve("keys")));
        machine = new Machine(Files.createDirectory(folder.resolve("machine")), stores);
    }

    /** A project in a file of its own. */
    Path project(String name) {
        assertDone(Run.of("project", "create", name, "--location", folder));
        Path file = ProjectFile.in(folder, name);
        assertDone(Typed.run(aws.keys().secretKey(), "connect", "target", "--project", file, "--access-key",
                aws.keys().accessKey(), "--password-stdin", "--region", StandIns.REGION, "--keep-as", "stand-ins",
                "--bucket", BUCKET));
        ProjectSession session = ProjectSession.open(file);
        session.edit(project -> project.withMetadata(SourceMetadata.of(Instant.now(), "Apache Cassandra 5.0",
                SchemaReader.read(SCHEMA, "the test's schema", ""))));
        session.save();
        return file;
    }

    /** What registers the agent with a project, but for its fingerprint. */
    Object[] registration(Path project, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("agent", "register", "127.0.0.1:" + machine.port(),
                "--project", project, "--stores", "agents", "--trust-store", stores.file("trust.p12"), "--key-store",
                stores.file("client.p12"), "--description", "Beside Troy"));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }

    static Run assertDone(Run run) {
        assertEquals(0, run.status(), run.out() + run.err());
        return run;
    }

    static Project read(Path file) {
        return ProjectFile.read(file);
    }
}
