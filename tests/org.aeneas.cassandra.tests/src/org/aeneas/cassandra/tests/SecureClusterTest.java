package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that asks for TLS with certificates on both sides, for passwords and for permissions. */
@ExtendWith(WithClusters.class)
class SecureClusterTest {
    private static final long PATIENCE_NANOS = 90_000_000_000L;

    private static CassandraNode node;
    private static Path client;
    private static Path trusted;
    private static Path stranger;
    private static KeyStores stores;

    @BeforeAll
    static void startNode(@TempDir Path folder, Clusters clusters) throws Exception {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String address = "127." + random.nextInt(1, 250) + "." + random.nextInt(1, 250) + "." + random.nextInt(1, 250);
        stores = new KeyStores(folder);
        Path server = stores.identity("server", address);
        client = stores.identity("client", "127.0.0.1");
        trusted = stores.pem(server, "server");
        stranger = stores.pem(stores.identity("stranger", address), "stranger");
        Path clients = stores.trust(stores.pem(client, "client"), "JKS");
        node = clusters.start(CassandraVersion.V5_0, "secure", NodeOptions.builder().address(address)
                .jvmOptions("-Dcassandra.superuser_setup_delay_ms=0")
                .extraYaml("authenticator: PasswordAuthenticator", "authorizer: CassandraAuthorizer",
                        "client_encryption_options:", "  enabled: true", "  optional: false",
                        "  require_client_auth: true", "  keystore: " + server,
                        "  keystore_password: " + KeyStores.PASSWORD, "  truststore: " + clients,
                        "  truststore_password: " + KeyStores.PASSWORD).build());
        awaitSuperuser();
    }

    private static void awaitSuperuser() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (SourceConnection connection = connect(settings())) {
                assertTrue(connection.description().contains("1 node"));
                return;
            } catch (ProblemException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(500);
            }
        }
    }

    @AfterAll
    static void stopNode() {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEM", "JKS", "PKCS12"})
    void should_take_trust_stores_of_every_type(String type) throws Exception {
        Path store = type.equals("PEM") ? trusted : stores.trust(trusted, type);
        for (String told : new String[] {type, ""}) {
            Map<String, String> settings = settings();
            settings.putAll(Map.of("trust-store", store.toString(), "trust-store-type", told, "trust-store-password",
                    KeyStores.PASSWORD));
            try (SourceConnection connection = connect(settings)) {
                assertTrue(connection.description().startsWith("Cassandra 5.0"));
            }
        }
    }

    @Test
    void should_refuse_a_certificate_that_is_not_trusted() {
        Map<String, String> settings = settings();
        settings.put("trust-store", stranger.toString());

        Problem problem = ConnectTest.problemOf(settings);
        assertEquals("tls-failed", problem.code());
        assertTrue(problem.remedy().contains("trust store"), problem.remedy());
    }

    @Test
    void should_check_the_name_in_the_certificate_unless_told_otherwise() throws Exception {
        try (Relay elsewhere = new Relay(node.address(), CassandraNode.CQL_PORT)) {
            Map<String, String> settings = settings();
            settings.putAll(Map.of("server", "127.0.0.1", "port", String.valueOf(elsewhere.port())));

            Problem problem = ConnectTest.problemOf(settings);
            assertEquals("tls-failed", problem.code());
            assertTrue(problem.remedy().contains("switch the check of the name off"), problem.remedy());

            settings.put("ssl-verify-host", "false");
            try (SourceConnection connection = connect(settings)) {
                assertTrue(connection.description().startsWith("Cassandra 5.0"));
            }
        }
    }

    @Test
    void should_say_when_the_cluster_wants_tls_or_our_certificate() {
        Map<String, String> plain = settings();
        plain.put("ssl", "false");
        Map<String, String> anonymous = settings();
        anonymous.remove("key-store");

        assertEquals("connection-closed", ConnectTest.problemOf(plain).code());
        assertTrue(ConnectTest.problemOf(plain).remedy().contains("Switch SSL on"));
        assertEquals("tls-failed", ConnectTest.problemOf(anonymous).code());
    }

    @Test
    void should_say_that_the_password_is_wrong_or_missing() {
        Map<String, String> wrong = settings();
        wrong.put("password", "not-the-password");
        Map<String, String> missing = settings();
        missing.remove("user");

        Problem problem = ConnectTest.problemOf(wrong);
        assertEquals("password-wrong", problem.code());
        assertTrue(problem.object().startsWith("cassandra at"), problem.object());
        assertFalse(problem.toString().contains("not-the-password"));
        assertEquals("password-required", ConnectTest.problemOf(missing).code());
    }

    @Test
    void should_list_roles_and_say_what_a_role_may_not_read() {
        try (SourceConnection admin = connect(settings())) {
            LiveValuesTest.keyspace(admin, "shut");
            admin.execute("CREATE TABLE shut.t (k int PRIMARY KEY)");
            admin.execute("CREATE ROLE IF NOT EXISTS reader WITH PASSWORD = 'reader' AND LOGIN = true");
            TableSchema table = CqlRows.table(admin, "shut", "t");

            assertTrue(admin.schema().others().contains(new Schema.Other("role", "reader")));

            Map<String, String> reader = settings();
            reader.putAll(Map.of("user", "reader", "password", "reader"));
            try (SourceConnection connection = connect(reader)) {
                assertTrue(connection.schema().table("shut", "t").isPresent());
                Problem problem = assertThrows(ProblemException.class,
                        () -> CqlRows.read(connection.query(table, "ONE"), TokenRange.ALL)).problem();
                assertEquals("cassandra-forbidden", problem.code());
                assertEquals("shut.t", problem.object());
            }
        }
    }

    private static Map<String, String> settings() {
        return new HashMap<>(Map.of("server", node.address(), "ssl", "true", "trust-store", trusted.toString(),
                "key-store", client.toString(), "key-store-password", KeyStores.PASSWORD, "user", "cassandra",
                "password", "cassandra"));
    }

    private static SourceConnection connect(Map<String, String> settings) {
        return Clusters.connect(node, s -> s.putAll(settings));
    }
}
