package org.aeneas.ui.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.server.tests.Machine;
import org.aeneas.aws.Credentials;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;
import org.aeneas.project.SourceMetadata;
import org.aeneas.project.security.StoreGenerator;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.StorePair;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.Workspace;

/** A project that knows its source, with what it needs of the Global Settings, and the machine of an agent. */
final class MigrationSite implements AutoCloseable {
    static final String BUCKET = "ui-migration";
    static final String STORES = "agents";
    static final String OTHER_STORES = "strangers";

    private static final String SCHEMA = """
            CREATE TABLE gen.plain (k int PRIMARY KEY, v text, w bigint);
            CREATE TABLE gen.nowhere (k int PRIMARY KEY, v text);
            CREATE TABLE faults.rejects (pk text, ck text, v text, PRIMARY KEY (pk, ck));
            """;

    final Machine machine;
    final ProjectSession session;
    private final GlobalSettings before;

    MigrationSite(Path folder, StandIns aws) throws IOException {
        aws.bucket(BUCKET);
        TestStores stores = new TestStores(Files.createDirectory(folder.resolve("keys")));
        StoreGenerator.generate(stores.stores("client.p12", "trust.p12"));
        StoreGenerator.generate(stores.stores("other.p12", "other-trust.p12"));
        Files.copy(stores.file("client.p12"), stores.file("agent.p12"));
        machine = new Machine(Files.createDirectory(folder.resolve("machine")), stores);
        StorePair pair = new StorePair(UUID.randomUUID(), STORES, stores.file("trust.p12"), stores.file("client.p12"));
        StorePair other = new StorePair(UUID.randomUUID(), OTHER_STORES, stores.file("trust.p12"),
                stores.file("other.p12"));
        AwsServiceProfile profile = new AwsServiceProfile(UUID.randomUUID(), "stand-ins", Optional.empty(),
                StandIns.REGION, Optional.of(BUCKET), aws.profile().endpoints());
        Secrets secrets = Workspace.ofWindow().secrets();
        for (StorePair one : List.of(pair, other)) {
            secrets.put(SecretName.ofKeyStore(one.id()), TestStores.PASSWORD.toCharArray());
            secrets.put(SecretName.ofTrustStore(one.id()), TestStores.PASSWORD.toCharArray());
        }
        AwsKeys.write(SecretName.ofAwsProfile(profile.id()), new Credentials.Keys(aws.keys().accessKey(),
                aws.keys().secretKey().toCharArray(), Optional.empty()), secrets);
        session = ProjectSession.create(folder.resolve("troy.aeneas"), newProject());
        before = UiThread.ask(() -> Workspace.ofWindow().settings());
        UiThread.act(() -> {
            Workspace.ofWindow().save(before.withStores(List.of(pair, other)).withAwsProfiles(List.of(profile)));
            Workspace.ofWindow().setProject(session);
        });
    }

    private static Project newProject() {
        return Project.of("Troy", "cassandra", Project.DYNAMODB).withAwsProfile(Optional.of("stand-ins"))
                .withMetadata(SourceMetadata.of(Instant.now(), "Apache Cassandra 5.0", SchemaReader.read(SCHEMA,
                        "the test's schema", "")));
    }

    UUID project() {
        return session.project().id();
    }

    /** What the project's file has, after it was saved. */
    String file() throws IOException {
        session.save();
        return Files.readString(session.file(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        UiThread.act(() -> {
            Workspace.ofWindow().setProject(null);
            Workspace.ofWindow().save(before);
        });
    }
}
