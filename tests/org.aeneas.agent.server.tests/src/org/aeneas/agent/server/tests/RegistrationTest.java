package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Registration;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.server.AgentService;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.aws.Credentials;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One project at a time, and nobody without the password. */
class RegistrationTest {
    private static final UUID TROY = UUID.randomUUID();
    private static final UUID ROME = UUID.randomUUID();
    @TempDir
    private Path folder;
    private Agent agent;
    private AgentClient troy;
    private AgentClient rome;

    @BeforeEach
    void open() {
        agent = Agent.open(folder, Agent.plain(folder));
        troy = agent.client(TROY);
        rome = agent.client(ROME);
    }

    @AfterEach
    void close() {
        troy.close();
        rome.close();
        agent.close();
    }

    @Test
    void should_serve_the_project_that_has_registered_and_no_other() {
        assertEquals(Optional.empty(), troy.registration());
        Problems.of("not-registrant", troy::tasks);
        troy.register(request(TROY, "Troy"));
        assertEquals(0, troy.tasks().size());
        Problem refused = Problems.of("not-registrant", rome::tasks);
        assertEquals("Troy", refused.object());
        Problem taken = Problems.of("agent-taken", () -> rome.register(request(ROME, "Rome")));
        assertEquals("Troy", taken.object());
        assertEquals(Optional.of("Troy"), rome.greet().agent().registrant());
        assertEquals("Troy", rome.registration().orElseThrow().projectName());
    }

    @Test
    void should_remember_the_registration_and_let_its_project_change_the_name() {
        Registration first = troy.register(request(TROY, "Troy"));
        close();
        open();
        assertEquals(first, troy.registration().orElseThrow());
        Registration second = troy.register(request(TROY, "Ilion"));
        assertEquals("Ilion", second.projectName());
        assertEquals(first.registeredAt(), second.registeredAt());
    }

    @Test
    void should_change_hands_with_the_right_confirmation_only_and_forget_the_credentials() {
        troy.register(request(TROY, "Troy"));
        troy.putCredentials(new SessionCredentials("AKIATROY", "s3cr3t-key".toCharArray(),
                Optional.of("t0k3n".toCharArray()), Optional.empty()));
        assertTrue(AgentService.credentials(agent.secrets()) instanceof Credentials.Keys);
        Problems.of("confirmation-wrong", () -> rome.takeOver(confirmed("troy")));
        Problems.of("confirmation-wrong", () -> rome.takeOver(request(ROME, "Rome")));
        rome.takeOver(confirmed("Troy"));
        assertEquals(0, rome.tasks().size());
        Problems.of("not-registrant", troy::tasks);
        assertTrue(AgentService.credentials(agent.secrets()) instanceof Credentials.Instance);
    }

    @Test
    void should_be_free_again_when_it_is_unregistered() {
        troy.register(request(TROY, "Troy"));
        Problems.of("not-registrant", rome::unregister);
        troy.unregister();
        rome.register(request(ROME, "Rome"));
        close();
        open();
        assertEquals("Rome", troy.registration().orElseThrow().projectName());
    }

    @Test
    void should_keep_credentials_encrypted_and_give_them_to_nobody() {
        troy.register(request(TROY, "Troy"));
        troy.putCredentials(new SessionCredentials("AKIATROY", "s3cr3t-key".toCharArray(), Optional.empty(),
                Optional.empty()));
        assertTrue(Folders.contents(folder).values().stream().noneMatch(text -> text.contains("s3cr3t-key")));
        Credentials.Keys kept = (Credentials.Keys) AgentService.credentials(agent.secrets());
        assertEquals("AKIATROY s3cr3t-key", kept.accessKey() + " " + new String(kept.secretKey()));
        troy.deleteCredentials();
        assertTrue(AgentService.credentials(agent.secrets()) instanceof Credentials.Instance);
    }

    @Test
    void should_let_nobody_in_without_the_password_and_make_guessing_slow() throws Exception {
        try (AgentClient stranger = agent.client(TROY, "wrong"); RawHttp http = new RawHttp(agent.port())) {
            http.say("GET /api/v1/agent HTTP/1.1\r\nHost: agent\r\n\r\n");
            RawHttp.Answer none = http.answer();
            assertEquals(401, none.status());
            assertTrue(none.head().contains("WWW-Authenticate: Basic") && none.head().contains("Aeneas-Api-Version"));
            for (int i = 0; i < 4; i++) {
                Problems.of("not-authenticated", stranger::greet);
            }
            Problem slow = Problems.of("too-many-requests", troy::greet);
            assertTrue(slow.remedy().startsWith("Try again in "), slow.remedy());
            Thread.sleep(2000);
            assertEquals("1.2.3", troy.greet().agent().version());
        }
    }

    @Test
    void should_not_start_without_ssl_and_without_a_password(@TempDir Path other) {
        AgentSettings settings = Agent.settings(other, Agent.server(0, SecretReference.NONE),
                Agent.plain(other).ssl());
        Problems.of("agent-without-password", () -> Agent.open(other, settings).close());
    }

    private static RegistrationRequest request(UUID project, String name) {
        return new RegistrationRequest(project, name, Optional.of("a test"));
    }

    private static RegistrationRequest confirmed(String confirmation) {
        return new RegistrationRequest(ROME, "Rome", Optional.empty(), Optional.of(confirmation));
    }
}
