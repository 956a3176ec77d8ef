package org.aeneas.agent.api.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.ErrorAnswer;
import org.aeneas.agent.api.Patience;
import org.aeneas.agent.api.FinishRequest;
import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The client against a server without SSL. */
class AgentClientTest {
    static final Patience SHORT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
            Duration.ofMillis(20));
    static final UUID PROJECT = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");

    private static final UUID TASK = UUID.fromString("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    static AgentClient client(TestAgent agent, Patience patience) {
        Access access = new Access.Password("pässword".toCharArray(), false);
        return new AgentClient(agent.address(), access, PROJECT, patience);
    }

    @Test
    void should_call_every_operation_of_the_contract() throws Exception {
        ContractServer contract = new ContractServer();
        try (TestAgent agent = TestAgent.plain(contract); AgentClient client = client(agent, SHORT)) {
            client.greet();
            client.registration().orElseThrow();
            client.register(new RegistrationRequest(PROJECT, "Troy", Optional.of("of the old")));
            client.unregister();
            client.create(sampleTask());
            client.definition(TASK);
            client.task(TASK);
            client.tasks();
            client.start(TASK);
            client.stop(TASK);
            client.resume(TASK);
            client.finish(TASK, FinishRequest.Step.values()[0]);
            client.abandonFinish(TASK);
            client.addColumns(TASK, sampleTask().source());
            client.delete(TASK);
            client.nodes(List.of("shop", "stock"));
            client.deleteCredentials();
            try (SessionCredentials keys = keys()) {
                client.putCredentials(keys);
            }
            client.log(TASK, OptionalInt.of(100), new ByteArrayOutputStream(), Progress.NONE);
            client.rejects(TASK, "shop", "orders", new ByteArrayOutputStream(), Progress.NONE);
            CompletableFuture<Object> all = new CompletableFuture<>();
            CompletableFuture<Object> one = new CompletableFuture<>();
            client.events(OptionalLong.empty(), all::complete);
            client.events(TASK, OptionalLong.empty(), one::complete);
            all.get(10, TimeUnit.SECONDS);
            one.get(10, TimeUnit.SECONDS);

            assertEquals(ContractServer.operations(), contract.called());
        }
    }

    @Test
    void should_send_password_project_and_query() throws Exception {
        try (TestAgent agent = TestAgent.plain(new ContractServer()); AgentClient client = client(agent, SHORT)) {
            client.nodes(List.of("shop", "stock"));

            TestAgent.Request sent = agent.requests().get(0);
            assertEquals("Basic " + Base64.getEncoder().encodeToString("aeneas:pässword".getBytes(UTF_8)),
                    sent.authorization());
            assertEquals(PROJECT.toString(), sent.project());
            assertEquals("keyspace=shop&keyspace=stock", sent.query());
        }
    }

    @Test
    void should_tell_the_agents_own_problem() {
        try (TestAgent agent = refusing(409, "agent-taken", "Carthage");
                AgentClient client = client(agent, SHORT)) {
            ProblemException refused = assertThrows(ProblemException.class,
                    () -> client.register(new RegistrationRequest(PROJECT, "Troy", Optional.empty())));

            assertEquals("agent-taken", refused.problem().code());
            assertEquals("Carthage", refused.problem().object());
        }
    }

    @Test
    void should_take_over_with_the_confirmation() throws Exception {
        try (TestAgent agent = TestAgent.plain(new ContractServer()); AgentClient client = client(agent, SHORT)) {
            client.takeOver(new RegistrationRequest(PROJECT, "Troy", Optional.empty(), Optional.of("Carthage")));

            assertEquals("takeover=true", agent.requests().get(0).query());
            assertEquals("Carthage", new ObjectMapper().readTree(agent.requests().get(0).body()).path("confirmation")
                    .asText());
        }
    }

    @Test
    void should_say_that_nobody_has_registered_the_agent() {
        try (TestAgent agent = refusing(404, "not-registered", "agent"); AgentClient client = client(agent, SHORT)) {
            assertEquals(Optional.empty(), client.registration());
        }
    }

    @Test
    void should_copy_a_log_whole() throws Exception {
        byte[] log = new byte[3_000_000];
        Arrays.fill(log, (byte) 'x');
        try (TestAgent agent = TestAgent.plain((exchange, request) -> TestAgent.send(exchange, 200, "text/plain", log));
                AgentClient client = client(agent, SHORT)) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            client.log(TASK, OptionalInt.empty(), copy, Progress.NONE);

            assertArrayEquals(log, copy.toByteArray());
        }
    }

    @Test
    void should_refuse_names_that_lead_to_other_resources_before_asking() {
        try (TestAgent agent = TestAgent.plain(new ContractServer()); AgentClient client = client(agent, SHORT)) {
            assertThrows(ProblemException.class, () -> client.rejects(TASK, "..", "x/../../agent",
                    new ByteArrayOutputStream(), Progress.NONE));
            assertThrows(ProblemException.class, () -> client.nodes(List.of("a&keyspace=b")));
            assertTrue(agent.requests().isEmpty());
        }
    }

    @Test
    void should_keep_the_password_on_this_machine_unless_told_otherwise() {
        char[] password = "pässword".toCharArray();
        AgentAddress elsewhere = new AgentAddress("192.0.2.1", 8080);

        ProblemException refused = assertThrows(ProblemException.class,
                () -> new AgentClient(elsewhere, new Access.Password(password, false), PROJECT));
        assertEquals("password-unprotected", refused.problem().code());
        new AgentClient(elsewhere, new Access.Password("x".toCharArray(), true), PROJECT).close();
    }

    @Test
    void should_wipe_the_password_and_show_no_secret() {
        char[] password = "pässword".toCharArray();
        Access access = new Access.Password(password, false);
        try (AgentClient client = new AgentClient(new AgentAddress("127.0.0.1", 1), access, PROJECT);
                SessionCredentials keys = keys()) {
            assertArrayEquals(new char[password.length], password);
            assertFalse((client + " " + access + " " + keys).matches(".*(pässword|s3cr3t|t0k3n).*"));
        }
    }

    @Test
    void should_wipe_credentials() {
        SessionCredentials keys = keys();
        keys.close();

        assertArrayEquals(new char[6], keys.secretAccessKey());
        assertArrayEquals(new char[5], keys.sessionToken().orElseThrow());
    }

    private static SessionCredentials keys() {
        return new SessionCredentials("AKIA1234", "s3cr3t".toCharArray(), Optional.of("t0k3n".toCharArray()),
                Optional.empty());
    }

    private static TaskRequest sampleTask() throws Exception {
        return AgentJson.readRequest(new ObjectMapper()
                .writeValueAsBytes(new Samples(OpenApi.read()).object("TaskRequest", true)), TaskRequest.class);
    }

    private static TestAgent refusing(int status, String code, String object) {
        String error = new String(AgentJson.write(new ErrorAnswer(new Problem(code, "w", object, "r"))), UTF_8);
        return TestAgent.plain((exchange, request) -> TestAgent.sendJson(exchange, status, error));
    }
}
