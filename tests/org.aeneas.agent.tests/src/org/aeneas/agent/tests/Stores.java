package org.aeneas.agent.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Key stores and trust stores, made by the JDK's keytool. */
record Stores(Path folder) {
    static final String PASSWORD = "123456";

    /** @param options of {@code keytool -genkeypair}: {@code -storetype JKS} */
    Path keys(String name, String... options) throws Exception {
        Path store = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("-genkeypair", "-keystore", store.toString(), "-alias", "agent",
                "-keyalg", "EC", "-dname", "CN=agent", "-storepass", PASSWORD,
                "-keypass", PASSWORD));
        command.addAll(List.of(options));
        keytool(command);
        return store;
    }

    Path trusting(String name, Path keys) throws Exception {
        Path certificate = folder.resolve(name + ".cer");
        Path store = folder.resolve(name);
        keytool(List.of("-exportcert", "-keystore", keys.toString(), "-alias", "agent", "-file", certificate.toString(),
                "-storepass", PASSWORD));
        keytool(List.of("-importcert", "-noprompt", "-keystore", store.toString(), "-alias", "peer", "-file",
                certificate.toString(), "-storepass", PASSWORD));
        return store;
    }

    private static void keytool(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError(output);
        }
    }
}
