package org.aeneas.agent.server.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.UUID;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.AgentInfo;
import org.aeneas.agent.api.Fingerprint;
import org.aeneas.agent.api.Greeting;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.server.ServiceLimits;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent's side of mutual TLS, with stores of keytool's and the product's own client. */
class TlsServiceTest {
    private static final UUID PROJECT = UUID.randomUUID();
    private static final String START = "The agent could not start with SSL mode enabled. Please reconfigure the "
            + "agent. Reason: ";
    @TempDir
    private static Path folder;
    private static TestStores stores;

    @BeforeAll
    static void makeStores() throws Exception {
        stores = TestStores.ofAgentAndClient(folder);
        stores.authority("other-ca.p12", "other-trust.p12");
        stores.key("agent2.p12", "ca.p12");
        stores.key("expired.p12", "ca.p12", "-startdate", "-10d", "-validity", "5");
        stores.key("other.p12", "other-ca.p12");
        stores.asJks("agent.p12", "agent.jks");
        stores.asJks("trust.p12", "trust.jks");
    }

    @ParameterizedTest
    @CsvSource({"agent.p12, trust.p12", "agent.jks, trust.jks"})
    void should_serve_who_has_a_certificate_of_its_authority(String key, String trust, @TempDir Path own) {
        try (Agent agent = open(own, key, trust);
                AgentClient client = agent.client(PROJECT, stores.stores("client.p12", "trust.p12"))) {
            Greeting greeting = client.greet();
            assertEquals(greeting.fingerprint(), greeting.agent().certificateFingerprint());
            assertTrue(greeting.agent().ssl());
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.3, 200", "TLSv1.2, 200", "TLSv1.1, 0"})
    void should_speak_tls_1_2_and_1_3_only(String protocol, int status, @TempDir Path own) throws Exception {
        try (Agent agent = open(own, "agent.p12", "trust.p12")) {
            assertEquals(status, status(agent, "client.p12", protocol));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', TLSv1.3", "'', TLSv1.2", "expired.p12, TLSv1.3", "expired.p12, TLSv1.2", "other.p12, TLSv1.3",
            "other.p12, TLSv1.2"})
    void should_not_answer_without_a_trusted_certificate(String key, String protocol, @TempDir Path own)
            throws Exception {
        try (Agent agent = open(own, "agent.p12", "trust.p12")) {
            assertEquals(0, status(agent, key, protocol));
        }
    }

    @Test
    void should_tell_the_client_of_another_authority_that_it_is_refused(@TempDir Path own) {
        try (Agent agent = open(own, "agent.p12", "trust.p12");
                AgentClient client = agent.client(PROJECT, stores.stores("other.p12", "trust.p12"))) {
            Problems.of("agent-refuses-certificate", client::greet);
        }
    }

    @Test
    void should_not_answer_without_ssl_where_it_is_on(@TempDir Path own) throws Exception {
        try (Agent agent = open(own, "agent.p12", "trust.p12"); RawHttp http = new RawHttp(agent.port())) {
            http.say("GET /api/v1/agent HTTP/1.1\r\nHost: agent\r\n" + RawHttp.LOGIN + "\r\n");
            RawHttp.Answer answer = http.answer();
            assertTrue(answer.status() == 0 && !answer.head().contains("HTTP"), answer.head());
        }
    }

    @Test
    void should_use_stores_that_were_exchanged_and_keep_the_old_ones_while_the_new_are_bad(@TempDir Path own)
            throws Exception {
        Path key = own.resolve("key.p12");
        Files.copy(stores.file("agent.p12"), key);
        ServiceLimits quick = new ServiceLimits(100, 32, 4, 32, Duration.ofSeconds(30), Duration.ofSeconds(15),
                Duration.ofMillis(50));
        try (Agent agent = Agent.open(own, Agent.tls(own, key, stores.file("trust.p12")), quick)) {
            assertEquals(certificate("agent.p12"), served(agent));
            Files.copy(stores.file("expired.p12"), key, StandardCopyOption.REPLACE_EXISTING);
            String problem = "";
            for (int i = 0; i < 200 && problem.isEmpty(); i++) {
                Thread.sleep(50);
                problem = info(agent).problem().map(Problem::code).orElse("");
            }
            assertEquals("certificate-expired", problem);
            assertEquals(certificate("agent.p12"), served(agent));
            Files.copy(stores.file("agent2.p12"), key, StandardCopyOption.REPLACE_EXISTING);
            for (int i = 0; i < 200 && !served(agent).equals(certificate("agent2.p12")); i++) {
                Thread.sleep(50);
            }
            assertEquals(certificate("agent2.p12"), served(agent));
            assertTrue(info(agent).problem().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"missing.p12, trust.p12, The keystore is not there.",
            "agent.p12, missing.p12, The truststore is not there.",
            "keytool.log, trust.p12, 'The keystore is neither JKS nor PKCS12, or is damaged.'"})
    void should_say_why_it_does_not_start(String key, String trust, String reason, @TempDir Path own) {
        Problem problem = Problems.of(() -> open(own, key, trust).close());
        assertEquals(START + reason, problem.what());
    }

    @Test
    void should_not_start_with_an_expired_certificate(@TempDir Path own) {
        Problem problem = Problems.of("certificate-expired", () -> open(own, "expired.p12", "trust.p12").close());
        assertTrue(problem.what().startsWith(START + "The certificate in the keystore is valid from"), problem.what());
    }

    @Test
    void should_say_that_the_password_for_the_keystore_is_incorrect(@TempDir Path own) {
        SecretReference wrong = new SecretReference("agent");
        AgentSettings settings = Agent.settings(own, Agent.server(0, SecretReference.NONE),
                new AgentSettings.Ssl(true, stores.file("agent.p12").toString(), wrong,
                        stores.file("trust.p12").toString(), wrong));
        Problem problem = Problems.of("store-password", () -> Agent.open(own, settings).close());
        assertEquals("The agent could not start with SSL mode enabled. Please reconfigure the agent. Reason: The "
                + "password for keystore is incorrect.", problem.what());
    }

    @Test
    void should_say_that_its_port_is_in_use(@TempDir Path own) throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            AgentSettings settings = Agent.settings(own,
                    Agent.server(other.getLocalPort(), new SecretReference("agent")), Agent.plain(own).ssl());
            Problem problem = Problems.of("port-in-use", () -> Agent.open(own, settings).close());
            assertEquals("127.0.0.1:" + other.getLocalPort(), problem.object());
        }
    }

    private static Agent open(Path own, String key, String trust) {
        return Agent.open(own, Agent.tls(own, stores.file(key), stores.file(trust)));
    }

    private static AgentInfo info(Agent agent) {
        try (AgentClient client = agent.client(PROJECT, stores.stores("client.p12", "trust.p12"))) {
            return client.greet().agent();
        }
    }

    private static String served(Agent agent) {
        try (AgentClient client = agent.client(PROJECT, stores.stores("client.p12", "trust.p12"))) {
            return client.greet().fingerprint().orElseThrow();
        }
    }

    private static String certificate(String name) throws Exception {
        return Fingerprint.of(KeyStore.getInstance(stores.file(name).toFile(), TestStores.PASSWORD.toCharArray())
                .getCertificate("key"));
    }

    /** As a client asks that does not mind what is in its own store; 0 where it gets no answer. */
    private static int status(Agent agent, String key, String protocol) throws Exception {
        try (SSLSocket socket = (SSLSocket) raw(key).getSocketFactory().createSocket("127.0.0.1", agent.port())) {
            socket.setSoTimeout(30_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            socket.getOutputStream().write("GET /api/v1/agent HTTP/1.1\r\nHost: a\r\n\r\n".getBytes());
            byte[] head = socket.getInputStream().readNBytes(12);
            return head.length == 0 ? 0 : Integer.parseInt(new String(head, 9, 3));
        } catch (IOException e) {
            return 0;
        }
    }

    private static SSLContext raw(String key) throws Exception {
        char[] password = TestStores.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(key.isEmpty() ? null : KeyStore.getInstance(stores.file(key).toFile(), password), password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(KeyStore.getInstance(stores.file("trust.p12").toFile(), password));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
