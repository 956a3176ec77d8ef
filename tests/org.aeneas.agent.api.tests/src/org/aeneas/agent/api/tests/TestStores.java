package org.aeneas.agent.api.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;

/** Key and trust stores as keytool makes them, in a folder. All passwords are {@link #PASSWORD}. */
public final class TestStores {
    public static final String PASSWORD = "123456";

    private final Path folder;

    public TestStores(Path folder) {
        this.folder = folder;
    }

    /** With {@code agent.p12} and {@code client.p12}, keys of one private CA to which {@code trust.p12} leads. */
    public static TestStores ofAgentAndClient(Path folder) throws IOException {
        TestStores stores = new TestStores(folder);
        stores.authority("ca.p12", "trust.p12");
        stores.key("agent.p12", "ca.p12");
        stores.key("client.p12", "ca.p12");
        return stores;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public Store store(String name) {
        return new Store(file(name), PASSWORD.toCharArray());
    }

    public Stores stores(String key, String trust) {
        return new Stores(store(key), store(trust));
    }

    /** A private CA, and the trust store that leads to it. */
    public void authority(String name, String trust) {
        keytool("-genkeypair", "-keystore", name, "-alias", "ca", "-dname", "CN=" + name, "-ext", "bc:c");
        keytool("-exportcert", "-keystore", name, "-alias", "ca", "-file", file(name + ".cer").toString());
        keytool("-importcert", "-noprompt", "-keystore", trust, "-alias", "ca", "-file",
                file(name + ".cer").toString());
    }

    /** A key whose certificate the CA has signed. */
    public void key(String name, String authority, String... options) throws IOException {
        Files.copy(file(authority), file(name));
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keystore", name, "-alias", "key", "-dname",
                "CN=" + name, "-signer", "ca"));
        arguments.addAll(List.of(options));
        keytool(arguments.toArray(String[]::new));
        keytool("-delete", "-keystore", name, "-alias", "ca");
    }

    public void asJks(String from, String to) {
        keytool("-importkeystore", "-srckeystore", file(from).toString(), "-srcstorepass", PASSWORD, "-keystore", to,
                "-deststoretype", "JKS");
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (String argument : arguments) {
            boolean store = !command.isEmpty() && command.get(command.size() - 1).equals("-keystore");
            command.add(store ? file(argument).toString() : argument);
        }
        command.addAll(List.of("-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        }
        run(command);
    }

    private void run(List<String> command) {
        try {
            Path output = file("keytool.log");
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("keytool does not end: " + command);
            }
            assertEquals(0, process.exitValue(), () -> command + ": " + read(output));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
