package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.project.security.StoreGenerator;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreGeneratorTest {
    private static final int HANGS_MILLIS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void should_let_both_sides_in_by_one_pair_of_stores() throws Exception {
        Stores stores = generate("a");
        assertEquals("hello", talk(stores, stores));
    }

    @Test
    void should_keep_out_who_has_other_stores() {
        Stores own = generate("a");
        Stores other = generate("b");
        assertThrows(Exception.class, () -> talk(own, other));
        // With our trust store, but a key that our CA did not sign.
        assertThrows(Exception.class, () -> talk(own, new Stores(other.keyStore(), own.trustStore())));
        assertThrows(SSLException.class, () -> talk(other, own));
    }

    @Test
    void should_be_valid_for_ten_years_and_name_no_host_and_hold_no_key_of_the_ca() throws Exception {
        Stores stores = generate("a");
        KeyStore key = KeyStore.getInstance(stores.keyStore().file().toFile(), stores.keyStore().password());
        KeyStore trust = KeyStore.getInstance(stores.trustStore().file().toFile(), stores.trustStore().password());
        assertEquals("PKCS12", key.getType().toUpperCase(Locale.ROOT));
        assertEquals(1, key.size());
        assertEquals(1, trust.size());
        assertTrue(trust.isCertificateEntry("aeneas-ca"));
        X509Certificate leaf = (X509Certificate) key.getCertificate("aeneas");
        X509Certificate root = (X509Certificate) trust.getCertificate("aeneas-ca");
        leaf.verify(root.getPublicKey());
        assertEquals(-1, leaf.getBasicConstraints());
        assertEquals(0, root.getBasicConstraints());
        assertEquals(null, leaf.getSubjectAlternativeNames());
        assertFalse(leaf.getPublicKey().equals(root.getPublicKey()));
        Duration days = Duration.between(Instant.now(), leaf.getNotAfter().toInstant());
        assertTrue(days.toDays() > 3640 && days.toDays() < 3660, days.toString());
    }

    @Test
    void should_be_read_by_the_keytool_that_users_have() throws Exception {
        Stores stores = generate("a");
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-list", "-keystore",
                stores.trustStore().toString(), "-storepass:env", "STORE_PASSWORD");
        keytool.environment().put("STORE_PASSWORD", new String(stores.trustStore().password()));
        Path output = folder.resolve("keytool.log");
        Process process = keytool.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(HANGS_MILLIS, TimeUnit.MILLISECONDS));
        assertTrue(Files.readString(output).contains("aeneas-ca"), Files.readString(output));
        assertTrue(Files.readString(output).contains("trustedCertEntry"), Files.readString(output));
    }

    @Test
    void should_be_readable_by_its_owner_alone() throws IOException {
        Stores stores = generate("a");
        for (Store store : new Store[] {stores.keyStore(), stores.trustStore()}) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(store.file())));
        }
    }

    @Test
    void should_never_replace_a_store() throws IOException {
        Stores stores = generate("a");
        byte[] before = Files.readAllBytes(stores.keyStore().file());
        Problems.of("store-exists", () -> StoreGenerator.generate(stores));
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(stores.keyStore().file())));
        Store both = new Store(folder.resolve("both.p12"), "123456".toCharArray());
        Problems.of("store-exists", () -> StoreGenerator.generate(new Stores(both, both)));
        assertFalse(Files.exists(both.file()));
    }

    @Test
    void should_refuse_a_password_that_keytool_would_not_take() {
        Stores stores = new Stores(new Store(folder.resolve("k.p12"), "12345".toCharArray()),
                new Store(folder.resolve("t.p12"), "123456".toCharArray()));
        Problems.of("store-password-short", () -> StoreGenerator.generate(stores));
        assertFalse(Files.exists(folder.resolve("t.p12")));
    }

    @Test
    void should_say_that_the_password_of_selected_stores_is_wrong() {
        Stores stores = generate("a");
        Store wrong = new Store(stores.keyStore().file(), "654321".toCharArray());
        assertEquals(wrong.toString(),
                Problems.of("store-password", () -> new Stores(wrong, stores.trustStore()).context()).object());
    }

    private Stores generate(String name) {
        Stores stores = new Stores(new Store(folder.resolve(name + "/key.p12"), ("key-" + name + "-123").toCharArray()),
                new Store(folder.resolve(name + "/trust.p12"), ("trust-" + name + "-123").toCharArray()));
        StoreGenerator.generate(stores);
        return stores;
    }

    /** What a client reads from a server that wants certificates. */
    private static String talk(Stores server, Stores client) throws Exception {
        try (SSLServerSocket listening = (SSLServerSocket) server.context().getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listening.setNeedClientAuth(true);
            listening.setSoTimeout(HANGS_MILLIS);
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> greet(listening));
            try (SSLSocket socket = (SSLSocket) client.context().getSocketFactory().createSocket(
                    InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
                socket.setSoTimeout(HANGS_MILLIS);
                socket.startHandshake();
                byte[] answer = socket.getInputStream().readAllBytes();
                served.get(HANGS_MILLIS, TimeUnit.MILLISECONDS);
                return new String(answer, StandardCharsets.US_ASCII);
            }
        }
    }

    private static void greet(SSLServerSocket listening) {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
