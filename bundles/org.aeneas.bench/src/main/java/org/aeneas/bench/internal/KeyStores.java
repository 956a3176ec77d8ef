package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.core.Progress;

/** A private CA, and one key for agent and client, as keytool makes them in a folder that goes with the benchmark. */
record KeyStores(Path folder) {
    /** Of stores of which nobody but this run knows. */
    static final String PASSWORD = "benchmark";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    static KeyStores in(Path folder, Progress progress) throws IOException {
        KeyStores stores = new KeyStores(folder);
        stores.keytool(progress, "-genkeypair", "-keystore", "key.p12", "-alias", "ca", "-dname", "CN=ca", "-ext",
                "bc:c");
        stores.keytool(progress, "-exportcert", "-keystore", "key.p12", "-alias", "ca", "-file", "ca.cer");
        stores.keytool(progress, "-importcert", "-noprompt", "-keystore", "trust.p12", "-alias", "ca", "-file",
                "ca.cer");
        stores.keytool(progress, "-genkeypair", "-keystore", "key.p12", "-alias", "key", "-dname", "CN=key", "-signer",
                "ca");
        stores.keytool(progress, "-delete", "-keystore", "key.p12", "-alias", "ca");
        return stores;
    }

    Path key() {
        return folder.resolve("key.p12");
    }

    Path trust() {
        return folder.resolve("trust.p12");
    }

    Stores stores() {
        return new Stores(new Store(key(), PASSWORD.toCharArray()), new Store(trust(), PASSWORD.toCharArray()));
    }

    private void keytool(Progress progress, String... arguments) throws IOException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                .toString()));
        command.addAll(List.of(arguments));
        if (command.contains("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
        }
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        ChildProcess.of("keytool", command).run(folder, LIMIT, progress);
    }
}
