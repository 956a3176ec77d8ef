package org.aeneas.clone.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.tests.support.Execution;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.FreshSystem;
import org.aeneas.tests.support.Machine;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hosts of a network of their own, which this machine reaches too: each a fresh Debian in namespaces, with a real sshd
 * on port 22 and, where it is wanted, a real Cassandra. A process of its own, the script {@code resources/keeper}, removes
 * everything when they are closed, and also when this JVM ends or is killed.
 */
@SuppressWarnings("deprecation")
final class Hosts implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** The last number of the first host's address; .1 is this machine. */
    private static final int FIRST = 11;

    private final FreshSystem system;
    private final Path folder = Folders.temporary();
    private final Path group = FreshSystem.groups().resolve(folder.getFileName());
    private final Process keeper;
    private final int number;
    private final Map<CassandraVersion, Path> libraries = new LinkedHashMap<>();
    private final List<TestHost> hosts = new ArrayList<>();

    /**
     * Gives hosts, of which there are none yet, to a test or to a class ({@code BeforeAll}) that has a parameter for
     * them; closed behind it. Skips where there can be none.
     */
    static final class Extension implements ParameterResolver, ExecutionCondition {
        private static final List<String> PROGRAMS = List.of("ip", "setsid", "ssh-keygen");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (!FreshSystem.possible()) {
                return ConditionEvaluationResult.disabled(FreshSystem.NEEDS);
            }
            return PROGRAMS.stream().filter(program -> !Execution.exists(program)).findFirst()
                    .map(program -> ConditionEvaluationResult.disabled("needs the program " + program))
                    .orElseGet(() -> ConditionEvaluationResult.enabled(""));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Hosts.class;
        }

        @Override
        public Hosts resolveParameter(ParameterContext parameter, ExtensionContext context) {
            FreshSystem system = FreshSystem.of(context);
            return context.getStore(ExtensionContext.Namespace.create(Hosts.class)).getOrComputeIfAbsent(Hosts.class,
                    key -> of(system), Hosts.class);
        }

        private static Hosts of(FreshSystem system) {
            try {
                return new Hosts(system);
            } catch (IOException e) {
                return Assumptions.abort("needs bridges and network namespaces: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** @throws IOException where this machine's kernel, or its rights here, let nobody have a network */
    Hosts(FreshSystem system) throws IOException, InterruptedException {
        this.system = system;
        Path log = folder.resolve("keeper.log");
        keeper = new ProcessBuilder("setsid", "sh", "resources/keeper", folder.toString(), group.toString())
                .redirectError(log.toFile()).start();
        BufferedReader said = keeper.inputReader();
        String line = said.readLine();
        if (line == null) {
            keeper.waitFor();
            String why = Files.readString(log).strip();
            Folders.delete(folder);
            throw new IOException(why);
        }
        number = Integer.parseInt(line);
        Execution.text("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", userKey().toString());
    }

    /** With which everybody logs in. */
    Path userKey() {
        return folder.resolve("key");
    }

    /** For a test's own files; removed with the hosts. */
    Path folder() {
        return folder;
    }

    List<TestHost> all() {
        return List.copyOf(hosts);
    }

    /** The address that the next host gets. */
    String nextAddress() {
        return address(hosts.size());
    }

    /** @param index from 0 */
    String address(int index) {
        return "198.18." + number + "." + (FIRST + index);
    }

    /** Starts a host with Cassandra, which does not run yet. */
    TestHost add(CassandraVersion version, Layout layout, NodeOptions options) throws Exception {
        return add(version, layout, Optional.of(options));
    }

    /** Starts a host without Cassandra, but with Java for it. */
    TestHost addBare(CassandraVersion version, Layout layout) throws Exception {
        return add(version, layout, Optional.empty());
    }

    private TestHost add(CassandraVersion version, Layout layout, Optional<NodeOptions> options) throws Exception {
        String name = "host" + (hosts.size() + 1);
        String address = nextAddress();
        Path work = Files.createDirectory(folder.resolve(name));
        Files.createDirectory(work.resolve("upper"));
        Files.writeString(work.resolve("hostname"), name + "\n");
        HostFiles files = new HostFiles(system, work.resolve("upper"));
        files.people(Files.readString(folder.resolve("key.pub")));
        files.hostKey();
        files.write("/etc/hostname", name + "\n");
        files.write("/etc/hosts", "127.0.0.1 localhost\n" + address + " " + name + "\n");
        StringBuilder mounts = new StringBuilder();
        String java = java(version, files, mounts);
        if (options.isPresent()) {
            new HostCassandra(version, layout, options.get()).write(files, address, java);
            mounts.append(library(version)).append('\t').append(layout.home(version.release())).append("/lib\n");
        }
        Files.writeString(work.resolve("mounts"), mounts);
        String network = "aeneas" + number + "-" + (hosts.size() + 1);
        Machine machine = new Machine(system, new Machine.Place(work, group.resolve(name),
                Optional.of(connect(network, address)), true),
                layout == Layout.SYSTEMD ? Machine.Init.SYSTEMD : Machine.Init.PLAIN);
        TestHost host = new TestHost(name, address, network, machine, layout, version, java);
        hosts.add(host);
        awaitPort(address, 22, PATIENCE_NANOS);
        return host;
    }

    /** A network namespace whose one device is at the bridge. */
    private Path connect(String network, String address) throws IOException, InterruptedException {
        Execution.text("ip", "netns", "add", network);
        Execution.text("ip", "link", "add", network, "type", "veth", "peer", "name", "eth0", "netns", network);
        Execution.text("ip", "link", "set", network, "master", "aeneas" + number, "up");
        Execution.text("ip", "-n", network, "link", "set", "lo", "up");
        Execution.text("ip", "-n", network, "addr", "add", address + "/24", "dev", "eth0");
        Execution.text("ip", "-n", network, "link", "set", "eth0", "up");
        return Path.of("/run/netns", network);
    }

    /** The jars as other users than this one may read them. */
    private Path library(CassandraVersion version) throws IOException {
        if (!libraries.containsKey(version)) {
            Path library = Files.createDirectories(folder.resolve("lib-" + version.release()));
            Path jars = CassandraNode.jars(version, Cache.ofUser(), Progress.NONE);
            try (Stream<Path> files = Files.list(jars)) {
                for (Path file : files.filter(jar -> jar.toString().endsWith(".jar")).toList()) {
                    Files.copy(file, library.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            libraries.put(version, library);
        }
        return libraries.get(version);
    }

    /** @return its home on the host: the system's own, or one of this machine, at the same place as here */
    private String java(CassandraVersion version, HostFiles files, StringBuilder mounts) throws IOException {
        try (Stream<Path> homes = Files.list(system.files().resolve("usr/lib/jvm"))) {
            Optional<Path> own = homes.filter(Files::isDirectory)
                    .filter(home -> home.getFileName().toString().startsWith("java-" + version.java() + "-"))
                    .findFirst();
            if (own.isPresent()) {
                return "/" + system.files().relativize(own.get());
            }
        }
        Cache cache = Cache.ofUser();
        Path launcher = CassandraNode.java(version, cache, Progress.NONE);
        Path fetched = cache.root().resolve("java").resolve(Integer.toString(version.java()));
        Path seen = launcher.startsWith(fetched) ? fetched : launcher.toRealPath().getParent().getParent();
        try (Stream<Path> inside = Files.list(seen)) {
            // One by one: the folder itself may be for its owner only.
            for (Path part : inside.filter(Files::isDirectory).toList()) {
                files.folder(part.toString());
                mounts.append(part).append('\t').append(part).append('\n');
            }
        }
        return launcher.getParent().getParent().toString();
    }

    static void awaitPort(String address, int port, long patienceNanos) throws Exception {
        long deadline = System.nanoTime() + patienceNanos;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), 1000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(address + ":" + port + " does not answer", e);
                }
                Thread.sleep(100);
            }
        }
    }

    /** What is left when the hosts are closed: nothing. */
    List<Path> traces() {
        Stream<Path> networks = hosts.stream().map(host -> Path.of("/run/netns", host.network()));
        return Stream.concat(networks, Stream.of(folder, group, Path.of("/sys/class/net/aeneas" + number)))
                .filter(Files::exists).toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        keeper.getOutputStream().close();
        if (!keeper.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("The keeper of the hosts does not end: " + folder);
        }
    }
}
