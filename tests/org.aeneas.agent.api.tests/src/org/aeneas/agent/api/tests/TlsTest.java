package org.aeneas.agent.api.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Fingerprint;
import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of mutual TLS, with stores of keytool's and a server of the JDK's. */
class TlsTest {
    @TempDir
    private static Path folder;
    private static TestStores stores;

    @BeforeAll
    static void makeStores() throws Exception {
        stores = TestStores.ofAgentAndClient(folder);
        stores.authority("other-ca.p12", "other-trust.p12");
        stores.key("expired.p12", "ca.p12", "-startdate", "-10d", "-validity", "5");
        stores.key("named.p12", "ca.p12", "-ext", "san=dns:agent.example");
        stores.key("local.p12", "ca.p12", "-ext", "san=dns:localhost,ip:127.0.0.1");
        stores.key("other.p12", "other-ca.p12");
        stores.asJks("client.p12", "client.jks");
        stores.asJks("trust.p12", "trust.jks");
    }

    @ParameterizedTest
    @CsvSource({"client.p12, trust.p12, TLSv1.3", "client.p12, trust.p12, TLSv1.2", "client.jks, trust.jks, TLSv1.3",
            "client.jks, trust.p12, TLSv1.2"})
    void should_speak_with_an_agent_whose_certificate_names_no_host(String key, String trust, String protocol)
            throws Exception {
        try (TestAgent agent = agent("agent.p12", protocol); AgentClient client = client(agent.address(), key, trust)) {
            assertEquals(Fingerprint.of(certificate("agent.p12")), client.greet().fingerprint().orElseThrow());
            assertTrue(client.greet().fingerprint().orElseThrow().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void should_speak_with_an_agent_by_a_name_that_its_certificate_has(String host) throws Exception {
        try (TestAgent agent = agent("local.p12", "TLSv1.3");
                AgentClient client = client(new AgentAddress(host, agent.port()), "client.p12", "trust.p12")) {
            assertTrue(client.greet().fingerprint().isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void should_refuse_an_agent_whose_certificate_has_other_names(String host) throws Exception {
        try (TestAgent agent = agent("named.p12", "TLSv1.3");
                AgentClient client = client(new AgentAddress(host, agent.port()), "client.p12", "trust.p12")) {
            assertEquals("agent-other-host", problem(client).code());
            assertTrue(agent.requests().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void should_refuse_an_agent_of_another_authority_and_show_its_fingerprint(String protocol) throws Exception {
        try (TestAgent agent = agent("agent.p12", protocol);
                AgentClient client = client(agent.address(), "client.p12", "other-trust.p12")) {
            Problem problem = problem(client);

            assertEquals("agent-untrusted", problem.code());
            assertTrue(problem.what().contains(Fingerprint.of(certificate("agent.p12"))), problem.what());
            assertTrue(agent.requests().isEmpty());
        }
    }

    @Test
    void should_refuse_an_expired_agent() throws Exception {
        SSLContext expired = raw("expired.p12", "trust.p12");
        try (TestAgent agent = TestAgent.tls(expired, new ContractServer(), "TLSv1.3");
                AgentClient client = client(agent.address(), "client.p12", "trust.p12")) {
            assertEquals("agent-certificate-expired", problem(client).code());
        }
    }

    @Test
    void should_refuse_an_expired_agent_whose_certificate_itself_is_in_the_trust_store() throws Exception {
        SSLContext expired = raw("expired.p12", "trust.p12");
        try (TestAgent agent = TestAgent.tls(expired, new ContractServer(), "TLSv1.3");
                AgentClient client = client(agent.address(), "client.p12", "expired.p12")) {
            assertEquals("agent-certificate-expired", problem(client).code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void should_say_that_the_agent_refuses_a_key_of_another_authority(String protocol) throws Exception {
        try (TestAgent agent = agent("agent.p12", protocol);
                AgentClient client = client(agent.address(), "other.p12", "trust.p12")) {
            Problem problem = problem(client);
            assertEquals("agent-refuses-certificate", problem.code(), problem::what);
            assertTrue(agent.requests().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', TLSv1.2", "'', TLSv1.3", "expired.p12, TLSv1.2", "expired.p12, TLSv1.3"})
    void should_let_nobody_in_without_a_valid_certificate(String key, String protocol) throws Exception {
        try (TestAgent agent = agent("agent.p12", protocol)) {
            HttpsURLConnection connection = (HttpsURLConnection) URI
                    .create("https://127.0.0.1:" + agent.port() + "/api/v1/agent").toURL().openConnection();
            connection.setSSLSocketFactory(raw(key, "trust.p12").getSocketFactory());
            connection.setHostnameVerifier((host, session) -> true);

            assertThrows(IOException.class, ((HttpURLConnection) connection)::getResponseCode);
            assertTrue(agent.requests().isEmpty());
        }
    }

    @Test
    void should_say_that_an_agent_is_without_ssl() {
        try (TestAgent agent = TestAgent.plain(new ContractServer());
                AgentClient client = client(agent.address(), "client.p12", "trust.p12")) {
            assertEquals("agent-without-ssl", problem(client).code());
        }
    }

    @Test
    void should_say_that_an_agent_wants_ssl() throws Exception {
        try (TestAgent agent = agent("agent.p12", "TLSv1.3");
                AgentClient client = AgentClientTest.client(agent, AgentClientTest.SHORT)) {
            assertEquals("agent-with-ssl", problem(client).code());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.p12", "client.jks"})
    void should_say_that_the_password_of_a_keystore_is_incorrect(String key) {
        Problem problem = refused(new Stores(new Store(stores.file(key), "s3cr3t".toCharArray()),
                stores.store("trust.p12")));

        assertEquals("The password for keystore is incorrect.", problem.what());
        assertEquals(stores.file(key).toString(), problem.object());
        assertFalse(problem.toString().contains("s3cr3t"));
    }

    @Test
    void should_say_that_the_password_of_a_truststore_is_incorrect() {
        Problem problem = refused(new Stores(stores.store("client.p12"),
                new Store(stores.file("trust.jks"), "s3cr3t".toCharArray())));

        assertEquals("The password for truststore is incorrect.", problem.what());
    }

    @ParameterizedTest
    @CsvSource({"missing.p12, trust.p12, store-missing", "keytool.log, trust.p12, store-format",
            "empty, trust.p12, store-format", "trust.p12, trust.p12, store-without-key",
            "expired.p12, trust.p12, certificate-expired", "client.p12, missing.p12, store-missing"})
    void should_say_what_is_wrong_with_a_store(String key, String trust, String code) throws Exception {
        Files.write(stores.file("empty"), new byte[0]);
        assertEquals(code, refused(stores.stores(key, trust)).code());
    }

    @Test
    void should_wipe_the_passwords_when_the_stores_are_read_or_refused() {
        for (String key : new String[] {"client.p12", "missing.p12"}) {
            Stores given = stores.stores(key, "trust.p12");
            try (AgentClient client = new AgentClient(new AgentAddress("127.0.0.1", 1),
                    new Access.Certificates(given), AgentClientTest.PROJECT)) {
                assertFalse(given.toString().contains(TestStores.PASSWORD));
            } catch (ProblemException e) {
                assertEquals("store-missing", e.problem().code());
            }
            assertArrayEquals(new char[6], given.keyStore().password());
            assertArrayEquals(new char[6], given.trustStore().password());
        }
    }

    private static TestAgent agent(String key, String protocol) {
        return TestAgent.tls(stores.stores(key, "trust.p12").context(), new ContractServer(), protocol);
    }

    private static AgentClient client(AgentAddress agent, String key, String trust) {
        return new AgentClient(agent, new Access.Certificates(stores.stores(key, trust)), AgentClientTest.PROJECT,
                AgentClientTest.SHORT);
    }

    private static Problem problem(AgentClient client) {
        return assertThrows(ProblemException.class, client::greet).problem();
    }

    private static Problem refused(Stores given) {
        return assertThrows(ProblemException.class, given::context).problem();
    }

    private static java.security.cert.Certificate certificate(String name) throws Exception {
        return KeyStore.getInstance(stores.file(name).toFile(), TestStores.PASSWORD.toCharArray())
                .getCertificate("key");
    }

    /** A context as others make it, which does not mind what is in its own stores. */
    private static SSLContext raw(String key, String trust) throws Exception {
        char[] password = TestStores.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(key.isEmpty() ? null : KeyStore.getInstance(stores.file(key).toFile(), password), password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(KeyStore.getInstance(stores.file(trust).toFile(), password));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
