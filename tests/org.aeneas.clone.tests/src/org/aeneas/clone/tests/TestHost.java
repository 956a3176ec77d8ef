package org.aeneas.clone.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.ssh.SshTarget;
import org.aeneas.tests.support.Execution;
import org.aeneas.tests.support.Machine;
import org.aeneas.tests.support.Services;

/** A host of {@link Hosts}. */
final class TestHost {
    /** By whom Cassandra runs; nobody logs in with this name. */
    static final String CASSANDRA = "cassandra";
    /** Logs in and may use sudo without a password. */
    static final String OPERATOR = "operator";
    /** Logs in and may use sudo with {@link org.aeneas.tests.support.Sshd#PASSWORD}. */
    static final String ADMINISTRATOR = "administrator";
    /** Logs in, and that is all. */
    static final String GUEST = "guest";
    static final int CQL_PORT = 9042;
    static final int STORAGE_PORT = 7000;
    static final int JMX_PORT = 7199;

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final String FAKE_TIME = "$(echo /usr/lib/*/faketime/libfaketime.so.1)";

    private final String name;
    private final String address;
    private final String network;
    private final Machine machine;
    private final Layout layout;
    private final CassandraVersion version;
    private final String java;

    TestHost(String name, String address, String network, Machine machine, Layout layout, CassandraVersion version,
            String java) {
        this.name = name;
        this.address = address;
        this.network = network;
        this.machine = machine;
        this.layout = layout;
        this.version = version;
        this.java = java;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    /** The name of its network namespace, and of its cable's end at the bridge. */
    String network() {
        return network;
    }

    Layout layout() {
        return layout;
    }

    /** Home of the Java that runs Cassandra there. */
    String java() {
        return java;
    }

    String home() {
        return layout.home(version.release());
    }

    String configuration() {
        return layout.configuration(version.release());
    }

    String storage() {
        return layout.storage(version.release());
    }

    /** A line of shell for root that starts Cassandra. */
    String startCommand() {
        return layout.start(version.release());
    }

    String stopCommand() {
        return layout.stop(version.release());
    }

    SshTarget login(String user) {
        return new SshTarget(user, address, SshTarget.DEFAULT_PORT);
    }

    /** What a script of the shell prints, run by root, not through SSH; it must end with status 0. */
    String shell(String script) throws IOException, InterruptedException {
        return machine.shell(script);
    }

    Execution run(String... words) throws IOException, InterruptedException {
        return machine.execute(words);
    }

    /** @param path absolute */
    String read(String path) throws IOException {
        return Files.readString(file(path));
    }

    /** As this machine sees it. */
    Path file(String path) {
        return Path.of(machine.root() + path);
    }

    String nodetool(String arguments) throws IOException, InterruptedException {
        return shell(nodetoolCommand() + " " + arguments);
    }

    String nodetoolCommand() {
        return layout.nodetool(version.release());
    }

    /** Waits until this node knows a table; writes what it has of it to disk. */
    void awaitTable(String keyspace, String table) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (run("sh", "-c", nodetoolCommand() + " flush " + keyspace + " " + table).status() != 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(name + " does not know " + keyspace + "." + table + "\n" + log());
            }
            Thread.sleep(200);
        }
    }

    /** As this node sees them. */
    List<NodeStatus> status() throws IOException, InterruptedException {
        return NodeStatus.parse(nodetool("status"));
    }

    /** Starts Cassandra, and does not wait for it. */
    void start() throws IOException, InterruptedException {
        shell(startCommand());
    }

    /** Waits until Cassandra answers clients. */
    void awaitCql() throws Exception {
        try {
            Hosts.awaitPort(address, CQL_PORT, PATIENCE_NANOS);
        } catch (AssertionError e) {
            throw new AssertionError(log(), e);
        }
    }

    /** Waits until this node sees so many nodes, all up and normal. */
    void awaitNodes(int count) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<NodeStatus> seen = List.of();
        while (seen.size() != count || !seen.stream().allMatch(NodeStatus::isUpAndNormal)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(name + " sees " + seen + "\n" + log());
            }
            Thread.sleep(200);
            Execution status = run("sh", "-c", nodetoolCommand() + " status");
            seen = status.status() == 0 ? NodeStatus.parse(status.text()) : List.of();
        }
    }

    /** The caller closes it. */
    SourceConnection cql() {
        return Services.cassandra().connect(new ConnectionSettings(Map.of("server", address, "port",
                Integer.toString(CQL_PORT))), Progress.NONE);
    }

    /** Drains Cassandra, stops it and starts it again, as its operators do; waits until all nodes are there. */
    void restart(int nodes) throws Exception {
        nodetool("drain");
        stop();
        start();
        awaitCql();
        awaitNodes(nodes);
    }

    /** Stops Cassandra in order, and waits for its end. */
    void stop() throws IOException, InterruptedException {
        shell(stopCommand());
    }

    /** Ends Cassandra as a power failure would. */
    void kill() throws IOException, InterruptedException {
        shell("pkill -9 -u " + CASSANDRA + " java; while pgrep -u " + CASSANDRA + " java; do sleep 0.1; done");
    }

    /** The end of Cassandra's log; empty where it has written none. */
    String log() throws IOException, InterruptedException {
        return run("tail", "-n", "60", layout.log(version.release())).text();
    }

    /** Takes its cable out: nobody reaches it, this machine neither. */
    void cut() throws IOException, InterruptedException {
        Execution.text("ip", "link", "set", network, "down");
    }

    void mend() throws IOException, InterruptedException {
        Execution.text("ip", "link", "set", network, "up");
    }

    /** A firewall that silently drops what comes from another host to those ports; to all if none is named. */
    void block(TestHost other, int... ports) throws IOException, InterruptedException {
        StringBuilder rules = new StringBuilder("nft add table ip test; "
                + "nft add chain ip test input '{ type filter hook input priority 0; }'; ");
        String rule = "nft add rule ip test input ip saddr " + other.address;
        if (ports.length == 0) {
            rules.append(rule).append(" drop; ");
        }
        for (int port : ports) {
            rules.append(rule).append(" tcp dport ").append(port).append(" drop; ");
        }
        shell(rules.toString());
    }

    /** Takes the firewall away. */
    void unblock() throws IOException, InterruptedException {
        shell("nft delete table ip test");
    }

    /** Sets the clock that programs of later logins see. @param offset such as {@code +90s} */
    void shiftClock(String offset) throws IOException, InterruptedException {
        // Not in /etc/ld.so.preload: sshd's own processes may not read the clock's file.
        shell("printf 'FAKETIME=%s\\nLD_PRELOAD=%s\\n' " + offset + " " + FAKE_TIME + " >/etc/environment");
    }

    void resetClock() throws IOException, InterruptedException {
        shell(": >/etc/environment");
    }
}
