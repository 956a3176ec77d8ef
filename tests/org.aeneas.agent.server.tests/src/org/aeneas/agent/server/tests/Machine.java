package org.aeneas.agent.server.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.AgentCommandLine;
import org.aeneas.agent.Terminal;
import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.agent.server.AgentCommands;
import org.aeneas.agent.server.NodeReading;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.core.Progress;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.Readers;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;

/** A machine, in a folder, with an agent that is configured with SSL, and with a node of its own. */
public final class Machine {
    /** All others are started when they are needed. */
    private static final Set<String> STARTED = Set.of("org.apache.felix.scr", "org.eclipse.equinox.app",
            "org.apache.aries.spifly.dynamic.bundle", "ch.qos.logback.classic");
    private static final SecretReference PASSWORD = new SecretReference("stores");
    private static final List<String> VM_ARGUMENTS = List.of("-Xmx160m", "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "-Dorg.apache.cassandra.disable_mbean_registration=true",
            "-Dlogback.configurationFile=../../features/org.aeneas.headless.feature/rootfiles/logback.xml");

    final AgentFolders folders;
    final Path output;
    private final Path folder;
    private final TestStores stores;
    private final int port;
    private final int healthPort;

    /** @param stores with {@code agent.p12}, {@code client.p12} and {@code trust.p12} */
    public Machine(Path folder, TestStores stores) throws IOException {
        this.folder = folder;
        this.stores = stores;
        folders = new AgentFolders(folder.resolve("root"));
        output = folder.resolve("output");
        try (ServerSocket one = free(); ServerSocket other = free()) {
            port = one.getLocalPort();
            healthPort = other.getLocalPort();
        }
        SecretStore.of(folders).put(PASSWORD, TestStores.PASSWORD.toCharArray());
        Tables.asNode(data());
        configure(node(true));
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** The data directory of the node. */
    public Path data() {
        return folder.resolve("data");
    }

    DataProvider node(boolean local) {
        return new DataProvider("127.0.0.1", local, 22,
                new DataProvider.PasswordLogin("cassandra", PASSWORD), "/etc/cassandra/cassandra.yaml",
                List.of(data().toString()), DataProvider.Jmx.INITIAL, "");
    }

    /** The node whose files are in this directory, instead of the machine's own. */
    public void readFrom(Path directory) {
        configure(new DataProvider("127.0.0.1", true, 22, new DataProvider.PasswordLogin("cassandra", PASSWORD),
                "/etc/cassandra/cassandra.yaml", List.of(directory.toString()), DataProvider.Jmx.INITIAL, ""));
    }

    /** The node behind that sshd, while it works: its snapshots and changes are read. */
    public void readFrom(Sshd sshd, Path directory, int jmxPort) {
        KnownHosts hosts = new KnownHosts(folders.knownHosts());
        hosts.trust(new SshClient(hosts).hostKey(sshd.target(), Progress.NONE));
        configure(new DataProvider(sshd.target().host(), true, sshd.target().port(),
                new DataProvider.KeyLogin(Sshd.user(), sshd.userKey().toString(), SecretReference.NONE),
                "/etc/cassandra/cassandra.yaml", List.of(directory.toString()),
                new DataProvider.Jmx(jmxPort, "", SecretReference.NONE), ""));
    }

    void configure(DataProvider node) {
        new SettingsFile(folders.settings()).write(new AgentSettings("5",
                new AgentSettings.Server(port, AgentSettings.LOOPBACK, SecretReference.NONE, healthPort),
                new AgentSettings.Ssl(true, stores.file("agent.p12").toString(), PASSWORD,
                        stores.file("trust.p12").toString(), PASSWORD),
                output.toString(), AgentFolders.LOG_FOLDER, AgentFolders.MOUNT_FOLDER, List.of(node),
                new AgentSettings.Limits(2, 0, 0)));
    }

    public int port() {
        return port;
    }

    int healthPort() {
        return healthPort;
    }

    public AgentClient client(UUID project) {
        return new AgentClient(new AgentAddress("127.0.0.1", port),
                new Access.Certificates(stores.stores("client.p12", "trust.p12")), project, Agent.SHORT);
    }

    /** Programs that work with these stand-ins; what of AWS the environment of the tests has is not theirs. */
    public ChildJvm.Program program(StandIns aws, String... vmArguments) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of("AWS_EC2_METADATA_DISABLED", "true",
                "AWS_ACCESS_KEY_ID", "nobody", "AWS_SECRET_ACCESS_KEY", "nothing"));
        environment.putAll(aws.environment());
        List<String> arguments = new ArrayList<>(VM_ARGUMENTS);
        arguments.addAll(List.of(vmArguments));
        // As the launcher does; the settings name another one.
        arguments.add("-Daeneas.log=" + folder.resolve("launched.log"));
        return new ChildJvm.Program(AgentProcess.class, BundlesClassPath.of(folder.resolve("jars"), "org.aeneas.aws",
                "org.aeneas.sstable.v5", "org.aeneas.cassandra"), arguments, environment);
    }

    /**
     * The agent's product as it is installed, but for its launcher: in a framework of its own, which has the bundles
     * of the tests' framework.
     *
     * @param engines a folder of further engines; empty for none
     */
    public ChildJvm serveInFramework(StandIns aws, Optional<Path> engines) throws Exception {
        Path area = Files.createTempDirectory(folder, "framework-");
        Files.writeString(area.resolve("config.ini"), "osgi.bundles=" + BundlesClassPath.files().entrySet().stream()
                .filter(bundle -> !bundle.getKey().matches("org\\.aeneas\\.(ui|help|sample).*|.*simpleconfigurator.*"))
                .map(bundle -> "reference\\:file\\:" + bundle.getValue()
                        + (STARTED.contains(bundle.getKey()) ? "@start" : ""))
                .collect(Collectors.joining(",")) + "\n");
        ChildJvm.Program program = program(aws, "-Daeneas.agent.root=" + folders.root(), "-Daeneas.agent.reading=files")
                .ofMain(BundlesClassPath.frameworkJar(), "org.eclipse.core.runtime.adaptor.EclipseStarter");
        List<String> arguments = new ArrayList<>(List.of("-configuration", area.toString(), "-data", "@none",
                "-application", "org.aeneas.agent.application", "-consoleLog", "--serve"));
        engines.ifPresent(given -> arguments.addAll(List.of("--engines", given.toString())));
        ChildJvm child = program.start(Files.createTempFile(folder, "agent-", ".txt"),
                arguments.toArray(String[]::new));
        if (child.awaitLine(AgentProcess.LISTENS).isEmpty()) {
            throw new AssertionError(child.output());
        }
        return child;
    }

    /** The service, when it listens. */
    public ChildJvm serve(ChildJvm.Program program) throws Exception {
        return serve(program, NodeReading.FILES);
    }

    /** The service of a machine that reads from a node which works. */
    public ChildJvm serveSnapshots(ChildJvm.Program program) throws Exception {
        return serve(program, NodeReading.SNAPSHOTS);
    }

    ChildJvm serve(ChildJvm.Program program, NodeReading reading) throws Exception {
        Path printed = Files.createTempFile(folder, "agent-", ".txt");
        ChildJvm child = program.start(printed, folders.root().toString(), reading.name());
        if (child.awaitLine(AgentProcess.LISTENS).isEmpty()) {
            throw new AssertionError(child.output());
        }
        return child;
    }

    List<AgentCommand> commands() {
        return AgentCommands.of(folders, Services.aws(), new SSTables(Readers.all()),
                NodeReading.FILES, "1.2.3");
    }

    /** Runs a utility in this process. */
    Said run(String... arguments) {
        return run(commands(), arguments);
    }

    Said run(List<AgentCommand> commands, String... arguments) {
        Said said = new Said();
        said.status = new AgentCommandLine(folders, said, "1.2.3", name -> commands.stream()
                .filter(command -> command.name().equals(name)).findFirst()).run(List.of(arguments));
        return said;
    }

    /** What a utility said, and its exit status. */
    static final class Said implements Terminal {
        private final List<String> lines = new ArrayList<>();
        private int status;

        int status() {
            return status;
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }

        synchronized String text() {
            return lines.stream().collect(Collectors.joining("\n"));
        }

        @Override
        public synchronized void print(String line) {
            lines.add(line);
        }

        @Override
        public String ask(String prompt) {
            throw new AssertionError("nobody is there to answer: " + prompt);
        }

        @Override
        public char[] askSecret(String prompt) {
            throw new AssertionError("nobody is there to answer: " + prompt);
        }
    }

    /** How long anything may take before it counts as hanging. */
    static Duration patience() {
        return Duration.ofMinutes(2);
    }
}
