package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Problem;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.project.AgentAccess;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.DataFolder;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.SecretName;
import org.aeneas.project.SourceSettings;
import org.aeneas.project.TargetSettings;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.StorePair;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets come back to where they are used, and are in no file. */
class SecretsTest {
    private static final List<String> ALL = List.of("cassandraPassword", "trustPassword", "AKIASECRETACCESSKEY",
            "awsSecretKey", "awsSessionToken", "agentPassword", "storePasswordT", "storePasswordK");
    private static final Credentials.Keys KEYS = new Credentials.Keys(ALL.get(2), ALL.get(3).toCharArray(),
            Optional.of(ALL.get(4)));

    @TempDir
    private Path folder;
    private final MemorySecrets secrets = new MemorySecrets();
    private final UUID profile = UUID.randomUUID();
    private final StorePair stores = new StorePair(UUID.randomUUID(), "my stores", Path.of("t.p12"), Path.of("k.p12"));
    private final GlobalSettings settings = GlobalSettings.DEFAULT.withStores(List.of(stores)).withAwsProfiles(List.of(
            new AwsServiceProfile(profile, "production", Optional.empty(), "eu-west-1", Optional.of("bucket"),
                    Map.of(ServiceProfile.Service.S3, URI.create("http://127.0.0.1:9000")))));
    private final ConnectionSettings answers = new ConnectionSettings(Map.of("host", "10.0.0.1", "port", "9042", "user",
            "reader", "password", ALL.get(0), "trust-password", ALL.get(1)));
    private final RegisteredAgent agent = new RegisteredAgent(Samples.AGENT, "", new AgentAddress("127.0.0.1", 8080),
            Optional.empty(), Optional.empty(), false);

    @Test
    void should_give_secrets_back_and_write_none_into_a_file() {
        Project project = Project.of("p", "cassandra", Project.DYNAMODB)
                .withSource(SourceSettings.of(Samples.FORM, answers))
                .withTarget(new TargetSettings("eu-west-1", Optional.empty())).withAgent(agent);
        keepAll(project);
        ProjectFile.write(folder.resolve("p.aeneas"), project);
        new DataFolder(folder.resolve("data")).save(settings);

        Map<String, String> files = Folders.contents(folder);
        assertEquals(2, files.size());
        files.put("texts", project.toString() + settings + project.target().orElseThrow().profile(project.id(), settings,
                secrets) + project.source().orElseThrow().connection(project.id(), secrets));
        files.forEach((name, text) -> ALL.stream().filter(s -> !s.startsWith("AKIA") || !name.equals("texts"))
                .forEach(secret -> assertFalse(text.contains(secret), name + " has " + secret)));

        Project read = ProjectFile.read(folder.resolve("p.aeneas"));
        ConnectionSettings connection = read.source().orElseThrow().connection(read.id(), secrets);
        Samples.FORM.forEach(field -> assertEquals(answers.get(field.key()), connection.get(field.key())));
        assertKeys(read.target().orElseThrow().profile(read.id(), settings, secrets).credentials());
        assertKeys(settings.requireAwsProfile("production").connection(secrets).credentials());
        Access access = AgentAccess.of(read.id(), read.agents().get(0), settings, secrets);
        assertArrayEquals(ALL.get(5).toCharArray(), assertInstanceOf(Access.Password.class, access).password());
        assertArrayEquals(ALL.get(7).toCharArray(), AgentAccess.stores(stores, secrets).keyStore().password());
    }

    @Test
    void should_reach_the_target_by_a_profile_of_the_machine_without_any_secret() {
        TargetSettings target = new TargetSettings("eu-west-1", Optional.empty(), Optional.of("dev"));
        ServiceProfile connection = target.profile(Samples.PROJECT, settings, secrets);
        assertEquals(new Credentials.Profile("dev"), connection.credentials());
        assertEquals("eu-west-1", connection.region());
    }

    private void keepAll(Project project) {
        SourceSettings.keepSecrets(project.id(), Samples.FORM, answers, secrets);
        AwsKeys.write(SecretName.ofTarget(project.id()), KEYS, secrets);
        AwsKeys.write(SecretName.ofAwsProfile(profile), KEYS, secrets);
        secrets.put(SecretName.ofAgent(project.id(), agent.id()), ALL.get(5).toCharArray());
        secrets.put(SecretName.ofTrustStore(stores.id()), ALL.get(6).toCharArray());
        secrets.put(SecretName.ofKeyStore(stores.id()), ALL.get(7).toCharArray());
    }

    private static void assertKeys(Credentials credentials) {
        Credentials.Keys keys = assertInstanceOf(Credentials.Keys.class, credentials);
        assertEquals(KEYS.accessKey(), keys.accessKey());
        assertArrayEquals(KEYS.secretKey(), keys.secretKey());
        assertEquals(KEYS.sessionToken(), keys.sessionToken());
    }

    @Test
    void should_say_which_secret_is_missing_on_this_machine() {
        Problem password = Problems.of("secret-missing", () -> SourceSettings.of(Samples.FORM, answers)
                .connection(Samples.PROJECT, secrets));
        assertEquals("the connection to the source", password.object());
        assertEquals("The secret storage of this machine has no password for it.", password.what());
        assertEquals("production", Problems.of("secret-missing",
                () -> settings.requireAwsProfile("production").connection(secrets)).object());
        Problems.of("secret-missing", () -> AgentAccess.of(Samples.PROJECT, agent, settings, secrets));
    }

    @Test
    void should_say_that_profile_or_stores_are_not_in_the_global_settings() {
        TargetSettings target = new TargetSettings("eu-west-1", Optional.of("other"));
        Problems.of("aws-service-profile-missing", () -> target.profile(Samples.PROJECT, settings, secrets));
        Problems.of("stores-missing", () -> AgentAccess.of(Samples.PROJECT, Samples.full().agents().get(0),
                GlobalSettings.DEFAULT, secrets));
    }

    @Test
    void should_forget_what_is_no_longer_answered() {
        SourceSettings.keepSecrets(Samples.PROJECT, Samples.FORM, answers, secrets);
        assertEquals(2, secrets.count());
        SourceSettings.keepSecrets(Samples.PROJECT, Samples.FORM, new ConnectionSettings(Map.of("host", "h")), secrets);
        assertEquals(0, secrets.count());
        AwsKeys.write(SecretName.ofAwsProfile(profile), KEYS, secrets);
        AwsKeys.write(SecretName.ofAwsProfile(profile),
                new Credentials.Keys("AKIA2", "x".toCharArray(), Optional.empty()), secrets);
        assertTrue(secrets.find(SecretName.ofAwsProfile(profile).sessionToken()).isEmpty());
        AwsKeys.forget(SecretName.ofAwsProfile(profile), secrets);
        assertEquals(0, secrets.count());
    }
}
