package org.aeneas.bench.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/**
 * The agent's product, started by its jar, configured in a folder that stands for the machine. The sample data is the
 * data directory of a node on the agent's own machine, which nobody writes to.
 *
 * @param said the file of what it prints
 */
record AgentProgram(Process process, int port, Path said) implements AutoCloseable {
    private static final String JAR = "aws-cassandra-extractor.jar";
    private static final String LISTENS = "The agent listens on ";
    private static final Duration START = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;
    private static final long GRACE_SECONDS = 70;
    private static final SecretReference PASSWORD = new SecretReference("stores");

    static AgentProgram start(Site site, SampleData data, KeyStores stores, Progress progress) throws IOException {
        Path folder = site.work().fresh("agent");
        int port;
        try (ServerSocket one = free(); ServerSocket other = free()) {
            port = one.getLocalPort();
            configure(folder, data, stores, port, other.getLocalPort());
        }
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", site.equipment().program().resolveSibling(JAR).toString()).directory(folder.toFile())
                        .redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        builder.environment().putAll(environment(folder, site.sandbox(progress)));
        AgentProgram agent = new AgentProgram(builder.start(), port, said);
        try {
            agent.awaitStart(progress);
            return agent;
        } catch (RuntimeException | IOException e) {
            agent.close();
            throw e;
        }
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void configure(Path root, SampleData data, KeyStores stores, int port, int healthPort) {
        AgentFolders folders = new AgentFolders(root);
        SecretStore.of(folders).put(PASSWORD, KeyStores.PASSWORD.toCharArray());
        DataProvider node = new DataProvider("127.0.0.1", true, 22,
                new DataProvider.PasswordLogin("cassandra", PASSWORD), "/etc/cassandra/cassandra.yaml",
                List.of(data.files().getParent().getParent().toString()), DataProvider.Jmx.INITIAL, "");
        new SettingsFile(folders.settings()).write(new AgentSettings("5",
                new AgentSettings.Server(port, AgentSettings.LOOPBACK, SecretReference.NONE, healthPort),
                new AgentSettings.Ssl(true, stores.key().toString(), PASSWORD, stores.trust().toString(), PASSWORD),
                root.resolve("output").toString(), AgentFolders.LOG_FOLDER, AgentFolders.MOUNT_FOLDER, List.of(node),
                new AgentSettings.Limits(1, 0, Contests.THREADS)));
    }

    private static Map<String, String> environment(Path folder, LiveSandbox sandbox) {
        Map<String, String> environment = new HashMap<>(Map.of("AENEAS_HEAP", Extraction.HEAP,
                "AENEAS_CONFIGURATION", folder.resolve("configuration").toString(),
                "AENEAS_LOGS", folder.resolve("logs").toString(), "AWS_EC2_METADATA_DISABLED", "true",
                // What is installed starts the command line unless it is told otherwise.
                "AENEAS_JAVA_OPTIONS", "-Declipse.application=org.aeneas.agent.application -Daeneas.agent.root="
                        + folder + " -Daeneas.agent.reading=files"));
        sandbox.profile().endpoints().forEach((service, uri) -> environment.put("AWS_ENDPOINT_URL_"
                + (service == Service.DMS ? "DATABASE_MIGRATION_SERVICE" : service.name()), uri.toString()));
        return environment;
    }

    private void awaitStart(Progress progress) throws IOException {
        long begun = System.nanoTime();
        while (!Files.readString(said).contains(LISTENS)) {
            progress.check();
            try {
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)
                        || System.nanoTime() - begun > START.toNanos()) {
                    throw new Problem("bench-process-failed", "The agent does not start: " + Files.readString(said),
                            JAR, "Read what it said, mend that, and run the benchmark again.").asException();
                }
            } catch (InterruptedException e) {
                throw CancelledException.of(e);
            }
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
