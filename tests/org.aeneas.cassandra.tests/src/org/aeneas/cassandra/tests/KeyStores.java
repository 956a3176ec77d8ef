package org.aeneas.cassandra.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Throw-away keys and certificates, by the JDK's own keytool. */
record KeyStores(Path folder) {
    static final String PASSWORD = "changeit";

    /** A PKCS12 store with a key and its self-signed certificate for an address. */
    Path identity(String name, String address) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        keytool("-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12", "-alias", name, "-keyalg", "RSA",
                "-keysize", "2048", "-dname", "CN=" + name, "-ext", "SAN=ip:" + address, "-validity", "2");
        return store;
    }

    /** The certificate of an identity, in PEM. */
    Path pem(Path identity, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".pem");
        keytool("-exportcert", "-rfc", "-keystore", identity.toString(), "-alias", name, "-file", file.toString());
        return file;
    }

    /** A store that trusts a certificate. */
    Path trust(Path pem, String type) throws IOException, InterruptedException {
        Path store = folder.resolve(pem.getFileName() + "." + type.toLowerCase(Locale.ROOT));
        keytool("-importcert", "-noprompt", "-keystore", store.toString(), "-storetype", type, "-alias", "trusted",
                "-file", pem.toString());
        return store;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError(output);
        }
    }
}
